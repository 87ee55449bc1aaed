"""The public page of a programme, as data."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from app.programmes.definition.refusals import refuse
from app.programmes.definition.texts import Line, Part, PersonalText, Text, Url


class CalendarDay(StrEnum):
    """A day of the calendar that a line of the public page shows."""

    OPENS_ON = "opens_on"
    CLOSES_ON = "closes_on"
    COMMITTEE_ON = "committee_on"
    ANSWERS_BY = "answers_by"
    CONFIRM_BY = "confirm_by"
    SIGN_BY = "sign_by"
    LAUNCH_ON = "launch_on"
    MIDTERM_ON = "midterm_on"
    ENDS_ON = "ends_on"
    REPORT_MONTH = "report_month"


class Precision(StrEnum):
    """Whether a line shows the day or only its month."""

    DAY = "day"
    MONTH = "month"


class TimelineLine(Part):
    """One line of the calendar: a day of it (`day`), or words that say when (`when`)."""

    text: Text
    day: CalendarDay | None = None
    precision: Precision = Precision.DAY
    when: Text | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.day is None) == (self.when is None):
            raise refuse("timeline_when", "text")
        return self


class Audience(Part):
    """Who may apply for a role, and the words of the link to its first screen."""

    title: Text
    text: Text
    link: Text


class FaqItem(Part):
    """A question people ask, and its answer."""

    question: Text
    answer: Text


class Resource(Part):
    """Something to read, public."""

    label: Line
    url: Url
    note: Line | None = None


class PageStates(Part):
    """What stands in place of the buttons when one may not, or not quite, apply."""

    not_open: PersonalText
    full: PersonalText
    closed: PersonalText
    suspended: PersonalText
    notify: Text


class PublicPage(Part):
    """Everything the public page says that is not counted. Texts may hold `**strong**` stretches."""

    heading: Text
    lead: Text
    mentee_button: Text
    mentor_button: Text
    under_buttons: Text
    intake: Text
    pairs: Text | None = None
    cost: Text
    benefits_title: Text
    benefits: tuple[Text, ...] = Field(min_length=1)
    is_not_title: Text
    is_not: tuple[Text, ...] = Field(min_length=1)
    mentee: Audience
    mentor: Audience
    timeline_title: Text
    timeline: tuple[TimelineLine, ...] = Field(min_length=1)
    time_needed: Text
    charter_title: Text
    charter_teaser: Text
    faq: tuple[FaqItem, ...] = ()
    resources: tuple[Resource, ...] = ()
    help_line: Line | None = None  # a number chosen and checked by the host, beside those of emergencies
    states: PageStates
