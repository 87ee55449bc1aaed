"""The forms of late codes: making one, and showing one."""

from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, StringField
from wtforms.validators import ValidationError

from app.applications.models import ApplicantRole
from app.applications.wording import ROLES
from app.core.text import clean_line
from app.web.forms import DayField

_NOTE_MAX = 200


class MakeLateCodeForm(FlaskForm):
    """For which role, for whom, until when."""

    role = RadioField("Pour candidater comme", validate_choice=False)
    note = StringField(
        "Pour qui ?",
        description="Pour vous y retrouver. La coordination seule le lit",
        filters=[clean_line],
    )
    last_day = DayField("Dernier jour", description="Pour commencer et envoyer la candidature, jusqu’à 23 h 59")

    def __init__(self, today: date, **binding: Any) -> None:
        super().__init__(**binding)
        self._today = today
        self.role.choices = [SelectChoice(role.value, ROLES[role]) for role in ApplicantRole]

    def validate_role(self, field: RadioField) -> None:
        """Refuse no role."""
        if field.data not in set(ApplicantRole):
            raise ValidationError("Choisissez un rôle")

    def validate_note(self, field: StringField) -> None:
        """Refuse no note: a list of codes for nobody cannot be read."""
        if not field.data:
            raise ValidationError("Indiquez pour qui est ce code")
        if len(field.data) > _NOTE_MAX:
            raise ValidationError("Raccourcissez : 200 caractères au maximum")

    def validate_last_day(self, field: DayField) -> None:
        """Refuse no day, one that is over, and one too far."""
        if field.data is None:
            raise ValidationError("Indiquez le dernier jour")
        if field.data < self._today or (field.data - self._today).days > 366:
            raise ValidationError("Choisissez un jour à venir, dans l’année")


class LateCodeForm(FlaskForm):
    """The code one was given."""

    code = StringField(
        "Votre code",
        description="Douze lettres et chiffres, comme bcdf-ghjk-2345. Les tirets ne comptent pas",
        filters=[clean_line],
    )

    def validate_code(self, field: StringField) -> None:
        """Refuse nothing at all."""
        if not field.data:
            raise ValidationError("Écrivez le code reçu de la coordination")

    def refuse(self, sentence: str) -> None:
        """Say why it lets nobody in."""
        self.code.errors = [sentence]
