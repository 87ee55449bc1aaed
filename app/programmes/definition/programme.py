"""A programme, wholly as data."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from app.programmes.definition.checks import check_cohort, check_forms, check_sentences
from app.programmes.definition.forms import RoleForm
from app.programmes.definition.frame import (
    Calendar,
    Decider,
    Experience,
    Identity,
    Kind,
    Places,
    Profession,
    Rhythm,
    Territory,
)
from app.programmes.definition.matching import Matching, Objective
from app.programmes.definition.page import PublicPage
from app.programmes.definition.questions import Choice, ChoicesFrom, Question, QuestionKind, refuse_repeated
from app.programmes.definition.selection import Selection
from app.programmes.definition.texts import Line, Part, PersonalText, Text


class Sentences(Part):
    """Sentences that say a deadline or who decides, the same on pages, in mail and in the PDF."""

    readers: Text
    proposes: Text
    next_steps: tuple[PersonalText, ...] = Field(min_length=1)
    complete: PersonalText
    editable: PersonalText
    pair_proposed: PersonalText
    not_retained: PersonalText
    draft_kept: PersonalText
    erased: Text
    ends: PersonalText


class CharterSettings(Part):
    """The text proposed at creation (a Markdown file beside the preset), and how the host signs."""

    file: Line
    title: Line
    host_signs_as: Text


class ProgrammeDefinition(Part):
    """A programme wholly described: calendar, rules, questions, words. Immutable; a change is a new definition."""

    identity: Identity
    territory: Territory
    calendar: Calendar
    places: Places
    rhythm: Rhythm
    experience: Experience
    charter: CharterSettings
    sentences: Sentences
    page: PublicPage
    objectives: tuple[Objective, ...] = Field(min_length=1)
    professions: tuple[Profession, ...] = Field(min_length=1)
    matching: Matching
    selection: Selection | None = None  # without a grid, a reader recommends and comments
    mentee: RoleForm
    mentor: RoleForm

    @property
    def is_cohort(self) -> bool:
        """Whether everybody applies and starts on the same days."""
        return self.identity.kind is Kind.COHORT

    @property
    def has_committee(self) -> bool:
        """Whether a committee proposes the pairs."""
        return self.identity.decider is Decider.COMMITTEE

    def form(self, role: str) -> RoleForm:
        """Return the form of a role, `mentee` or `mentor`. Refuses (KeyError) any other."""
        return {"mentee": self.mentee, "mentor": self.mentor}[role]

    def choices(self, question: Question) -> tuple[Choice, ...]:
        """Return every choice of a question: those the programme lists for several, then its own."""
        if question.kind is QuestionKind.PROFESSION:
            return tuple(self._listed(ChoicesFrom.PROFESSIONS))
        listed = self._listed(question.choices_from) if question.choices_from else ()
        return (*listed, *question.choices)

    def _listed(self, source: ChoicesFrom) -> Iterator[Choice]:
        if source is ChoicesFrom.OBJECTIVES:
            yield from (Choice(value=item.value, label=item.label) for item in self.objectives)
        elif source is ChoicesFrom.PROFESSIONS:
            yield from (Choice(value=item.value, label=item.label, detail=item.free) for item in self.professions)
        else:
            yield from (Choice(value=item.value, label=item.label) for item in self.matching.link_kinds)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        refuse_repeated([item.value for item in self.objectives], "choice_repeated", "objectives", "value")
        refuse_repeated([item.value for item in self.professions], "choice_repeated", "professions", "value")
        check_cohort(self)
        check_forms(self)
        check_sentences(self)
        return self
