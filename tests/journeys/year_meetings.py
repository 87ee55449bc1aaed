"""What two people do with their meetings, as deeds of a year."""

from collections.abc import Iterable
from datetime import time

from app.applications.models import ApplicantRole
from app.core.clock import today
from app.followup.models import Meeting
from app.followup.queries.meetings import open_meetings
from app.followup.services.meetings import Plan, agree_to_meeting, cancel_meeting, move_meeting, propose_meeting
from app.followup.services.meetings_telling import Held, record_meeting, say_held, say_not_held
from app.followup.services.notes import Written, write_notes
from app.programmes.definition import MeetingMode

from tests.journeys.year import MENTOR, Deed, Year

NOON, EVENING = time(12), time(19)
IN_PERSON, VIDEO = MeetingMode.IN_PERSON, MeetingMode.VIDEO


def who(year: Year, key: str, role: ApplicantRole) -> str:
    """The ref of a member of a pair: who does it."""
    person = year.pair(key).member(role).person
    assert person
    return person.ref


def _open(year: Year, key: str) -> Meeting:
    """The one meeting that is planned."""
    pair = year.pair(key)
    (found,) = open_meetings([pair.id])[pair.id]
    return found


def proposes(key: str, by: ApplicantRole, for_day: int, hour: time = EVENING) -> Deed:
    def deed(year: Year) -> None:
        plan = Plan(year.date_of(for_day), hour, VIDEO, place="https://visio.example.org/salon", message="Et là ?")
        propose_meeting(year.pair(key), by, plan, actor=who(year, key, by))

    return deed


def moves(key: str, by: ApplicantRole, for_day: int, hour: time = EVENING) -> Deed:
    def deed(year: Year) -> None:
        pair, meeting = year.pair(key), _open(year, key)
        plan = Plan(year.date_of(for_day), hour, VIDEO)
        move_meeting(pair, meeting, by, plan, seen=meeting.version, actor=who(year, key, by))

    return deed


def agrees(key: str, by: ApplicantRole) -> Deed:
    def deed(year: Year) -> None:
        pair, meeting = year.pair(key), _open(year, key)
        agree_to_meeting(pair, meeting, by, seen=meeting.version, actor=who(year, key, by))

    return deed


def cancels(key: str, by: ApplicantRole) -> Deed:
    def deed(year: Year) -> None:
        pair, meeting = year.pair(key), _open(year, key)
        cancel_meeting(pair, meeting, by, seen=meeting.version, actor=who(year, key, by))

    return deed


def met(key: str, by: ApplicantRole) -> Deed:
    """Says that the meeting planned was held."""

    def deed(year: Year) -> None:
        pair, meeting = year.pair(key), _open(year, key)
        held = Held(meeting.happens_on, VIDEO, 60)
        say_held(pair, meeting, by, held, seen=meeting.version, actor=who(year, key, by))

    return deed


def missed(key: str, by: ApplicantRole) -> Deed:
    """Says that it was not."""

    def deed(year: Year) -> None:
        pair, meeting = year.pair(key), _open(year, key)
        say_not_held(pair, meeting, by, seen=meeting.version, actor=who(year, key, by))

    return deed


def notes_meeting(key: str, mode: MeetingMode = IN_PERSON) -> Deed:
    """The mentor writes down a meeting of that day, and something of it for both."""

    def deed(year: Year) -> None:
        pair, actor = year.pair(key), who(year, key, MENTOR)
        meeting = record_meeting(pair, MENTOR, Held(today(), mode), actor=actor)
        private, shared = Written("Pour moi."), Written("Le bail, la banque, le local.")
        write_notes(pair, meeting, MENTOR, private=private, shared=shared, actor=actor)

    return deed


def monthly(key: str, days: Iterable[int]) -> dict[int, list[Deed]]:
    """A meeting written down on each of these days."""
    return {day: [notes_meeting(key)] for day in days}
