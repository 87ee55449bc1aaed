"""What three parsers read in a calendar file, in the same words."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import icalendar
import ics  # type: ignore[import-untyped] # the package carries no types
import vobject  # type: ignore[import-untyped] # the package carries no types


@dataclass(frozen=True)
class Read:
    """One event as a parser read it: instants in UTC, a whole day as that day."""

    uid: str
    summary: str
    description: str
    location: str
    begins: datetime | date
    ends: datetime | date
    sequence: int
    status: str


def with_vobject(drawn: bytes) -> Read:
    event = vobject.readOne(drawn.decode()).vevent
    return Read(
        event.uid.value,
        event.summary.value,
        event.description.value if "description" in event.contents else "",
        event.location.value if "location" in event.contents else "",
        _plain(event.dtstart.value),
        _plain(event.dtend.value),
        int(event.sequence.value),
        event.status.value,
    )


def with_ics(drawn: bytes) -> Read:
    (event,) = ics.Calendar(drawn.decode()).events
    begins, ends = event.begin.datetime, event.end.datetime
    sequence = next(line.value for line in event.extra if line.name == "SEQUENCE")
    return Read(
        event.uid,
        event.name,
        event.description or "",
        event.location or "",
        begins.date() if event.all_day else _plain(begins),
        ends.date() if event.all_day else _plain(ends),
        int(sequence),
        event.status,
    )


def with_icalendar(drawn: bytes) -> Read:
    (event,) = icalendar.Calendar.from_ical(drawn).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    assert event.DTSTART is not None
    assert event.DTEND is not None
    return Read(
        event.uid,
        event.summary or "",
        event.description or "",
        event.location or "",
        _plain(event.DTSTART),
        _plain(event.DTEND),
        event.sequence,
        str(event.status),
    )


def _plain(value: datetime | date) -> datetime | date:
    return value.astimezone(UTC) if isinstance(value, datetime) else value
