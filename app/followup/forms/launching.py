"""The forms of a launch day."""

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

_YES, _NO = "oui", "non"


class ComingForm(FlaskForm):
    """Whether one comes."""

    answer = RadioField(
        "Venez-vous ?",
        name="reponse",
        choices=[SelectChoice(_YES, "Je viens"), SelectChoice(_NO, "Je ne viens pas")],
        validators=[InputRequired("Indiquez si vous venez")],
    )

    @property
    def coming(self) -> bool:
        """What was answered."""
        return bool(self.answer.data == _YES)

    def show(self, coming: bool | None) -> None:  # noqa: FBT001 - an answer, or none
        """Tick what was answered before."""
        self.answer.data = None if coming is None else (_YES if coming else _NO)
