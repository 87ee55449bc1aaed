"""What the coordination's pages of pairs show of their year: who is looked at first, dates, counts."""

from collections.abc import Sequence

from flask import Flask

from app.access.visitor import signed_in_person
from app.core.declarations import Column, Panel, declare_column, declare_panel
from app.followup.queries.following import at_risk, course_of
from app.followup.queries.meetings import counted
from app.followup.wording import following as wording
from app.pairing.models import Pair
from app.programmes.models import Programme
from app.programmes.queries import by_id, definition


def _first(programme: Programme) -> Panel | None:
    lines = at_risk(programme, signed_in_person().id)
    if not lines:
        return None
    said = [(line.ref, wording.names(line), wording.risk_sentence(line)) for line in lines]
    return Panel("followup/coordinator/_at_risk.html", {"slug": programme.slug, "lines": said}, order=10)


def _course(pair: Pair) -> Panel | None:
    if pair.starts_on is None:
        return None
    course, known = course_of(pair), definition(by_id(pair.programme_id))
    context: dict[str, object] = {
        "facts": wording.meetings_facts(course.meetings, known.rhythm.meetings_min),
        "days": [(day, wording.DAYS[what]) for day, what in course.days],
    }
    return Panel("followup/coordinator/_course.html", context, order=10)


def _cells(pair_ids: Sequence[int]) -> dict[int, str]:
    return {number: wording.meetings_cell(count) for number, count in counted(pair_ids).items()}


def register(_app: Flask) -> None:
    """Declare the panels and the column."""
    declare_panel("pairs", "followup.following", _first)
    declare_panel("pair_coordination", "followup.following", _course)
    declare_column("pairs", "followup", Column("Rencontres", 30, _cells))
