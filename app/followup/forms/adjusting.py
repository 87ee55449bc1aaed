"""What is asked of whoever pauses or ends a mentorship, and of who may want another."""

from datetime import date

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, TextAreaField, ValidationError
from wtforms.validators import Length, Optional

from app.core.text import clean_text
from app.followup.models import Wish
from app.followup.services.ending import Farewell
from app.web.forms import DayField, SeenForm

_WISHES = {"atteint": Wish.REACHED, "autre": Wish.ANOTHER, "arret": Wish.STOP}
_LABELS = (
    SelectChoice("atteint", "Arrêter, l’objectif est atteint"),
    SelectChoice("autre", "Arrêter et trouver un autre binôme"),
    SelectChoice("arret", "Arrêter tout à fait"),
)
_OF_STAFF = (SelectChoice("atteint", "L’objectif est atteint"), SelectChoice("arret", "Le mentorat s’arrête"))
_CHOOSE = "Choisissez ce que vous souhaitez"


class PauseForm(SeenForm):
    """Until when."""

    until = DayField("Reprendre le")

    def validate_until(self, field: DayField) -> None:
        """Refuse what is no day."""
        if field.data is None:
            raise ValidationError("Choisissez le jour où vous reprenez")

    def to_day(self) -> date:
        """The day the mentorship goes on."""
        return self.until.to_day()

    def refuse(self, sentence: str) -> None:
        """Say by the field why that day does not serve."""
        self.until.errors = [sentence]


class EndForm(SeenForm):
    """What a member who ends the mentorship would like, and a word for the other."""

    wish = RadioField("Que souhaitez-vous ?", choices=_LABELS, validate_choice=False)
    word = TextAreaField(
        "Un mot",
        description="Transmis tel quel. Laissez vide si vous préférez que la coordination l’annonce",
        filters=[clean_text],
        validators=[Optional(), Length(max=1000, message="Raccourcissez votre mot : 1 000 caractères au maximum")],
    )

    def validate_wish(self, field: RadioField) -> None:
        """Refuse no choice, and one that the page does not offer."""
        if field.data not in {choice.value for choice in field.choices}:
            raise ValidationError(_CHOOSE)

    def to_farewell(self) -> Farewell:
        """What was said."""
        return Farewell(_WISHES[self.wish.data], self.word.data or "")


class StaffEndForm(SeenForm):
    """How the coordination ends a mentorship."""

    wish = RadioField("Que s’est-il passé ?", choices=_OF_STAFF, validate_choice=False)

    def validate_wish(self, field: RadioField) -> None:
        """Refuse no choice, and one that the page does not offer."""
        if field.data not in {choice.value for choice in field.choices}:
            raise ValidationError("Choisissez ce qui s’est passé")

    def to_farewell(self) -> Farewell:
        """What was said."""
        return Farewell(_WISHES[self.wish.data])


class AnotherForm(FlaskForm):
    """One question, after a mentorship that is over."""

    another = RadioField(
        "Souhaitez-vous trouver un autre binôme ?",
        choices=(SelectChoice("oui", "Oui, je souhaite un autre binôme"), SelectChoice("non", "Non, je m’arrête là")),
        validate_choice=False,
    )

    def validate_another(self, field: RadioField) -> None:
        """Refuse no answer."""
        if field.data not in ("oui", "non"):
            raise ValidationError("Choisissez oui ou non")

    @property
    def wishes(self) -> bool:
        """Whether they would like another."""
        return bool(self.another.data == "oui")
