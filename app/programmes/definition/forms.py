"""The two forms of a programme: eligibility, steps, check-your-answers, what follows."""

from collections.abc import Iterator, Mapping
from typing import Self

from pydantic import Field, model_validator

from app.programmes.definition.eligibility import EligibilityQuestion, OutcomePage
from app.programmes.definition.questions import Choice, Meaning, Question, Readers, refuse_repeated
from app.programmes.definition.refusals import refuse
from app.programmes.definition.texts import Line, Part, PersonalText, Slug, Text

ALWAYS_SHARED = (Meaning.FIRST_NAME, Meaning.LAST_NAME, Meaning.PROFESSION)
"""What the person proposed reads whatever was ticked; the form says so."""


class Notice(Part):
    """What is done with the answers, said where they are written."""

    title: Text
    text: Text


class Step(Part):
    """One page of questions. `purpose` completes « Ces réponses servent à … »."""

    slug: Slug
    title: Text
    intro: Text | None = None
    purpose: Text
    notice: Notice | None = None
    questions: tuple[Question, ...] = Field(min_length=1)


class CheckPage(Part):
    """Check your answers, then send."""

    title: Text
    intro: Text
    charter_box: Text
    charter_error: Text
    button: Text


class SentPage(Part):
    """The page after sending, and what a bookmark shows later."""

    title: Text
    came_back: PersonalText


class Statuses(Part):
    """What the applicant reads first in « Ma candidature », one sentence a state."""

    draft: PersonalText
    submitted: PersonalText
    to_complete: PersonalText
    eligible: PersonalText
    accepted: PersonalText
    waitlisted: PersonalText
    proposed: PersonalText
    paired: PersonalText
    declined: PersonalText
    withdrawn: PersonalText
    expired: PersonalText


class RoleForm(Part):
    """Everything one role is asked and told. The eligibility questions are step 1; `steps` follow."""

    title: Text
    noun: Line
    eligibility: tuple[EligibilityQuestion, ...] = Field(min_length=1)
    eligible: OutcomePage
    pages: tuple[OutcomePage, ...]
    steps: tuple[Step, ...] = Field(min_length=1)
    check: CheckPage
    sent: SentPage
    statuses: Statuses

    @property
    def total_steps(self) -> int:
        """« Étape n sur total »: the eligibility questions count as one."""
        return 1 + len(self.steps)

    def questions(self) -> Iterator[Question]:
        """Every question of every step, in order."""
        for step in self.steps:
            yield from step.questions

    def by_meaning(self, meaning: Meaning) -> Question | None:
        """Return the question that asks for this, if the programme asks for it."""
        return next((question for question in self.questions() if question.meaning is meaning), None)

    def step(self, slug: str) -> Step | None:
        """Return the step of that address."""
        return next((step for step in self.steps if step.slug == slug), None)

    def outcome(self, answers: Mapping[str, str]) -> OutcomePage | EligibilityQuestion:
        """Return the screen that follows these eligibility answers: a question left, or a page.

        An answer that excludes shows its page at once; one that only calls for a word shows it at the end, in place of
        the ordinary page. An answer that is not among the choices counts as none.
        """
        notes = []
        for question in self.eligibility:
            chosen = next((choice for choice in question.choices if choice.value == answers.get(question.slug)), None)
            if chosen is None:
                return question
            page = next((page for page in self.pages if page.slug == chosen.page), None)
            if page and not page.eligible:
                return page
            notes += [page] if page else []
        return notes[0] if notes else self.eligible

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        refuse_repeated([item.slug for item in self.eligibility], "slug_repeated", "eligibility", "slug")
        refuse_repeated([page.slug for page in self.pages], "slug_repeated", "pages", "slug")
        refuse_repeated([step.slug for step in self.steps], "slug_repeated", "steps", "slug")
        pages = {page.slug for page in self.pages}
        for n, item in enumerate(self.eligibility):
            for m, choice in enumerate(item.choices):
                if choice.page is not None and choice.page not in pages:
                    raise refuse("page_unknown", "eligibility", n, "choices", m, "page", page=choice.page)
        self._check_questions()
        return self

    def _check_questions(self) -> None:
        keys: set[str] = set()
        meanings: set[Meaning] = set()
        for n, step in enumerate(self.steps):
            for m, question in enumerate(step.questions):
                place = ("steps", n, "questions", m)
                if question.key in keys:
                    raise refuse("key_repeated", *place, "key", value=question.key)
                if question.meaning in meanings:
                    raise refuse("meaning_repeated", *place, "meaning", value=str(question.meaning))
                keys.add(question.key)
                meanings |= {question.meaning} if question.meaning else set()
        shareable = {question.key for question in self.questions() if question.readers is Readers.EVERYONE}
        for n, step in enumerate(self.steps):
            for m, question in enumerate(step.questions):
                for k, choice in enumerate(question.choices):
                    _check_shares(choice, shareable, ("steps", n, "questions", m, "choices", k, "shares"))


def _check_shares(choice: Choice, shareable: set[str], place: tuple[str | int, ...]) -> None:
    for key in choice.shares:
        if key not in shareable:
            raise refuse("share_refused", *place, value=key)
