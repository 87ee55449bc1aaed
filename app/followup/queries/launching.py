"""The launch day of a cohort: who is expected, what each was told, and what each answered."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from app.access.models import Person
from app.applications.models import ApplicantRole, Application
from app.applications.rules import shared_keys
from app.core.clock import to_paris
from app.core.database import db
from app.followup.errors.launching import NoLaunchDay
from app.followup.models import LaunchAnswer, LaunchInvitation
from app.followup.rules.launching import WRITTEN_TO, LaunchDay, Told
from app.pairing.models import Pair, PairState
from app.pairing.queries import shown_to
from app.pairing.rules import UNDERWAY
from app.programmes.definition import Meaning, ProgrammeDefinition
from app.programmes.models import Programme
from app.programmes.queries import definition


@dataclass(frozen=True)
class Seat:
    """One pair somebody is in: their side of it, the other's name, and whether they are written to about it."""

    role: ApplicantRole
    partner: str
    is_written_to: bool


@dataclass(frozen=True)
class Guest:
    """Somebody expected at the launch day: once, whatever their pairs. `file` is one of their applications."""

    person: Person
    file: Application
    seats: tuple[Seat, ...]
    invitation: LaunchInvitation | None
    answer: LaunchAnswer | None

    @property
    def is_written_to(self) -> bool:
        """Whether letters leave for them: not while every pair of theirs is in a pause."""
        return any(seat.is_written_to for seat in self.seats)

    @property
    def coming(self) -> bool | None:
        """What they said, if they did."""
        return self.answer.coming if self.answer else None

    @property
    def told(self) -> Told | None:
        """What they were last told, if they were invited."""
        return told_by(self.invitation) if self.invitation else None

    def answered_before(self, launch: LaunchDay) -> bool:
        """Whether their answer was about another day or place than this one."""
        if self.answer is None or self.invitation is None:
            return False
        return told_by(self.invitation).of != launch or self.answer.answered_at < self.invitation.told_at


def told_by(invitation: LaunchInvitation) -> Told:
    """Return what an invitation last said."""
    said = LaunchDay(invitation.told_on, invitation.told_place)
    return Told(said, to_paris(invitation.told_at).date(), invitation.reminded_for)


def launch_day(programme: Programme) -> LaunchDay | None:
    """Return the launch day of a cohort; a programme open all year has none."""
    known = definition(programme)
    calendar = known.calendar
    if not known.is_cohort or calendar.launch_on is None:
        return None
    return LaunchDay(calendar.launch_on, calendar.launch_place or "")


def launch_of(programme: Programme) -> LaunchDay:
    """Return the launch day of a cohort; 404 for a programme that has none."""
    found = launch_day(programme)
    if found is None:
        raise NoLaunchDay
    return found


def guests(programme_id: int, reader_id: int | None = None, *, person_id: int | None = None) -> list[Guest]:
    """Return who is expected, by name, whatever they were told: the members of pairs that both said yes to.

    Those of a pair hidden from the reader are left out; nobody sees all. Two questions, whatever their number.
    """
    seats: dict[int, list[Seat]] = defaultdict(list)
    files: dict[int, Application] = {}
    for mine, partner, state in _members(programme_id, reader_id, person_id):
        if mine.person_id is not None:
            seats[mine.person_id].append(Seat(mine.role, partner.full_name, state in WRITTEN_TO))
            files.setdefault(mine.person_id, mine)
    said = {invitation.person_id: (invitation, answer) for invitation, answer in _said(programme_id, person_id)}
    found = [
        Guest(file.person, file, tuple(seats[number]), *said.get(number, (None, None)))
        for number, file in files.items()
        if file.person is not None
    ]
    return sorted(found, key=lambda each: (each.file.sort_key, each.person.id))


def guest(programme_id: int, person_id: int) -> Guest:
    """Return one person as expected and invited; 404 for anybody else."""
    found = guests(programme_id, person_id=person_id)
    if not found or found[0].invitation is None:
        raise NoLaunchDay
    return found[0]


def guest_at(programme_id: int, address: str, reader_id: int | None = None) -> Guest | None:
    """Return who was invited among the applicants of that address, if they are expected, as a reader may know."""
    found = select(Application.person_id).where(Application.programme_id == programme_id, Application.email == address)
    number = db.session.scalar(found.where(Application.person_id.is_not(None)).limit(1))
    known = guests(programme_id, reader_id, person_id=number) if number is not None else []
    return known[0] if known and known[0].invitation is not None else None


def told_of(programme_id: int) -> list[Told]:
    """Return what every invitation of a programme last said, those that were withdrawn too: they were let leave."""
    return [told_by(each) for each in db.session.scalars(select(LaunchInvitation).filter_by(programme_id=programme_id))]


def shared_establishment(file: Application, known: ProgrammeDefinition) -> str:
    """Return where somebody practises, if they let it be read by others than the coordination."""
    form = known.form(file.role.value)
    asked = form.by_meaning(Meaning.ESTABLISHMENT)
    if asked is None or asked.key not in shared_keys(known, form, file.answers):
        return ""
    return str(file.answers.get(asked.key) or "")


def _members(
    programme_id: int, reader_id: int | None, person_id: int | None
) -> Iterator[tuple[Application, Application, PairState]]:
    query = (
        select(Pair)
        .options(
            joinedload(Pair.mentor).joinedload(Application.person),
            joinedload(Pair.mentee).joinedload(Application.person),
        )
        .where(Pair.programme_id == programme_id, Pair.state.in_(UNDERWAY), shown_to(reader_id, programme_id))
        .order_by(Pair.id)
    )
    if person_id is not None:
        theirs = select(Application.id).where(Application.person_id == person_id)
        query = query.where(or_(Pair.mentor_application_id.in_(theirs), Pair.mentee_application_id.in_(theirs)))
    for pair in db.session.scalars(query):
        for mine, partner in ((pair.mentor, pair.mentee), (pair.mentee, pair.mentor)):
            if person_id is None or mine.person_id == person_id:
                yield mine, partner, pair.state


def _said(programme_id: int, person_id: int | None) -> Iterator[tuple[LaunchInvitation, LaunchAnswer | None]]:
    """Give each invitation that holds with the answer to it; nobody answers who was not invited."""
    theirs = and_(
        LaunchAnswer.programme_id == LaunchInvitation.programme_id, LaunchAnswer.person_id == LaunchInvitation.person_id
    )
    query = select(LaunchInvitation, LaunchAnswer).outerjoin(LaunchAnswer, theirs)
    query = query.where(LaunchInvitation.programme_id == programme_id, LaunchInvitation.withdrawn_at.is_(None))
    if person_id is not None:
        query = query.where(LaunchInvitation.person_id == person_id)
    yield from db.session.execute(query)
