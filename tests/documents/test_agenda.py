"""Calendar files, read back by three parsers that know nothing of each other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from app.core.clock import PARIS
from app.documents.agenda import AgendaEvent, Organiser, draw_agenda

from tests.documents.agendas import Read, with_icalendar, with_ics, with_vobject

STAMPED = datetime(2026, 9, 1, 8, tzinfo=UTC)
MEETING = AgendaEvent(
    uid="rencontre-7@binome.example",
    sequence=0,
    summary="Rencontre de jumelage",
    stamped_at=STAMPED,
    starts_at=datetime(2026, 10, 14, 16, 30, tzinfo=UTC),
    ends_at=datetime(2026, 10, 14, 17, 30, tzinfo=UTC),
)
DAY = AgendaEvent(uid="lancement@x", sequence=0, summary="Lancement", stamped_at=STAMPED, day=date(2027, 1, 10))
parsers = pytest.mark.parametrize("read", [with_vobject, with_ics, with_icalendar])
Reader = Callable[[bytes], Read]


@parsers
def test_every_reader_finds_what_was_written(read: Reader) -> None:
    awkward = replace(
        MEETING,
        summary="Rencontre « d’été » ; à l’Œuvre, n° 2 \\o/ 🙂",
        description="Première ligne, avec une virgule ; et une barre \\\nDeuxième ligne\n\nBEGIN:VALARM",
        location="Maison de santé, 3 rue de l’Étang ; 68100 Mulhouse",
    )
    found = read(draw_agenda(awkward))
    assert (found.summary, found.description, found.location) == (
        awkward.summary,
        awkward.description,
        awkward.location,
    )
    assert (found.uid, found.begins, found.ends) == (awkward.uid, awkward.starts_at, awkward.ends_at)
    assert (found.sequence, found.status) == (0, "CONFIRMED")


@parsers
def test_a_whole_day_is_that_day_alone(read: Reader) -> None:
    found = read(draw_agenda(DAY))
    assert found.begins == date(2027, 1, 10)
    # One reader gives the first day that is not the event's, as the file does; another the last that is.
    assert found.ends in {date(2027, 1, 11), date(2027, 1, 10)}


@parsers
@pytest.mark.parametrize("night", [datetime(2026, 10, 24, 20, tzinfo=UTC), datetime(2027, 3, 27, 20, tzinfo=UTC)])
def test_every_half_hour_of_the_nights_when_clocks_change(read: Reader, night: datetime) -> None:
    for step in range(28):
        starts = night + timedelta(minutes=30 * step)
        found = read(draw_agenda(replace(MEETING, starts_at=starts, ends_at=starts + timedelta(hours=1))))
        assert (found.begins, found.ends) == (starts, starts + timedelta(hours=1))


def test_hours_are_written_as_people_in_paris_read_them() -> None:
    before, after = datetime(2026, 10, 24, 16, tzinfo=UTC), datetime(2026, 10, 25, 17, tzinfo=UTC)
    written = [draw_agenda(replace(MEETING, starts_at=at, ends_at=at + timedelta(hours=1))) for at in (before, after)]
    assert b"DTSTART;TZID=Europe/Paris:20261024T180000\r\n" in written[0]
    assert b"DTSTART;TZID=Europe/Paris:20261025T180000\r\n" in written[1]


def test_the_file_carries_the_rules_of_the_clocks_of_paris() -> None:
    (zone,) = icalendar.Calendar.from_ical(draw_agenda(MEETING)).walk("VTIMEZONE")
    assert isinstance(zone, icalendar.Timezone)
    carried = zone.to_tz(lookup_tzid=False)
    for days in range(0, 3650, 5):
        noon = datetime(2026, 1, 1, 12) + timedelta(days=days)  # noqa: DTZ001 - an hour of the wall, in two zones
        assert noon.replace(tzinfo=carried).utcoffset() == noon.replace(tzinfo=PARIS).utcoffset(), noon


def test_a_later_sequence_of_the_same_uid_replaces_and_a_cancellation_takes_out() -> None:
    moved = replace(
        MEETING,
        sequence=1,
        starts_at=datetime(2026, 10, 15, 16, 30, tzinfo=UTC),
        ends_at=datetime(2026, 10, 15, 18, tzinfo=UTC),
    )
    gone = replace(moved, sequence=2, cancelled=True)
    found = [with_vobject(draw_agenda(each)) for each in (MEETING, moved, gone)]
    assert {each.uid for each in found} == {MEETING.uid}
    assert [(each.sequence, each.status) for each in found] == [(0, "CONFIRMED"), (1, "CONFIRMED"), (2, "CANCELLED")]
    assert [each.mime.rpartition("=")[2] for each in (MEETING, gone)] == ["PUBLISH", "CANCEL"]
    assert b"METHOD:CANCEL\r\n" in draw_agenda(gone)
    assert b"METHOD:PUBLISH\r\n" in draw_agenda(moved)


def test_lines_are_of_75_octets_end_as_the_norm_says_and_hold_no_control() -> None:
    drawn = draw_agenda(
        replace(
            MEETING,
            summary="é🙂" * 60 + "\x00\x07\x1b\u202e",
            description="à\r\nb\rc\x0b" + "œ" * 400,
            url="https://x.example/a",
        )
    )
    assert drawn.endswith(b"END:VCALENDAR\r\n")
    lines = drawn.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert not any(octet < 32 or octet == 127 for octet in line)
        line.decode()  # a letter is never cut in two
    assert "\u202e" not in drawn.decode()


@pytest.mark.parametrize("field", ["uid", "summary", "location", "url"])
def test_nothing_typed_adds_a_line_to_the_file(field: str) -> None:
    hostile = "x\r\nATTACH:https://mal.example\nEND:VEVENT"
    event = replace(MEETING, **{field: hostile})  # type: ignore[arg-type] # the fields tried are texts
    drawn = draw_agenda(event)
    assert not [line for line in drawn.split(b"\r\n") if line.startswith((b"ATTACH", b"END:VEVENT\n"))]
    assert drawn.count(b"\r\nEND:VEVENT\r\n") == 1


def test_the_organiser_is_named_whatever_their_name() -> None:
    drawn = draw_agenda(replace(MEETING, organiser=Organiser("CPTS d’Alsace ; Nord, Sud", "contact@cpts.example")))
    organiser = icalendar.Calendar.from_ical(drawn).walk("VEVENT")[0]["ORGANIZER"]
    assert (str(organiser), organiser.params["CN"]) == ("mailto:contact@cpts.example", "CPTS d’Alsace ; Nord, Sud")


def test_the_same_event_gives_the_same_bytes() -> None:
    assert draw_agenda(MEETING) == draw_agenda(replace(MEETING, stamped_at=STAMPED.replace(microsecond=9)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": date(2026, 10, 14)},
        {"starts_at": None},
        {"ends_at": None},
        {"starts_at": None, "ends_at": None},
        {"ends_at": MEETING.starts_at},
    ],
)
def test_an_event_has_hours_or_a_whole_day(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="an event"):
        replace(MEETING, **wrong)  # type: ignore[arg-type] # what is refused is tried
