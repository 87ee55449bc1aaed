"""Calling a committee: when in the day, where, how long."""

from dataclasses import dataclass

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from app.core.text import clean_line

_SHORT = Length(max=120, message="Raccourcissez à 120 caractères au plus")


@dataclass(frozen=True)
class Meeting:
    """What the letter says beside the day: all as it is written."""

    at: str
    place: str
    lasts: str


class ConveneForm(FlaskForm):
    """What the calendar does not know of the meeting."""

    at = StringField(
        "À quelle heure ?",
        description="Par exemple 14 h 30",
        filters=[clean_line],
        validators=[DataRequired("Écrivez l’heure du comité"), _SHORT],
    )
    place = StringField(
        "Où ?",
        description="Une salle et son adresse, ou un lien de visioconférence",
        filters=[clean_line],
        validators=[DataRequired("Écrivez où le comité se réunit"), Length(max=300, message="Raccourcissez le lieu")],
    )
    lasts = StringField(
        "Combien de temps prévoir ?",
        description="Par exemple deux heures",
        filters=[clean_line],
        validators=[DataRequired("Écrivez combien de temps prévoir"), _SHORT],
    )

    def to_meeting(self) -> Meeting:
        """Return what was written."""
        return Meeting(self.at.data or "", self.place.data or "", self.lasts.data or "")
