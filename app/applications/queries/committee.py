"""A file as a committee may read it: neither whom the person avoids, nor their links, adaptations and addresses."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.applications.models import Application
from app.applications.queries.profiles import answer_lines, speaker
from app.applications.rules import ByMeaning, Line
from app.programmes.definition import Meaning, ProgrammeDefinition

_KEPT = (
    *(Meaning.AVOID, Meaning.LINKS, Meaning.ADAPTATIONS),  # the coordination's alone: the law of this product
    *(Meaning.EMAIL, Meaning.PHONE, Meaning.SHARE),  # of no use to judge a file
)


def committee_lines(application: Application, definition: ProgrammeDefinition) -> list[tuple[str, list[Line]]]:
    """Return the answers a committee reads, step by step; a step of which nothing is left is not there."""
    form = definition.form(application.role.value)
    kept = {question.key for meaning in _KEPT if (question := form.by_meaning(meaning))}
    shown = [
        (title, [line for line in lines if not line.staff_only and line.key not in kept])
        for title, lines in answer_lines(application, definition)
    ]
    return [(title, lines) for title, lines in shown if lines]


def says_a_link(application: Application, definition: ProgrammeDefinition) -> bool:
    """Tell whether the person declared a link with anybody, or asked not to be paired with somebody; never which."""
    found = ByMeaning(definition, application.role, application.answers)
    return bool(found.links()) or bool(found.text(Meaning.AVOID).strip())


@dataclass(frozen=True)
class Grid:
    """The words to read opinions with: criteria of a file by key, in order, and grades by value."""

    criteria: Mapping[str, str]
    grades: Mapping[str, str]


def grid_words(application: Application, definition: ProgrammeDefinition) -> Grid:
    """Return the words of the grid that the files of that role are read with; none where there is no grid."""
    grid = definition.selection
    if grid is None:
        return Grid({}, {})
    say = speaker(definition)
    criteria = {each.value: say(each.label) for each in grid.criteria_for(application.role.value)}
    return Grid(criteria, {grade.value: grade.label for grade in grid.scale})
