"""Fields that leave it to the form to say what to do: WTForms' own sentences do not."""

from datetime import date

from wtforms import DateField


class DayField(DateField):
    """A day; what is none is no day, and the form says so in its own words."""

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
