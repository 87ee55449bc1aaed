"""Sentences of a programme: which `{fields}` they may name, and how they are filled."""

import re
from collections.abc import Mapping
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

ALWAYS = frozenset(
    {
        *("programme", "edition", "organisation", "coordination", "decider"),
        *("territory", "Territory", "in_territory", "In_territory", "communes", "pairs_min"),
        *("min_years", "duration_months", "min_meetings", "meetings_a_month"),
        *("reading_days", "answer_days", "confirm_days", "sign_days", "first_meeting_days", "help_days"),
        *("draft_days", "kept"),
    }
)
"""Fields that every programme fills; those with a capital open a sentence."""
WHEN_SET = {
    "pairs": ("places", "pairs_max"),
    "mentors_wanted": ("places", "mentors_wanted"),
    "partner": ("identity", "partner"),
    "opens_on": ("calendar", "opens_on"),
    "closes_on": ("calendar", "closes_on"),
    "closes_day": ("calendar", "closes_on"),
    "committee_on": ("calendar", "committee_on"),
    "answers_by": ("calendar", "answers_by"),
    "confirm_by": ("calendar", "confirm_by"),
    "sign_by": ("calendar", "sign_by"),
    "launch_on": ("calendar", "launch_on"),
    "launch_place": ("calendar", "launch_place"),
    "midterm_month": ("calendar", "midterm_on"),
    "ends_on": ("calendar", "ends_on"),
    "report_month": ("calendar", "report_month"),
    "year": ("calendar", "launch_on"),
}
"""Fields that exist only where the programme says the thing: a sentence that names one is refused otherwise."""

PROGRAMME_FIELDS = ALWAYS | WHEN_SET.keys()
PERSONAL_FIELDS = frozenset({"date", "answer_by", "draft_until", "reference", "email", "first_name", "next_edition"})
ERROR_FIELDS = frozenset({"count", "suggestion", "minimum", "maximum"})
CHARTER_FIELDS = frozenset(
    {"mentor", "mentee", "organisation", "programme", "start", "end", "meetings_min", "duration"}
)
"""Fields of a charter text, between double braces: filled once, when the charter of a pair is issued."""

_FIELD = re.compile(r"\{(\w+)\}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def fields_of(text: str) -> list[str]:
    """Return the names of the `{fields}` of a text, in order."""
    return _FIELD.findall(text)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its fields replaced. Refuses (KeyError) a field that nobody gave: a hole is never shown."""
    return _FIELD.sub(lambda match: values[match[1]], text)


class Run(NamedTuple):
    """A stretch of text, strong or not."""

    text: str
    strong: bool


def runs(text: str) -> tuple[Run, ...]:
    """Cut a text on its `**strong**` stretches, for a template to draw."""
    return tuple(Run(part, strong=bool(n % 2)) for n, part in enumerate(_BOLD.split(text)) if part)


def _check(allowed: frozenset[str]) -> AfterValidator:
    def check(text: str) -> str:
        for name in fields_of(text):
            if name not in allowed:
                raise PydanticCustomError("text_field_unknown", "unknown field", {"field": name})
        if "{" in _FIELD.sub("", text) or "}" in _FIELD.sub("", text):
            raise PydanticCustomError("text_brace_alone", "a brace without its pair")
        return text

    return AfterValidator(check)


_NotEmpty = StringConstraints(min_length=1, strip_whitespace=True)

Line = Annotated[str, _NotEmpty]
"""Words taken as they are, without fields."""
Text = Annotated[str, _NotEmpty, _check(PROGRAMME_FIELDS)]
"""A sentence that may name what the programme itself knows."""
PersonalText = Annotated[str, _NotEmpty, _check(PROGRAMME_FIELDS | PERSONAL_FIELDS)]
"""A sentence shown to one person, that may name dates and references of theirs."""
ErrorText = Annotated[str, _NotEmpty, _check(PROGRAMME_FIELDS | ERROR_FIELDS)]
"""What to do about an answer; repeats the words of the question."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""A piece of an address, in French without accents."""
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""The name of a question or of an answer, kept with every application."""
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Part(BaseModel):
    """Base of every part of a definition: frozen, and a word nobody knows is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
