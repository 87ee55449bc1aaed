"""Which days applicants were told, and whom the closing reminder would reach."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select

from app.applications.models import Application, ApplicationState, LateCode
from app.applications.queries.recusals import visible_to
from app.core.clock import to_paris, today
from app.core.database import db
from app.core.declarations import Promise
from app.programmes.definition import Calendar
from app.programmes.queries import by_id, definition

_S = ApplicationState
_TOLD = (_S.DRAFT, _S.SUBMITTED, _S.TO_COMPLETE, _S.ELIGIBLE, _S.WAITLISTED, _S.ACCEPTED)
_NEWS = ("answers_by", "confirm_by", "sign_by", "launch_on")


def drafts_not_reminded(programme_id: int, reader_id: int) -> int:
    """Return how many drafts have an address and were not written to before the closing."""
    drafts = Application.state == _S.DRAFT, Application.email != "", Application.reminded_at.is_(None)
    return _count(programme_id, reader_id, *drafts)


def decisions_waiting(programme_id: int, reader_id: int) -> int:
    """Return how many decisions are prepared and not released."""
    return _count(programme_id, reader_id, Application.decision.is_not(None), Application.released_at.is_(None))


def _count(programme_id: int, reader_id: int, *conditions: ColumnElement[Any]) -> int:
    query = select(func.count()).select_from(Application).where(Application.programme_id == programme_id)
    query = query.where(visible_to(reader_id, programme_id))
    return db.session.scalar(query.where(*conditions)) or 0


def promised(programme_id: int, reader_id: int | None = None) -> Sequence[Promise]:
    """Return the days applicants of a programme were told: its closing, an answer, its launch; as a reader may know."""
    calendar = definition(by_id(programme_id)).calendar
    late = select(LateCode.application_id).where(LateCode.application_id.is_not(None))
    found = db.session.execute(
        select(
            Application.ref,
            Application.state,
            Application.email,
            Application.first_name,
            func.coalesce(Application.released_at, Application.submitted_at),
        )
        .where(Application.programme_id == programme_id, Application.state.in_(_TOLD), Application.email != "")
        .where(visible_to(reader_id, programme_id))
        .where(Application.id.not_in(late) | (Application.state != _S.DRAFT))
        .order_by(Application.id)
    )
    return [
        Promise(code, anchor, day, ref, address, first_name)
        for ref, state, address, first_name, told in found
        for code, anchor, day in _days(state, calendar, to_paris(told).date() if told else None)
        if day >= today()
    ]


def _days(state: ApplicationState, calendar: Calendar, told: date | None) -> Iterator[tuple[str, str, date]]:
    if state is _S.DRAFT:
        if calendar.closes_on:
            yield "closing", "closes_on", calendar.closes_on
    elif state is _S.ACCEPTED:
        if calendar.launch_on:
            yield "launch", "launch_on", calendar.launch_on
    elif state is _S.WAITLISTED and calendar.launch_on:
        yield "news", "launch_on", calendar.launch_on
    elif told is not None:
        coming = ((name, day) for name in _NEWS if (day := getattr(calendar, name)) is not None and day > told)
        for name, day in list(coming)[:1]:
            yield "news", name, day
