"""The forms that write dates. They are filled by a visit, which shows what would change; a button then sends them."""

from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, IntegerField, SelectMultipleField, StringField

from app.core.text import clean_line
from app.core.wording import number_fr
from app.programmes.definition import DATES, Calendar
from app.programmes.wording import calendar as wording
from app.web.forms import DayField

_FIRST, _LAST = date(2000, 1, 1), date(2100, 12, 31)
_MOST = {"duration_months": 60, "kept_months": 120}
_LEAST = {"duration_months": 1, "kept_months": 1}
_MOST_DAYS, _LEAST_DAYS = 1000, 2
_DIGITS = 6  # more make no number of days
_PLACE_MAX = 200


class WholeField(IntegerField):
    """A whole number; what is none is no number, and the form says what to do."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed, which may have thousands of digits."""
        text = "".join(valuelist[:1]).strip()
        self.data = int(text) if text.isdecimal() and len(text) <= _DIGITS else None


def _delay(name: str) -> WholeField:
    label, unit, meaning = wording.DELAYS[name]
    return WholeField(f"{label}, en {unit}", description=meaning)


class ReadForm(FlaskForm):
    """A form of a visit: it writes nothing, so it needs no token."""

    class Meta:
        """What WTForms is told."""

        csrf = False

    def refuse(self, name: str, sentence: str) -> None:
        """Show why a field cannot be taken."""
        self[name].errors = [sentence]

    @property
    def days(self) -> list[Field]:
        """The dates, in their order."""
        return [self[name] for name in DATES if name in self]

    def sent(self) -> list[tuple[str, str]]:
        """What a button sends again: names and values, a name as often as it has values."""
        return [(field.name, value) for field in self for value in _typed(field)]


def _typed(field: Field) -> list[str]:
    if isinstance(field, SelectMultipleField):
        return [str(each) for each in field.data or []]
    value = getattr(field, "_value", None)
    return [str(value() if value else field.data or "")]


class RollingCalendarForm(ReadForm):
    """The delays of a programme."""

    reading_days = _delay("reading_days")
    answer_days = _delay("answer_days")
    confirm_days = _delay("confirm_days")
    sign_days = _delay("sign_days")
    first_meeting_days = _delay("first_meeting_days")
    help_days = _delay("help_days")
    duration_months = _delay("duration_months")
    draft_days = _delay("draft_days")
    kept_months = _delay("kept_months")

    @classmethod
    def showing(cls, calendar: Calendar) -> "RollingCalendarForm":
        """Return the form filled with a calendar."""
        return cls(formdata=None, data=calendar.model_dump())

    @classmethod
    def reading(cls, given: MultiDict[str, str]) -> "RollingCalendarForm":
        """Return the form filled with what was typed."""
        return cls(formdata=given)

    @property
    def delays(self) -> list[Field]:
        """The delays, in their order."""
        return [self[name] for name in wording.DELAYS]

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse a number that is none or out of bounds."""
        super().validate(extra_validators)
        for name in wording.DELAYS:
            least, most = _LEAST.get(name, _LEAST_DAYS), _MOST.get(name, _MOST_DAYS)
            if self[name].data is None or not least <= self[name].data <= most:
                self.refuse(name, f"Écrivez un nombre de {number_fr(least)} à {number_fr(most)}")
        return not self.errors

    def to_calendar(self, before: Calendar) -> Calendar:
        """Return the calendar as typed."""
        return Calendar.model_validate(before.model_dump() | self.data)


def _day(name: str) -> DayField:
    return DayField(wording.NAMES[name], description=wording.MEANINGS[name])


class DatesForm(ReadForm):
    """The dates of a cohort and the place of its launch."""

    opens_on = _day("opens_on")
    closes_on = _day("closes_on")
    committee_on = _day("committee_on")
    answers_by = _day("answers_by")
    confirm_by = _day("confirm_by")
    sign_by = _day("sign_by")
    launch_on = _day("launch_on")
    launch_place = StringField(
        wording.PLACE,
        filters=[clean_line],
        description="Avec sa préposition, comme « à la salle des fêtes d’Altkirch »",
    )
    midterm_on = _day("midterm_on")
    ends_on = _day("ends_on")
    report_month = _day("report_month")

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse a date that is missing or out of order, and no place."""
        super().validate(extra_validators)
        previous = ""
        for name in DATES:
            day = self[name].data
            if day is None or not _FIRST <= day <= _LAST:
                self.refuse(name, wording.asked_where(name))
                continue
            if previous and day < self[previous].data:
                self.refuse(name, wording.too_early(previous, self[previous].data))
            previous = name
        if not self.launch_place.data:
            self.refuse("launch_place", "Indiquez où a lieu le lancement")
        elif len(self.launch_place.data) > _PLACE_MAX:
            self.refuse("launch_place", "Raccourcissez : 200 caractères au maximum")
        return not self.errors


class CohortCalendarForm(DatesForm, RollingCalendarForm):
    """The dates of a cohort, the place of its launch, and its delays."""
