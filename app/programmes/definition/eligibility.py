"""What is asked before a form opens, one question a screen, and the pages to which the answers lead."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from app.programmes.definition.questions import refuse_repeated
from app.programmes.definition.refusals import refuse
from app.programmes.definition.texts import Key, Line, Part, Slug, Text, Url


class LinkTarget(StrEnum):
    """Where a link of a page leads; `url` leads outside."""

    START = "start"
    CHECK_MENTEE = "check_mentee"
    CHECK_MENTOR = "check_mentor"
    NOTIFY = "notify"
    COORDINATION = "coordination"
    CHARTER = "charter"
    PROGRAMME = "programme"
    URL = "url"


class PageLink(Part):
    """A link by name, so that addresses stay the code's business."""

    label: Text
    to: LinkTarget
    url: Url | None = None

    @model_validator(mode="after")
    def _has_its_address(self) -> Self:
        if (self.to is LinkTarget.URL) != (self.url is not None):
            raise refuse("link_address", "url")
        return self


class OutcomePage(Part):
    """Where an eligibility answer leads: an explanation, with a way on (`eligible`) or other doors."""

    slug: Slug
    title: Text
    text: Text
    eligible: bool
    button: Text | None = None
    links: tuple[PageLink, ...] = ()

    @model_validator(mode="after")
    def _has_a_button(self) -> Self:
        if self.eligible and self.button is None:
            raise refuse("button_missing", "button")
        return self


class EligibilityChoice(Part):
    """One answer; without a page it leads to the next question."""

    value: Key
    label: Text
    page: Slug | None = None


class EligibilityQuestion(Part):
    """One screen. `error` is said when nothing is chosen."""

    slug: Slug
    label: Text
    short_label: Line
    help: Text | None = None
    choices: tuple[EligibilityChoice, ...] = Field(min_length=2)
    error: Text

    @model_validator(mode="after")
    def _choices_differ(self) -> Self:
        refuse_repeated([choice.value for choice in self.choices], "choice_repeated", "choices", "value")
        return self
