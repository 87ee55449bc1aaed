"""What the dates of a programme send, and what a change of dates would move: gathered from what features declare."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.core.clock import today
from app.core.declarations import Promise, planned_on, promise_sources
from app.core.wording import month_fr
from app.mail.rendering import write
from app.programmes import emails
from app.programmes.definition import DATES, Calendar, Move
from app.programmes.models import Programme, ProgrammeState
from app.programmes.rules import reopens
from app.programmes.services import moved_promises
from app.programmes.wording import calendar as wording

_PREPARING = (ProgrammeState.DRAFT, ProgrammeState.OPEN, ProgrammeState.SELECTING)


@dataclass(frozen=True)
class Leaving:
    """Something a day sends: when, and its sentence. `by_hand`: when somebody says so."""

    on: date
    sentence: str
    by_hand: bool


@dataclass(frozen=True)
class CalendarLine:
    """One date of the calendar as its page shows it."""

    name: str
    day: date
    label: str
    meaning: str
    tag: str
    warning: str
    past: bool
    leavings: tuple[Leaving, ...]


@dataclass(frozen=True)
class Moved:
    """Something that goes from one day, or value, to another; `warning` says why the new one is a poor choice."""

    what: str
    before: date | str
    after: date | str
    warning: str = ""


@dataclass(frozen=True)
class Plan:
    """What a change of calendar would do, before anybody does it."""

    dates: tuple[Moved, ...]
    others: tuple[Moved, ...]
    mails: tuple[Moved, ...]
    promised: tuple[Moved, ...]
    warnings: tuple[str, ...]
    people: int
    letter: str
    reopens: bool


def lines(programme: Programme, calendar: Calendar, reader_id: int) -> list[CalendarLine]:
    """Return every date of a calendar, with what it sends as things stand and as that person may know."""
    known = [(name, getattr(calendar, name)) for name in DATES]
    return [_line(programme, name, day, reader_id) for name, day in known if day is not None]


def _line(programme: Programme, name: str, day: date, reader_id: int) -> CalendarLine:
    past = day < today()
    return CalendarLine(
        name=name,
        day=day,
        label=wording.NAMES[name],
        meaning=wording.MEANINGS[name],
        tag=wording.near(day, today()),
        warning="" if past or name == "report_month" else wording.quiet_words(day),
        past=past,
        leavings=tuple(each for each in _leavings(programme.id, name, day, reader_id) if each.on >= today()),
    )


def _leavings(programme_id: int, anchor: str, day: date, reader_id: int) -> Iterator[Leaving]:
    for each in planned_on(anchor):
        yield Leaving(each.leaves(day), each.sentence(each.people(programme_id, reader_id)), each.by_hand)


def plan(programme: Programme, move: Move, reader_id: int) -> Plan:
    """Return everything that a change would move, as that person may know; nothing is written."""
    told = moved_promises(programme.id, move, reader_id)
    return Plan(
        dates=tuple(_moved_dates(move)),
        others=tuple(_moved_settings(move)),
        mails=tuple(_moved_mails(programme, move, reader_id)),
        promised=tuple(_moved_promises(told, move)),
        warnings=tuple(_warnings(programme, move)),
        people=len({each.address for each in told}),
        letter=_letter(told, move, programme, reader_id),
        reopens=reopens(programme.state, move),
    )


def _moved_dates(move: Move) -> Iterator[Moved]:
    for name, before, after in move.dates:
        if name == "report_month":
            yield Moved(wording.NAMES[name], month_fr(before), month_fr(after))
        else:
            quiet = wording.quiet_words(after) if after is not None else ""
            yield Moved(wording.NAMES[name], before or "", after or "", quiet)


def _moved_settings(move: Move) -> Iterator[Moved]:
    if move.before.launch_place != move.after.launch_place:
        yield Moved(wording.PLACE, move.before.launch_place or "", move.after.launch_place or "")
    for name, (label, _unit, _meaning) in wording.DELAYS.items():
        before, after = getattr(move.before, name), getattr(move.after, name)
        if before != after:
            yield Moved(label, wording.delay_words(name, before), wording.delay_words(name, after))


def _moved_mails(programme: Programme, move: Move, reader_id: int) -> Iterator[Moved]:
    """Only what has not left yet moves; what should have left by then leaves at once."""
    for name, before, after in move.dates:
        if before is None or after is None:
            continue
        for each in planned_on(name):
            was, will = each.leaves(before), max(each.leaves(after), move.today)
            if was != will and (was >= move.today or each.leaves(after) >= move.today):
                yield Moved(each.sentence(each.people(programme.id, reader_id)), was, will)


def _moved_promises(told: Sequence[Promise], move: Move) -> Iterator[Moved]:
    things = {(each.code, each.day, move.of(each.anchor, each.day), each.thing) for each in told}
    counted = Counter(key[:3] for key in things)
    for (code, before, after), count in sorted(counted.items(), key=lambda item: item[0][1:]):
        source = next(each for each in promise_sources.values() if each.words(code))
        yield Moved(source.counted(code, count), before, after)


def _warnings(programme: Programme, move: Move) -> Iterator[str]:
    changed = {name for name, _, _ in move.dates}
    opens = move.after.opens_on
    had_opened = move.before.opens_on is None or move.before.opens_on <= move.today
    if programme.state is ProgrammeState.OPEN and had_opened and opens is not None and opens > move.today:
        yield wording.CLOSES_AGAIN
    if changed & {"launch_on", "ends_on"} and programme.state not in _PREPARING:
        yield wording.CHARTERS_KEEP_THEIR_DATES


def _letter(told: Sequence[Promise], move: Move, programme: Programme, reader_id: int) -> str:
    """The longest letter, without the name of whoever gets it."""
    if not told:
        return ""
    longest = Counter(each.address for each in told).most_common(1)[0][0]
    theirs = [replace(each, first_name="") for each in told if each.address == longest]
    return write(emails.calendar_moved(longest, theirs, move, programme, reader_id=reader_id)).text
