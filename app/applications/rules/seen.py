"""What a page of the form had shown when somebody saved it: another may have been saved since, in another tab.

Autosaves do not grow the revision: of two pages opened at the same one, each replaces what the other autosaved.
"""

import json
from dataclasses import dataclass

from app.applications.rules.cleaning import clean_answer, clean_step
from app.applications.rules.profile import Answers
from app.core.secrets import hash_token
from app.core.text import version_in
from app.programmes.definition import ProgrammeDefinition, Step

_MARK = 16


@dataclass(frozen=True)
class Seen:
    """The revision that a page had, and a mark of the answers of its step: other steps may move on without it."""

    revision: int
    mark: str

    def __str__(self) -> str:
        """As the page carries it."""
        return f"{self.revision}.{self.mark}"

    @classmethod
    def read(cls, text: str) -> "Seen":
        """Read what a page carried; one that carried nothing has seen nothing."""
        revision, _, mark = text.partition(".")
        return cls(version_in(revision) if revision else -1, mark)

    def missed(self, revision: int, definition: ProgrammeDefinition, step: Step, answers: Answers) -> bool:
        """Whether that step was answered otherwise since, if the revision grew."""
        return self.revision != revision and self.mark != _mark(definition, step, answers)


def seen_now(revision: int, definition: ProgrammeDefinition, step: Step, answers: Answers) -> Seen:
    """Return what a page that opens now has seen of its step."""
    return Seen(revision, _mark(definition, step, answers))


def changed_keys(definition: ProgrammeDefinition, step: Step, kept: Answers, typed: Answers) -> list[str]:
    """Return the questions of a step whose two answers differ."""
    return [
        question.key
        for question in step.questions
        if clean_answer(question, definition.choices(question), kept)
        != clean_answer(question, definition.choices(question), typed)
    ]


def _mark(definition: ProgrammeDefinition, step: Step, answers: Answers) -> str:
    return hash_token(json.dumps(clean_step(definition, step, answers), sort_keys=True))[:_MARK]
