"""How many applications of a programme are at each point: one question, which a transaction asks once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from app.applications.models import ApplicantRole, Application, ApplicationState
from app.applications.queries.recusals import hidden_from
from app.core.clock import today
from app.core.database import db, kept

_ELIGIBLE = (ApplicationState.ELIGIBLE, ApplicationState.ACCEPTED, ApplicationState.WAITLISTED)


@dataclass(frozen=True)
class ApplicationCounts:
    """`waiting`: what waits for the coordination by the code of its line, how many and since when.

    `received`: how many were sent, `eligible`: how many of them met the criteria. `mentees_in` are accepted,
    `mentees_next` on the waiting list.
    """

    waiting: dict[str, tuple[int, datetime | None]]
    received: int
    eligible: int
    mentees_in: int
    mentees_next: int


def application_counts(programme_id: int, reader_id: int) -> ApplicationCounts:
    """Return the counts of a programme, of the files that whoever reads may know of."""
    return kept(f"applications {programme_id} {reader_id}", lambda: _count(programme_id, reader_id))


def waiting_files(programme_id: int, reader_id: int, code: str) -> Sequence[str]:
    """Return the refs of the files counted in that line of what waits."""
    shown = Application.id.not_in(hidden_from(reader_id, programme_id))
    found = select(Application.ref).where(Application.programme_id == programme_id, shown, _lines()[code])
    return db.session.scalars(found).all()


def _count(programme_id: int, reader_id: int) -> ApplicationCounts:
    lines = _lines()
    mentee = Application.role == ApplicantRole.MENTEE
    numbers = (
        Application.submitted_at.is_not(None),
        Application.state.in_(_ELIGIBLE),
        mentee & (Application.state == ApplicationState.ACCEPTED),
        mentee & (Application.state == ApplicationState.WAITLISTED),
    )
    query = select(
        *(func.count().filter(where) for where in numbers),
        *(func.count().filter(where) for where in lines.values()),
        *(func.min(Application.updated_at).filter(where) for where in lines.values()),
    )
    shown = Application.id.not_in(hidden_from(reader_id, programme_id))
    found = list(db.session.execute(query.where(Application.programme_id == programme_id, shown)).one())
    waiting = found[len(numbers) :]
    counts, oldest = waiting[: len(lines)], waiting[len(lines) :]
    return ApplicationCounts(dict(zip(lines, zip(counts, oldest, strict=True), strict=True)), *found[: len(numbers)])


def _lines() -> dict[str, ColumnElement[bool]]:
    to_read = Application.state == ApplicationState.SUBMITTED
    prepared = Application.decision.is_not(None) & Application.released_at.is_(None)
    asked = Application.state == ApplicationState.TO_COMPLETE
    return {
        "applications_answered": to_read & (Application.reply != "") & ~prepared,
        "applications_to_read": to_read & (Application.reply == "") & ~prepared,
        "decisions_to_release": prepared,
        "complements_late": asked & (Application.complete_by < today()) & ~prepared,
    }
