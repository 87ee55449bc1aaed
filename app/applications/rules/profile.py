"""An applicant as the pairing sees them: answers found by meaning, whatever the programme calls its questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.applications.models import ApplicantRole
from app.applications.rules.names import code_name, detail_name
from app.core.text import fold
from app.programmes.definition import Meaning, ProgrammeDefinition, Question

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class DeclaredLink:
    """A link with somebody or some structure of the programme: a kind of the definition, and the name as written."""

    kind: str
    whom: str


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What the rules of pairing read. `profession` compares (free ones are folded), `profession_label` is shown.

    Communes are INSEE codes, empty when unknown or not decided; `avoid` holds one name a line, as written.
    """

    application_id: int
    ref: str
    role: ApplicantRole
    full_name: str
    email: str
    profession: str
    profession_label: str
    commune: str
    project_commune: str
    establishment: str
    hospital_group: str
    years: int | None
    objectives: frozenset[str]
    expectations: str
    availability: frozenset[str]
    meeting_mode: str
    working_style: frozenset[str]
    same_profession: str
    avoid: tuple[str, ...]
    links: tuple[DeclaredLink, ...]
    capacity: int
    stakes: str


@dataclass(frozen=True)
class Capacities:
    """How many people a mentor takes: the key of the question that asks, and the number that goes with each choice."""

    key: str = ""
    of_choices: tuple[tuple[str, int], ...] = ()


def capacities(definition: ProgrammeDefinition) -> Capacities:
    """Return how a programme asks mentors how many people they take; nothing where it does not ask."""
    question = definition.mentor.by_meaning(Meaning.CAPACITY)
    if question is None:
        return Capacities()
    return Capacities(question.key, tuple((c.value, c.capacity) for c in definition.choices(question) if c.capacity))


class ByMeaning:
    """The answers of one role's form, found by what they mean; a question the programme does not ask is empty."""

    def __init__(self, definition: ProgrammeDefinition, role: ApplicantRole, answers: Answers) -> None:
        self._definition = definition
        self._form = definition.form(role.value)
        self._answers = answers

    def question(self, meaning: Meaning) -> Question | None:
        """Return the question that asks for this."""
        return self._form.by_meaning(meaning)

    def raw(self, meaning: Meaning) -> Any:
        """Return the answer as it is kept, or `None`."""
        question = self.question(meaning)
        return self._answers.get(question.key) if question else None

    def text(self, meaning: Meaning) -> str:
        """Return an answer that is one string: a text, or the value of a choice."""
        found = self.raw(meaning)
        return found if isinstance(found, str) else ""

    def values(self, meaning: Meaning) -> frozenset[str]:
        """Return the values ticked."""
        found = self.raw(meaning)
        return frozenset(found if isinstance(found, list) else ())

    def place(self, meaning: Meaning) -> str:
        """Return the INSEE code of a commune."""
        question = self.question(meaning)
        return str(self._answers.get(code_name(question), "")) if question else ""

    def number(self, meaning: Meaning) -> int | None:
        """Return a number written in figures."""
        found = self.text(meaning)
        return int(found) if found.isdecimal() else None

    def links(self) -> tuple[DeclaredLink, ...]:
        """Return the links declared, complete ones alone."""
        rows = self.raw(Meaning.LINKS) or ()
        return tuple(DeclaredLink(row["kind"], row["whom"]) for row in rows if row["kind"] and row["whom"])

    def capacity(self) -> int:
        """Return how many people this mentor takes; one where nothing is asked."""
        return dict(capacities(self._definition).of_choices).get(self.text(Meaning.CAPACITY), 1)

    def profession(self) -> str:
        """Return what professions are compared by: the value picked, with the words written beside a free one."""
        question = self.question(Meaning.PROFESSION)
        chosen = self.text(Meaning.PROFESSION)
        written = self._answers.get(detail_name(question, chosen), "") if question and chosen else ""
        return f"{chosen}:{fold(written)}" if written else chosen

    def stakes(self) -> str:
        """Return what the person says of a project that could put the two in business: the value, then the words."""
        question = self.question(Meaning.STAKES)
        chosen = self.raw(Meaning.STAKES)
        if question is None or not chosen:
            return ""
        picked = [chosen] if isinstance(chosen, str) else list(chosen)
        written = [str(self._answers.get(detail_name(question, value), "")) for value in picked]
        return "\n".join(text for text in written if text)
