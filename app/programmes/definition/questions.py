"""What a form asks: kinds of question, what an answer means to the product, sentences of its errors."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from app.programmes.definition.refusals import refuse
from app.programmes.definition.texts import ErrorText, Key, Line, Part, Text


class QuestionKind(StrEnum):
    """How a question is asked and its answer checked."""

    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    ONE_CHOICE = "one_choice"
    MANY_CHOICES = "many_choices"
    COMMUNE = "commune"
    ESTABLISHMENT = "establishment"
    YEARS = "years"
    LINKS = "links"
    EMAIL = "email"
    PHONE = "phone"
    RPPS = "rpps"
    PROFESSION = "profession"


class Meaning(StrEnum):
    """What the answer is, whatever the programme calls it: code finds answers by meaning, never by key."""

    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    AGREEMENT = "agreement"
    EMAIL = "email"
    PHONE = "phone"
    PROFESSION = "profession"
    RPPS = "rpps"
    COMMUNE = "commune"
    ESTABLISHMENT = "establishment"
    HOSPITAL_GROUP = "hospital_group"
    YEARS = "years"
    POSITIONS_COUNT = "positions_count"
    PROJECT_STATE = "project_state"
    PROJECT_COMMUNE = "project_commune"
    EXPECTATIONS = "expectations"
    OFFERING = "offering"
    OBJECTIVES = "objectives"
    EXPERIENCE = "experience"
    AVAILABILITY = "availability"
    MEETING_MODE = "meeting_mode"
    WORKING_STYLE = "working_style"
    SAME_PROFESSION = "same_profession"
    CAPACITY = "capacity"
    LAUNCH = "launch"
    ADAPTATIONS = "adaptations"
    AVOID = "avoid"
    LINKS = "links"
    STAKES = "stakes"
    SHARE = "share"


class ErrorCode(StrEnum):
    """What can be wrong with an answer."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    CONTRADICTION = "contradiction"
    DETAIL_MISSING = "detail_missing"
    MALFORMED = "malformed"
    OUT_OF_RANGE = "out_of_range"
    SUGGESTION = "suggestion"
    UNPRINTABLE = "unprintable"


class Readers(StrEnum):
    """Who reads an answer beside its author."""

    EVERYONE = "everyone"
    COORDINATION = "coordination"


class ChoicesFrom(StrEnum):
    """Choices that the programme lists once for several questions; a question's own choices come after them."""

    OBJECTIVES = "objectives"
    LINK_KINDS = "link_kinds"
    PROFESSIONS = "professions"


class Choice(Part):
    """One answer to pick. `detail` asks for words beside it; `exclusive` stands alone (« Aucun »).

    `capacity` is the number of people a mentor takes with it; `shares` the questions it lets the partner read.
    """

    value: Key
    label: Text
    hint: Text | None = None
    detail: Text | None = None
    exclusive: bool = False
    capacity: int | None = Field(default=None, ge=1)
    shares: tuple[Key, ...] = ()


FIXED_VALUES: dict[Meaning, frozenset[str]] = {
    Meaning.MEETING_MODE: frozenset({"in_person", "video", "either"}),
    Meaning.SAME_PROFESSION: frozenset({"same", "other", "any"}),
    Meaning.STAKES: frozenset({"no", "yes"}),
    Meaning.LAUNCH: frozenset({"yes", "no", "unsure"}),
}
"""Answers the product compares: a programme words them as it likes, under these values."""

_TEXTS = {QuestionKind.SHORT_TEXT, QuestionKind.LONG_TEXT, QuestionKind.ESTABLISHMENT}
_PICKED = {QuestionKind.ONE_CHOICE, QuestionKind.MANY_CHOICES, QuestionKind.LINKS}
_OF_KIND: dict[QuestionKind, set[ErrorCode]] = {
    QuestionKind.COMMUNE: {ErrorCode.UNKNOWN},
    QuestionKind.PROFESSION: {ErrorCode.UNKNOWN, ErrorCode.DETAIL_MISSING, ErrorCode.TOO_LONG},
    QuestionKind.YEARS: {ErrorCode.MALFORMED, ErrorCode.OUT_OF_RANGE},
    QuestionKind.EMAIL: {ErrorCode.MALFORMED, ErrorCode.SUGGESTION},
    QuestionKind.PHONE: {ErrorCode.MALFORMED},
    QuestionKind.RPPS: {ErrorCode.MALFORMED},
    QuestionKind.LINKS: {ErrorCode.DETAIL_MISSING, ErrorCode.TOO_LONG, ErrorCode.CONTRADICTION},
}


class Question(Part):
    """One question of a form. `key` names the answer for ever; `meaning` says what it is to the product.

    `max_length` counts characters of a text (or of a detail); `minimum` and `maximum` bound a number, or how many
    choices may be ticked. `undefined_choice` is the label of the box that stands for « not decided yet » or « nowhere »
    beside a commune or an establishment; ticking it is an answer.
    """

    kind: QuestionKind
    key: Key
    meaning: Meaning | None = None
    label: Text
    short_label: Line
    help: Text | None = None
    optional: bool = False
    choices: tuple[Choice, ...] = ()
    choices_from: ChoicesFrom | None = None
    undefined_choice: Line | None = None
    max_length: int = Field(default=120, ge=1, le=5000)
    minimum: int | None = None
    maximum: int | None = None
    readers: Readers = Readers.EVERYONE
    errors: dict[ErrorCode, ErrorText] = Field(default_factory=dict)

    @property
    def needed_errors(self) -> frozenset[ErrorCode]:
        """Every error this question can raise: each has its sentence."""
        needed = set(_OF_KIND.get(self.kind, ()))
        if not self.optional:
            needed.add(ErrorCode.MISSING)
        if self.kind in _TEXTS:
            needed.add(ErrorCode.TOO_LONG)
        if any(choice.detail for choice in self.choices):
            needed |= {ErrorCode.DETAIL_MISSING, ErrorCode.TOO_LONG}
        if self.kind is QuestionKind.MANY_CHOICES:
            needed |= {ErrorCode.TOO_MANY} if self.maximum is not None else set()
            needed |= {ErrorCode.CONTRADICTION} if any(choice.exclusive for choice in self.choices) else set()
        return frozenset(needed)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        for code in sorted(self.needed_errors - self.errors.keys()):
            raise refuse("error_sentence_missing", "errors", error_code=code.value, question=self.key)
        self._check_choices()
        if self.kind is QuestionKind.YEARS and None in (self.minimum, self.maximum):
            raise refuse("bounds_missing", "minimum", question=self.key)
        if None not in (self.minimum, self.maximum) and self.minimum > self.maximum:  # type: ignore[operator]  # both are numbers here
            raise refuse("bounds_out_of_order", "maximum", question=self.key)
        if self.undefined_choice and self.kind not in (QuestionKind.COMMUNE, QuestionKind.ESTABLISHMENT):
            raise refuse("undefined_choice_useless", "undefined_choice", question=self.key)
        return self

    def _check_choices(self) -> None:
        if self.kind in _PICKED and not self.choices and self.choices_from is None:
            raise refuse("choices_missing", "choices", question=self.key)
        if self.kind not in _PICKED and (self.choices or self.choices_from):
            raise refuse("choices_useless", "choices", question=self.key)
        refuse_repeated([choice.value for choice in self.choices], "choice_repeated", "choices", "value")
        allowed = FIXED_VALUES.get(self.meaning) if self.meaning else None
        for position, choice in enumerate(self.choices):
            if allowed and choice.value not in allowed:
                raise refuse("value_fixed", "choices", position, "value", value=choice.value, allowed=sorted(allowed))


def refuse_repeated(values: list[str], code: str, where: str, name: str) -> None:
    """Refuse the second of two equal values of a list of parts."""
    for position, value in enumerate(values):
        if value in values[:position]:
            raise refuse(code, where, position, name, value=value)
