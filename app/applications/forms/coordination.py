"""The coordination's forms on one application. Each carries the version of the page it was opened on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wtforms import RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, ValidationError

from app.applications.models import Decision
from app.applications.wording import DECISIONS
from app.core.text import clean_line, clean_text
from app.web.forms import DayField, SeenForm

NOTES_MAX = 4000
SENTENCE_MAX = 300
OTHER = "other"
_FACTUAL = "Restez factuel : la personne peut demander à lire ce qui est écrit sur elle"


class AskForm(SeenForm):
    """One question to the applicant, and until when."""

    question = TextAreaField(
        "Votre question",
        description="La personne la lit dans son espace. L’e-mail ne la contient pas",
        filters=[clean_text],
        validators=[
            DataRequired("Écrivez votre question"),
            Length(max=1000, message="Raccourcissez votre question à 1 000 caractères au plus"),
        ],
    )
    complete_by = DayField("Réponse souhaitée avant le")

    def __init__(self, today: date, **binding: Any) -> None:
        super().__init__(**binding)
        self._today = today

    def validate_complete_by(self, field: DayField) -> None:
        """Refuse no date, and a date that is gone."""
        if field.data is None:
            raise ValidationError("Choisissez une date de réponse")
        if field.data <= self._today:
            raise ValidationError("Choisissez une date à venir")


class NotesForm(SeenForm):
    """What the staff keeps to itself, until the person asks to read it."""

    notes = TextAreaField(
        "Notes internes",
        description=_FACTUAL,
        filters=[clean_text],
        validators=[Length(max=NOTES_MAX, message="Raccourcissez vos notes à 4 000 caractères au plus")],
    )


@dataclass(frozen=True)
class DecisionInput:
    """A decision to prepare."""

    decision: Decision
    sentence: str
    reason: str


class DecisionForm(SeenForm):
    """The answer prepared for one applicant."""

    decision = RadioField("Quelle réponse préparer ?", validators=[DataRequired("Choisissez la réponse à préparer")])
    sentence = RadioField("La raison que lira la personne, si elle n’est pas retenue")
    own_sentence = StringField(
        "Votre phrase",
        filters=[clean_line],
        validators=[Length(max=SENTENCE_MAX, message="Raccourcissez votre phrase à 300 caractères au plus")],
    )
    reason = TextAreaField(
        "Motif interne",
        description=_FACTUAL,
        filters=[clean_text],
        validators=[Length(max=NOTES_MAX, message="Raccourcissez le motif à 4 000 caractères au plus")],
    )

    def __init__(self, decisions: tuple[Decision, ...], sentences: list[tuple[str, str]], **binding: Any) -> None:
        self._sentences = dict(sentences)
        super().__init__(**binding)
        self.decision.choices = [SelectChoice(each.value, DECISIONS[each]) for each in decisions]
        self.sentence.choices = [
            *(SelectChoice(name, text) for name, text in sentences),
            SelectChoice(OTHER, "Une autre phrase"),
        ]
        self.sentence.validate_choice = False

    def validate_own_sentence(self, field: StringField) -> None:
        """A refusal always says why."""
        if self.decision.data != Decision.DECLINE.value:
            return
        if self.sentence.data == OTHER and not field.data:
            raise ValidationError("Écrivez la phrase que lira la personne")

    def validate_sentence(self, field: RadioField) -> None:
        """A refusal always says why."""
        declined = self.decision.data == Decision.DECLINE.value
        if declined and field.data not in self._sentences and field.data != OTHER:
            raise ValidationError("Choisissez la raison que lira la personne")

    def to_decision(self) -> DecisionInput:
        """Return what was chosen."""
        sentence = self._sentences.get(self.sentence.data or "", self.own_sentence.data or "")
        return DecisionInput(Decision(self.decision.data), sentence, self.reason.data or "")
