"""What the coordination must see of applications: to read, answered, late, prepared and not sent."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from flask import Flask
from sqlalchemy import ColumnElement, func, select

from app.applications import queries
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.applications.rules import next_news
from app.applications.wording import attention_action, attention_sentence
from app.core.clock import to_paris, today
from app.core.database import db
from app.core.declarations import Attention, AttentionSource, declare_attention
from app.programmes.models import Programme
from app.programmes.queries import by_id, definition

_LIST, _DECISIONS = "applications.coordinator.index", "applications.coordinator.decisions"
_WAITING = "applications.coordinator.waiting_list"
_URGENCY = {
    "applications_answered": 20,
    "applications_overdue": 25,
    "decisions_to_release": 30,
    "complements_late": 35,
    "applications_to_read": 40,
}
_FILTER = {
    "applications_answered": ApplicationState.SUBMITTED,
    "applications_to_read": ApplicationState.SUBMITTED,
    "complements_late": ApplicationState.TO_COMPLETE,
}


def find(programme_id: int, person_id: int) -> Sequence[Attention]:
    """Return the lines of « à traiter » for one programme; of the files that this person may know of."""
    programme = by_id(programme_id)
    return [*_counted(programme, person_id), *_overdue(programme, person_id)]


def _counted(programme: Programme, reader_id: int) -> Iterator[Attention]:
    """The lines that a state tells, counted together."""
    lines = _lines()
    columns = [
        part
        for where in lines.values()
        for part in (func.count().filter(where), func.min(Application.updated_at).filter(where))
    ]
    asked = Application.role == ApplicantRole.MENTEE
    places = [
        func.count().filter(asked, Application.state == state)
        for state in (ApplicationState.ACCEPTED, ApplicationState.WAITLISTED)
    ]
    found = db.session.execute(
        select(*columns, *places)
        .select_from(Application)
        .where(Application.programme_id == programme.id)
        .where(Application.id.not_in(queries.hidden_from(reader_id, programme.id)))
    ).one()
    for place, code in enumerate(lines):
        count, since = found[2 * place], found[2 * place + 1]
        if isinstance(count, int) and count:
            yield _line(programme, code, count, since if isinstance(since, datetime) else None)
    accepted, waiting = found[-2], found[-1]
    if isinstance(accepted, int) and isinstance(waiting, int):
        yield from _place_free(programme, accepted, waiting, reader_id)


def _place_free(programme: Programme, accepted: int, waiting: int, reader_id: int) -> Iterator[Attention]:
    """A place that fell free while somebody waits; not for whoever may not know of everybody who is in."""
    free = (definition(programme).places.pairs_max or 0) - accepted
    if free > 0 and waiting and not queries.hides_any(reader_id, programme.id):
        yield Attention("place_free", min(free, waiting), _WAITING, {"slug": programme.slug}, urgency=28)


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


def _overdue(programme: Programme, reader_id: int) -> Iterator[Attention]:
    """People who were promised news by a day that is over."""
    calendar = definition(programme).calendar
    late = [
        told
        for state, told in queries.waiting_for_news(programme.id, reader_id)
        if next_news(state, calendar, to_paris(told).date()) < today()
    ]
    if late:
        yield _line(programme, "applications_overdue", len(late), min(late))


def _line(programme: Programme, code: str, count: int, since: datetime | None) -> Attention:
    values = {"slug": programme.slug}
    if code in _FILTER:
        values["etat"] = _FILTER[code].value
    endpoint = _DECISIONS if code == "decisions_to_release" else _LIST
    return Attention(code, count, endpoint, values, since, _URGENCY[code])


def register(app: Flask) -> None:  # noqa: ARG001 - every drawer is registered the same way
    """Declare the lines and their sentences."""
    declare_attention("applications", AttentionSource(find, attention_sentence, attention_action))
