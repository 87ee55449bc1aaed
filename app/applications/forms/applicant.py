"""The applicant's small forms."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.form import BaseForm
from wtforms.validators import DataRequired, Length, ValidationError

from app.applications.rules import Say
from app.applications.services.sending import REPLY_MAX
from app.core.addresses import normal_email
from app.core.errors import DomainError
from app.core.text import clean_text
from app.programmes.definition import EligibilityQuestion


class EligibilityForm(BaseForm):
    """One eligibility question on its screen."""

    def __init__(self, question: EligibilityQuestion, say: Say) -> None:
        self._error = say(question.error)
        choices = [SelectChoice(choice.value, say(choice.label)) for choice in question.choices]
        field: Any = RadioField(
            say(question.label), choices=choices, description=say(question.help) if question.help else ""
        )
        super().__init__({question.slug: field})
        self.process()
        self.field = self[question.slug]

    def refuse_silence(self) -> None:
        """Say what to choose: somebody went on without an answer."""
        self.field.errors = [self._error]


class CharterForm(FlaskForm):
    """The box ticked before sending; its words and its error are the programme's."""

    charter_read = BooleanField()

    def words(self, label: str, error: str) -> "CharterForm":
        """Take the programme's words."""
        self.charter_read.label.text = label
        self._error = error
        return self

    def refuse_silence(self) -> None:
        """Say what to tick."""
        self.charter_read.errors = [self._error]


class LaterForm(FlaskForm):
    """Where to send the link that resumes a draft."""

    email = EmailField(
        "Adresse e-mail",
        description="Nous y envoyons le lien pour reprendre, et rien d’autre",
        validators=[DataRequired("Écrivez votre adresse e-mail")],
    )

    def validate_email(self, field: EmailField) -> None:
        """Refuse what no letter could reach."""
        try:
            self.address = normal_email(field.data or "")
        except DomainError:
            raise ValidationError("Écrivez l’adresse e-mail en entier, par exemple prenom@exemple.fr") from None


class ReplyForm(FlaskForm):
    """The answer to what the coordination asks."""

    reply = TextAreaField(
        "Votre réponse",
        filters=[clean_text],
        validators=[
            DataRequired("Écrivez votre réponse"),
            Length(max=REPLY_MAX, message=f"Raccourcissez votre réponse à {REPLY_MAX} caractères au plus"),
        ],
    )
