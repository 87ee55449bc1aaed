"""The launch day of a cohort: inviting, saying that it changed, reminding."""

from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy import select

from app.access.queries import person_by_ref
from app.core.between import one_by_one
from app.core.clock import now, to_paris, today
from app.core.database import db
from app.core.journal import record
from app.followup.emails.launching import calendar_file, launch_invited, launch_moved, launch_reminder
from app.followup.errors.launching import LaunchIsOver, LaunchMoved, LaunchNotYet, NobodyLeftToTell, NoLaunchDay
from app.followup.models import LaunchInvitation
from app.followup.queries.launching import Guest, guest_at, guests, launch_day, launch_of, told_by, told_of
from app.followup.rules.launching import SENDING, LaunchDay, is_released, reminder_due
from app.mail.outbox import queue
from app.programmes.models import Programme
from app.programmes.queries import by_id
from app.programmes.services.life import lock

_CLOCK = "clock"
_LOT = 20


def invite(programme: Programme, *, seen: int, actor: str) -> int:
    """Tell the launch day to every member of a pair who was not told it: one letter each, journalled. How many.

    Whoever was never invited is; whoever was told another day or place is told that it changed. From then on the clock
    tells it to whoever joins a pair, and to those whose file is hidden from `actor`: one press lets the day be known,
    and nobody waits for a second one. Refuses a programme changed since it was `seen`, one that has no launch day or is
    not at a step to prepare it, a day that has passed, and when everybody has been told.
    """
    lock(programme)
    launch = launch_of(programme)
    if seen != programme.revision:
        raise LaunchMoved
    if launch.is_over(today()):
        raise LaunchIsOver
    if programme.state not in SENDING:
        raise LaunchNotYet
    letters = _tell(programme, launch, guests(programme.id, person_by_ref(actor).id))
    if not letters:
        raise NobodyLeftToTell
    _journal(programme, letters, actor=actor)
    return letters


def tell_the_others(_at: datetime) -> int:
    """Tell the day to whoever has not been told it, in programmes where somebody of the coordination lets it be known.

    Run by the clock; nobody is told twice, and nobody after the day. Returns how many letters.
    """
    released = [(programme, launch) for programme, launch in _prepared() if is_released(launch, told_of(programme.id))]
    return sum(_tell_in(each, some) for each, launch in released for some in _by_lots(each, launch, _is_to_tell))


def remind_guests(at: datetime) -> int:
    """Remind those who come or are silent, from two days before the day; once each. Returns how many letters.

    A change that the coordination has not told yet is told so: two days before, the day people have must be right.
    """
    day = to_paris(at).date()
    near = [(programme, launch) for programme, launch in _prepared() if launch.is_near(day)]
    return sum(_remind_in(each, some) for each, launch in near for some in _by_lots(each, launch, _is_to_remind))


def enclose_launch(programme_id: int, address: str) -> tuple[str, str, bytes]:
    """Return the file that goes with the letter of a calendar that moves, to somebody invited, who is told so."""
    programme, found = by_id(programme_id), guest_at(programme_id, address)
    if found is None or found.invitation is None:
        raise NoLaunchDay
    launch = launch_of(programme)
    if told_by(found.invitation).of != launch:
        _says(found.invitation, launch)
    return calendar_file(programme, launch, found, found.invitation)


def _prepared() -> Iterator[tuple[Programme, LaunchDay]]:
    """Give the programmes whose day is to come and to which somebody has been invited."""
    invited = select(LaunchInvitation.programme_id)
    found = select(Programme).where(Programme.id.in_(invited), Programme.state.in_(SENDING)).order_by(Programme.id)
    for programme in db.session.scalars(found).all():
        launch = launch_day(programme)
        if launch is not None and not launch.is_over(today()):
            yield programme, launch


def _by_lots(
    programme: Programme, launch: LaunchDay, wanted: Callable[[LaunchDay, Guest], bool]
) -> Iterator[frozenset[int]]:
    """Give those to write to, so many at a time: others may write in between."""
    people = [each.person.id for each in guests(programme.id) if wanted(launch, each)]
    yield from one_by_one(frozenset(people[at : at + _LOT]) for at in range(0, len(people), _LOT))


def _is_to_tell(launch: LaunchDay, found: Guest) -> bool:
    return found.is_written_to and (found.told is None or found.told.of != launch)


def _is_to_remind(launch: LaunchDay, found: Guest) -> bool:
    told = found.told
    return found.is_written_to and told is not None and reminder_due(launch, told, found.coming, today())


def _held(programme: Programme, some: frozenset[int]) -> tuple[LaunchDay | None, list[Guest]]:
    """Hold the programme, and return its day as it is now, if it is to come, and these people as they are now."""
    lock(programme)
    launch = launch_day(programme)
    if launch is None or programme.state not in SENDING or launch.is_over(today()):
        return None, []
    return launch, [each for each in guests(programme.id) if each.person.id in some]


def _tell_in(programme: Programme, some: frozenset[int]) -> int:
    launch, expected = _held(programme, some)
    if launch is None or not is_released(launch, told_of(programme.id)):
        return 0
    letters = _tell(programme, launch, expected)
    if letters:
        _journal(programme, letters, actor=_CLOCK)
    return letters


def _remind_in(programme: Programme, some: frozenset[int]) -> int:
    launch, expected = _held(programme, some)
    return sum(_remind(programme, launch, each) for each in expected) if launch is not None else 0


def _tell(programme: Programme, launch: LaunchDay, expected: list[Guest]) -> int:
    return sum(_tell_one(programme, launch, each) for each in expected if _is_to_tell(launch, each))


def _tell_one(programme: Programme, launch: LaunchDay, found: Guest) -> bool:
    known = found.invitation
    if known is None:
        queue(launch_invited(programme, launch, found, _invited(programme, launch, found)))
        return True
    former = told_by(known).of
    _says(known, launch)
    queue(launch_moved(programme, launch, found, known, former))
    return True


def _invited(programme: Programme, launch: LaunchDay, found: Guest) -> LaunchInvitation:
    """Return their invitation: a first one, or one over that which was withdrawn and whose file it replaces."""
    withdrawn = select(LaunchInvitation).filter_by(programme_id=programme.id, person_id=found.person.id)
    former = db.session.scalar(withdrawn)
    if former is not None:
        former.withdrawn_at, former.reminded_for, former.invited_at = None, None, now()
        _says(former, launch)
        return former
    at = now()
    made = LaunchInvitation(
        programme_id=programme.id,
        person_id=found.person.id,
        invited_at=at,
        told_on=launch.day,
        told_place=launch.place,
        told_at=at,
        sequence=0,
    )
    db.session.add(made)
    return made


def _says(invitation: LaunchInvitation, launch: LaunchDay) -> None:
    """Let the next calendar file say another day or place: by its higher sequence it replaces the former."""
    invitation.told_on, invitation.told_place, invitation.told_at = launch.day, launch.place, now()
    invitation.sequence += 1


def _remind(programme: Programme, launch: LaunchDay, found: Guest) -> bool:
    known = found.invitation
    if known is None or not _is_to_remind(launch, found):
        return False
    if told_by(known).of != launch:
        _says(known, launch)
    known.reminded_for = launch.day
    queue(launch_reminder(programme, launch, found, known))
    return True


def _journal(programme: Programme, letters: int, *, actor: str) -> None:
    subject = f"programme:{programme.id}"
    record("launch_told", actor=actor, subject=subject, programme_id=programme.id, letters=letters)
