"""Changing the dates of a programme: what was told of them moves in the same transaction, or nothing does."""

from collections.abc import Sequence
from itertools import groupby

from pydantic import ValidationError

from app.core import events, journal
from app.core.database import db
from app.core.declarations import Promise
from app.mail.outbox import queue
from app.programmes import emails
from app.programmes.definition import Calendar, Move, ProgrammeDefinition
from app.programmes.errors import (
    CalendarMovedOn,
    CalendarUnchanged,
    DateInThePast,
    DatesOutOfOrder,
    ReopeningUnsaid,
)
from app.programmes.events import CalendarChanged
from app.programmes.models import Programme
from app.programmes.queries import definition as definition_of
from app.programmes.queries import definition_changes, last_mover, promises
from app.programmes.rules import over_at_once, reopens
from app.programmes.services.life import lock


def with_calendar(definition: ProgrammeDefinition, calendar: Calendar) -> ProgrammeDefinition:
    """Return the definition with other dates. Refuses (pydantic's ValidationError) what does not hold."""
    changed = definition.model_dump(exclude_unset=True) | {"calendar": calendar.model_dump(exclude_unset=True)}
    return ProgrammeDefinition.model_validate(changed)


def shifted(calendar: Calendar, days: int, since: str) -> Calendar:
    """Return the calendar with its dates from `since` on moved. Refuses (`DatesOutOfOrder`) one moved past another."""
    try:
        return calendar.shifted(days, since)
    except ValidationError:
        raise DatesOutOfOrder(name=since) from None


def change_calendar(
    programme: Programme, move: Move, *, seen: int, reopen: bool = False, tell: bool = False, actor: str
) -> int:
    """Give a programme other dates; open proposals, open charters and drafts follow. Journalled.

    With `tell`, whoever was told a day that moves gets one letter with the former days and the new ones; returns how
    many letters. Refuses a programme changed since it was `seen`, a calendar that changes nothing, a coming date that
    would be over at once, and applications open again unless `reopen`.
    """
    lock(programme)
    known = definition_of(programme)
    if seen != programme.revision or known.calendar != move.before:
        raise CalendarMovedOn(by=last_mover(programme.id))
    _check(programme, move, reopen=reopen)
    told = moved_promises(programme.id, move)
    definition_changes(programme)
    programme.definition = with_calendar(known, move.after).model_dump(mode="json")
    programme.revision += 1
    db.session.flush()
    events.publish(CalendarChanged(programme_id=programme.id, move=move, actor=actor))
    letters = _tell(programme, move, told) if tell else 0
    journal.record(
        "calendar_changed",
        actor=actor,
        subject=f"programme:{programme.id}",
        programme_id=programme.id,
        days=move.days,
        letters=letters,
        **{name: f"{before} > {after}" for name, before, after in move.dates},
    )
    return letters


def _check(programme: Programme, move: Move, *, reopen: bool) -> None:
    if move.before == move.after:
        raise CalendarUnchanged
    past = over_at_once(move)
    if past is not None:
        raise DateInThePast(name=past)
    if reopens(programme.state, move) and not reopen:
        raise ReopeningUnsaid


def moved_promises(programme_id: int, move: Move, reader_id: int | None = None) -> Sequence[Promise]:
    """Return the days told to people (whom a reader may know of) that this move changes, one address after another."""
    found = [each for each in promises(programme_id, reader_id) if move.of(each.anchor, each.day) != each.day]
    return sorted(found, key=lambda each: (each.address, each.day, each.code))


def _tell(programme: Programme, move: Move, told: Sequence[Promise]) -> int:
    count = 0
    for address, theirs in groupby(told, key=lambda each: each.address):
        days = list(theirs)
        queue(emails.with_files(emails.calendar_moved(address, days, move, programme), days, programme))
        count += 1
    return count
