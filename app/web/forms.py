"""What forms of several features share: a day, and what the page showed when it was read."""

from datetime import date

from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField

from app.core.text import version_in


class DayField(DateField):
    """A day; what is none is no day, and the form says so in its own words: WTForms' sentence says nothing to do."""

    data: date | None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None

    def to_day(self) -> date:
        """The day, once the form is valid; raises ValueError before."""
        if self.data is None:
            raise ValueError("validate the form first")
        return self.data


class SeenForm(FlaskForm):
    """An act on something as a page showed it: that page says which version it was."""

    seen = HiddenField()

    @property
    def version(self) -> int:
        """The version that was read; 0, which nothing ever is, when the page says none."""
        return version_in(str(self.seen.data or ""))
