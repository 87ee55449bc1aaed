"""The frame of a programme: what it is called, where it is, when things happen, how often people meet."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from app.programmes.definition.refusals import refuse
from app.programmes.definition.texts import Key, Line, Part

Several = Annotated[int, Field(ge=2, le=1000)]
"""A number that sentences write with a plural."""


class Kind(StrEnum):
    """Rolling: a mentorship starts when the mentee asks. Cohort: everybody applies and starts on the same days."""

    ROLLING = "rolling"
    COHORT = "cohort"


class Decider(StrEnum):
    """Who proposes the pairs."""

    COORDINATOR = "coordinator"
    COMMITTEE = "committee"


class MeetingMode(StrEnum):
    """How a pair met; a programme says which ones count towards its minimum."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


class Identity(Part):
    """What the programme is called and who decides. `title` is that of one edition, such as « Mentorat 2027 ».

    `partner` is how sentences name the partner whose members may apply, with its article.
    """

    title: Line
    edition: Line
    kind: Kind
    decider: Decider
    partner: Line | None = None


class Territory(Part):
    """Where the programme applies. The phrases carry their article or preposition, for sentences to hold together."""

    name: Line
    phrase: Line
    inside: Line
    communes_phrase: Line
    communes: tuple[Line, ...] = ()
    departments: tuple[Line, ...] = ()
    regions: tuple[Line, ...] = ()


class Places(Part):
    """How many pairs the programme wants, and how many mentors it looks for."""

    pairs_min: int = Field(default=1, ge=1)
    pairs_max: int | None = Field(default=None, ge=1)
    mentors_wanted: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.pairs_max is not None and self.pairs_max < self.pairs_min:
            raise refuse("pairs_out_of_order", "pairs_max")
        return self


class Rhythm(Part):
    """How often a pair meets: the minimum over the whole mentorship, and which modes count towards it."""

    meetings_min: Several
    counted_modes: tuple[MeetingMode, ...] = Field(min_length=1)
    meetings_a_month: int = Field(default=1, ge=1)


class Experience(Part):
    """Years of practice of a mentor: required (below, no application) or preferred (below, to discuss)."""

    years: int = Field(ge=2, le=60)
    required: bool


class Profession(Part):
    """One entry of the programme's vocabulary of professions or positions; `free` asks to write which one."""

    value: Key
    label: Line
    free: Line | None = None


class Calendar(Part):
    """Days for a cohort (all of them), delays for everyone. A date falls at the end of that day, in Paris."""

    opens_on: date | None = None
    closes_on: date | None = None
    committee_on: date | None = None
    answers_by: date | None = None
    confirm_by: date | None = None
    sign_by: date | None = None
    launch_on: date | None = None
    launch_place: Line | None = None
    midterm_on: date | None = None
    ends_on: date | None = None
    report_month: date | None = None
    reading_days: Several
    answer_days: Several
    confirm_days: Several
    sign_days: Several = 30
    first_meeting_days: Several = 30
    help_days: Several = 3  # working days, from the day help is asked for
    duration_months: int = Field(ge=1, le=60)
    draft_days: Several = 30
    kept_months: int = Field(default=6, ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        known = [(name, day) for name in DATES if (day := getattr(self, name)) is not None]
        for (_, before), (name, after) in pairwise(known):
            if after < before:
                raise refuse("dates_out_of_order", name)
        return self

    def confirm_due(self, proposed_on: date) -> date:
        """Return the day by which both members answer a proposal."""
        return self.confirm_by or proposed_on + timedelta(days=self.confirm_days)

    def sign_due(self, issued_on: date) -> date:
        """Return the last day to sign a charter."""
        return self.sign_by or issued_on + timedelta(days=self.sign_days)

    def ends(self, started_on: date) -> date:
        """Return the last day of a mentorship."""
        return self.ends_on or add_months(started_on, self.duration_months)

    def shifted(self, days: int, since: str = "opens_on") -> Self:
        """Return the same calendar, its dates from `since` on moved by so many days.

        An end that fell as many months after the launch as a mentorship lasts still does, whatever months and leap
        days lie between. Refuses (pydantic's ValidationError) to move one before another that stays.
        """
        names = DATES[DATES.index(since) :]
        moved = {name: day + timedelta(days=days) for name in names if (day := getattr(self, name)) is not None}
        if (launch := moved.get("launch_on")) and self.ends_on == self._whole_duration(self.launch_on):
            moved["ends_on"] = self._whole_duration(launch)
        return self.model_validate(self.model_dump() | moved)

    def _whole_duration(self, started_on: date | None) -> date | None:
        return add_months(started_on, self.duration_months) if started_on else None


DATES = (
    "opens_on",
    "closes_on",
    "committee_on",
    "answers_by",
    "confirm_by",
    "sign_by",
    "launch_on",
    "midterm_on",
    "ends_on",
    "report_month",
)
"""The days of a calendar, in the order they fall."""


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
