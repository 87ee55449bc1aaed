"""A calendar file (.ics): one event that a person's own calendar keeps, and replaces when it is sent again.

A file is *published* (RFC 5546, 4.1): it puts the event in a calendar and asks nothing. A *request* would have mail
programs offer to accept or refuse, to a mailbox that reads no such answers: people answer on our pages. Sent again with
the same UID and a higher SEQUENCE, it replaces the former one; a *cancellation* (4.1.3) takes it out.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from app.core.clock import PARIS
from app.core.text import clean_line, clean_text

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone, vCalAddress

_PRODUCT = "-//Binôme//Calendrier//FR"
_SUMMER = (2, 3, 1, 2, "CEST")  # at that hour of the last Sunday of that month, from UTC+1 to UTC+2, under that name
_WINTER = (3, 10, 2, 1, "CET")


@dataclass(frozen=True)
class Organiser:
    """Who publishes the event: a name, and the mailbox people may write to."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True)
class AgendaEvent:
    """One event: from `starts_at` to `ends_at`, or a whole `day`. `url` is its page, as ASCII.

    `uid` is the event's for ever; `sequence` grows with each change that was sent. `stamped_at` is the instant of the
    last change, not of the drawing: the same event gives the same bytes.
    """

    uid: str
    sequence: int
    summary: str
    stamped_at: datetime
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    day: date | None = None
    description: str = ""
    location: str = ""
    url: str = ""
    organiser: Organiser | None = None
    cancelled: bool = False

    def __post_init__(self) -> None:
        """Refuse (ValueError) an event that is neither of hours nor of a day, or both, or ends before it starts."""
        hours = (self.starts_at, self.ends_at)
        if (self.day is None) == (None in hours) or (self.day is not None and hours != (None, None)):
            raise ValueError("an event has hours, or a whole day")
        if self.starts_at is not None and self.ends_at is not None and self.ends_at <= self.starts_at:
            raise ValueError("an event ends after it starts")

    @property
    def method(self) -> str:
        """What the reader's calendar is asked to do with the file."""
        return "CANCEL" if self.cancelled else "PUBLISH"

    @property
    def mime(self) -> str:
        """The media type of the file, for a mail or an answer: a mail program acts by `method`."""
        return f"text/calendar; charset=utf-8; method={self.method}"


def draw_agenda(event: AgendaEvent) -> bytes:
    """Return the calendar file of an event: UTF-8, CRLF, lines of 75 octets at most, without control characters.

    Hours are written as people in Paris read them, with the rules of the clock's changes, so that no reader has to know
    our time zone; an instant of the hour that comes twice in October is written in UTC when it is the second.
    """
    from icalendar import Calendar  # heavy: loaded when a file is drawn

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", event.method)
    _add_to(calendar, event)
    drawn: bytes = calendar.to_ical()
    return drawn


def _add_to(calendar: "Calendar", event: AgendaEvent) -> None:
    if event.day is None:
        calendar.add_component(_paris())
    calendar.add_component(_component(event))


def _component(event: AgendaEvent) -> "Event":
    from icalendar import Event

    drawn = Event()
    drawn.add("uid", clean_line(event.uid))
    drawn.add("sequence", event.sequence)
    drawn.add("dtstamp", event.stamped_at.astimezone(UTC).replace(microsecond=0))
    drawn.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if event.day is not None:
        drawn.add("dtstart", event.day)
        drawn.add("dtend", event.day + timedelta(days=1))  # the first day that is not the event's
    for name, instant in (("dtstart", event.starts_at), ("dtend", event.ends_at)):
        if instant is not None:
            drawn.add(name, _of_paris(instant))
    words = {"summary": clean_line(event.summary), "description": clean_text(event.description)}
    for name, text in (words | {"location": clean_line(event.location), "url": clean_line(event.url)}).items():
        if text:
            drawn.add(name, text)
    if event.organiser and event.organiser.address:
        drawn.add("organizer", _mailbox(event.organiser))
    return drawn


def _of_paris(instant: datetime) -> datetime:
    local = instant.astimezone(PARIS).replace(microsecond=0)
    return local.astimezone(UTC) if local.fold else local  # a local hour alone means the first of the two


def _mailbox(organiser: Organiser) -> "vCalAddress":
    from icalendar import vCalAddress

    mailbox = vCalAddress(f"mailto:{clean_line(organiser.address)}")
    mailbox.params["CN"] = clean_line(organiser.name)
    return mailbox


def _paris() -> "Timezone":
    # Written out: what the library derives has summer begin an hour late, and ends with a list of years.
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", PARIS.key)
    for kind, (hour, month, before, after, name) in ((TimezoneDaylight, _SUMMER), (TimezoneStandard, _WINTER)):
        part = kind()
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))  # noqa: DTZ001 - the zone's own hour
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone
