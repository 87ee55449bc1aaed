"""What readers think of files. Others' opinions are not even read for whoever has not given their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import joinedload

from app.access.models import Person
from app.applications.errors import ApplicationUnknown
from app.applications.models import ApplicantRole, Application, ApplicationState, Decision, Opinion, Recusal
from app.applications.queries.recusals import hidden_from
from app.applications.rules.selection import READ_STATES, opinion_open
from app.core.database import db
from app.programmes.models import Role, StaffRole
from app.programmes.queries import staff_people


@dataclass(frozen=True)
class ReadingRow:
    """One file in the list of a reader; `mine` tells whether their opinion is given, `given` how many are."""

    ref: str
    full_name: str
    role: ApplicantRole
    profession: str
    state: ApplicationState
    decision: Decision | None
    mine: bool
    given: int

    @property
    def waits(self) -> bool:
        """Whether it waits for this reader's opinion."""
        return not self.mine and opinion_open(self.state, self.decision)


def _readable(programme_id: int, reader_id: int) -> ColumnElement[bool]:
    return and_(
        Application.programme_id == programme_id,
        Application.state.in_(READ_STATES),
        Application.id.not_in(hidden_from(reader_id, programme_id)),
    )


def reading_rows(programme_id: int, reader_id: int) -> list[ReadingRow]:
    """Return the files a reader may open, by name; those hidden from them are not there."""
    mine = select(Opinion.id).where(Opinion.application_id == Application.id, Opinion.person_id == reader_id).exists()
    given = select(func.count(Opinion.id)).where(Opinion.application_id == Application.id).scalar_subquery()
    found = db.session.execute(
        select(
            *(Application.ref, Application.first_name, Application.last_name, Application.role, Application.profession),
            *(Application.state, Application.decision, mine, given),
        )
        .where(_readable(programme_id, reader_id))
        .order_by(Application.sort_key, Application.id)
    )
    return [
        ReadingRow(ref, f"{first} {last}".strip(), role, profession, state, decision, bool(own), count)
        for ref, first, last, role, profession, state, decision, own, count in found
    ]


def files_to_examine(programme_id: int, reader_id: int) -> dict[ApplicantRole, int]:
    """Return how many files of each role that person would examine now: eligible, and not hidden from them."""
    found = db.session.execute(
        select(Application.role, func.count())
        .where(_readable(programme_id, reader_id), Application.state == ApplicationState.ELIGIBLE)
        .group_by(Application.role)
    )
    return {row[0]: row[1] for row in found}


def readable_by_ref(programme_id: int, ref: str, reader_id: int) -> Application:
    """Return one file a reader may open. Refuses (404) those hidden from them as if they did not exist."""
    found = db.session.scalar(select(Application).where(_readable(programme_id, reader_id), Application.ref == ref))
    if found is None:
        raise ApplicationUnknown
    return found


def own_opinion(application: Application, person_id: int) -> Opinion | None:
    """Return what that person thinks of a file, if they said so."""
    return db.session.scalar(select(Opinion).filter_by(application_id=application.id, person_id=person_id))


def opinions_shown_to(application: Application, reader_id: int, *, sits: bool) -> Sequence[Opinion]:
    """Return the opinions given on a file, the first given first.

    Whoever sits on the committee is shown none before their own is given; the coordination, which prepares the
    answers, reads each once it is given.
    """
    query = select(Opinion).where(Opinion.application_id == application.id).options(joinedload(Opinion.person))
    if sits:
        query = query.where(_has_given(application.id, reader_id))
    return db.session.scalars(query.order_by(Opinion.given_at, Opinion.id)).all()


def _has_given(application_id: int, person_id: int) -> ColumnElement[bool]:
    own = select(Opinion.id).where(Opinion.application_id == application_id, Opinion.person_id == person_id)
    return own.correlate(None).exists()


@dataclass(frozen=True)
class Progress:
    """Who has given an opinion on a file and who has not, of those who may; never what they think."""

    given: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def expected(self) -> int:
        """How many may give one."""
        return len(self.given) + len(self.silent)


def progress_of(application: Application) -> Progress:
    """Return how far the reading of a file is: members who have a link with it are not expected."""
    theirs = (Opinion.application_id == application.id) & (Opinion.person_id == Person.id)
    link = select(Recusal.id).where(Recusal.application_id == application.id, Recusal.person_id == Person.id)
    found = db.session.execute(
        select(Person, select(Opinion.id).where(theirs).exists())
        .join(StaffRole, StaffRole.person_id == Person.id)
        .where(StaffRole.role == Role.COMMITTEE, StaffRole.programme_id == application.programme_id)
        .where(Person.disabled_at.is_(None), Person.id.is_distinct_from(application.person_id), ~link.exists())
        .order_by(Person.sort_key, Person.id)
    ).all()
    return Progress(
        given=tuple(person.full_name for person, given in found if given),
        silent=tuple(person.full_name for person, given in found if not given),
    )


@dataclass(frozen=True)
class ReaderProgress:
    """How far one member is: opinions given, of the files that they may read and that wait for opinions."""

    person: Person
    given: int
    expected: int


def reading_progress(programme_id: int, *, reader_id: int) -> list[ReaderProgress]:
    """Return how far each member of the committee is, leaving out the files hidden from whoever asks."""
    files = select(Application.id, Application.person_id).where(_readable(programme_id, reader_id))
    owners = {row[0]: row[1] for row in db.session.execute(files)}
    opinions = db.session.execute(select(Opinion.person_id, Opinion.application_id).where(_of(owners, Opinion)))
    links = db.session.execute(select(Recusal.person_id, Recusal.application_id).where(_of(owners, Recusal)))
    given, recused = {tuple(row) for row in opinions}, {tuple(row) for row in links}
    found = []
    for person in staff_people(programme_id, Role.COMMITTEE):
        mine = [each for each, owner in owners.items() if owner != person.id and (person.id, each) not in recused]
        found.append(ReaderProgress(person, len([each for each in mine if (person.id, each) in given]), len(mine)))
    return found


def _of(files: dict[int, int | None], kind: type[Opinion] | type[Recusal]) -> ColumnElement[bool]:
    return kind.application_id.in_(files)
