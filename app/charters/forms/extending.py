"""What is asked of the coordination that extends a mentorship, or thinks better of it."""

from datetime import date

from flask_wtf import FlaskForm
from wtforms import HiddenField, ValidationError

from app.web.forms import DayField, SeenForm


class ExtendingForm(SeenForm):
    """The new last day, in two goes: the amendment is shown before anybody is asked to sign it."""

    ends_on = DayField("Nouvelle date de fin", description="Un an de plus au maximum")
    confirmed = HiddenField()

    def validate_ends_on(self, field: DayField) -> None:
        """Refuse what is no day."""
        if field.data is None:
            raise ValidationError("Écrivez la nouvelle date de fin, par exemple 30/06/2027")

    @property
    def is_confirmed(self) -> bool:
        """Whether the amendment has been read."""
        return bool(self.confirmed.data == "yes")

    def to_day(self) -> date:
        """The new last day."""
        return self.ends_on.to_day()

    def refuse(self, sentence: str) -> None:
        """Say by the field why that day does not serve."""
        self.ends_on.errors = [sentence]


class WithdrawingForm(FlaskForm):
    """Which amendment the page showed: it alone is withdrawn."""

    code = HiddenField()

    def to_code(self) -> str:
        """The code it carries."""
        return self.code.data or ""
