"""Who has a link with whom, and the one filter by which staff never meet a file they have a link with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, ScalarSelect, Select, and_, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from app.access.models import Person
from app.applications.models import LIVE_STATES, Application, ApplicationState, LinkDeclaration, Recusal
from app.core.database import db
from app.core.journal import JournalEntry

Number = int | BindParameter[int] | InstrumentedAttribute[int | None] | ScalarSelect[int]
"""A number, or what stands for one in a statement."""


def hidden_from(person_id: Number, programme_id: Number) -> Select[int]:
    """Return the ids of the files of a programme that do not exist for a member of its staff.

    Those of whoever they declared a link with, and their own: nobody is staff in their own matters. Every list, count,
    search, history, export and document that staff may open leaves these out, and the pairs they are in.
    """
    recused = select(Recusal.application_id).where(Recusal.person_id == person_id)
    return select(Application.id).where(
        Application.programme_id == programme_id,
        or_(Application.person_id == person_id, Application.id.in_(recused)),
    )


def visible_to(reader_id: int | None, programme_id: int) -> ColumnElement[bool]:
    """Return the condition by which a query on applications leaves out those hidden from a reader; nobody sees all."""
    return true() if reader_id is None else Application.id.not_in(hidden_from(reader_id, programme_id))


def hidden_ids(person_id: int, programme_id: int) -> frozenset[int]:
    """Return the same ids, for what is sifted once it is read."""
    return frozenset(db.session.scalars(hidden_from(person_id, programme_id)))


def hides_any(person_id: int, programme_id: int) -> bool:
    """Tell whether a programme has a file that this person may not know of."""
    return db.session.scalar(hidden_from(person_id, programme_id).limit(1)) is not None


def is_hidden_from(application: Application, actor: str) -> bool:
    """Tell whether a file does not exist for that actor: a person's ref; what is nobody's sees everything."""
    return db.session.scalar(hidden_from_ref(actor, application.programme_id, application.id)) is not None


def hidden_from_ref(actor: str, programme_id: int, application_id: int | None = None) -> Select[int]:
    """Return the same ids for who is known by ref, of one file alone if one is given."""
    found = hidden_from(select(Person.id).where(Person.ref == actor).scalar_subquery(), programme_id)
    return found if application_id is None else found.where(Application.id == application_id)


def _to_declare(programme_id: int, person_id: int) -> ColumnElement[bool]:
    live = Application.state.in_([ApplicationState(state) for state in LIVE_STATES])
    seen = Application.id.not_in(hidden_from(person_id, programme_id))
    return and_(Application.programme_id == programme_id, live, seen)


def people_to_declare(programme_id: int, person_id: int) -> list[Application]:
    """Return the live applications of a programme that this person has said nothing of yet, or said no link with."""
    found = select(Application).where(_to_declare(programme_id, person_id))
    return list(db.session.scalars(found.order_by(Application.sort_key, Application.id)))


@dataclass(frozen=True)
class Declared:
    """How far somebody is with their links: when they last declared, and how many applications came since."""

    at: datetime | None
    newer: int

    @property
    def is_due(self) -> bool:
        """Whether they must declare, or declare again, before opening a file."""
        return self.at is None or self.newer > 0


def declared(programme_id: int, person_id: int) -> Declared:
    """Return how far that person is with their links."""
    at = db.session.scalar(
        select(LinkDeclaration.declared_at).filter_by(programme_id=programme_id, person_id=person_id)
    )
    if at is None:
        return Declared(None, 0)
    came = select(func.count()).select_from(Application).where(_to_declare(programme_id, person_id))
    return Declared(at, db.session.scalar(came.where(Application.submitted_at > at)) or 0)


def is_newer(application: Application, at: datetime | None) -> bool:
    """Tell whether an application came after that instant, when there is one."""
    return at is not None and application.submitted_at is not None and application.submitted_at > at


def links_count(programme_id: int, person_id: int) -> int:
    """Return with how many applicants of a programme somebody has a link."""
    links = select(func.count()).select_from(Recusal).filter_by(programme_id=programme_id, person_id=person_id)
    return db.session.scalar(links) or 0


@dataclass(frozen=True)
class Recused:
    """One link as the coordination sees it."""

    person: Person
    application: Application
    since: datetime


def recusals(programme_id: int, *, reader_id: int | None) -> Sequence[Recused]:
    """Return every link of a programme, but those about files hidden from whoever reads."""
    query = (
        select(Person, Application, Recusal.since)
        .join(Recusal, Recusal.person_id == Person.id)
        .join(Application, Application.id == Recusal.application_id)
        .where(Recusal.programme_id == programme_id, visible_to(reader_id, programme_id))
        .order_by(Person.sort_key, Application.sort_key, Recusal.id)
    )
    return [Recused(*row) for row in db.session.execute(query)]


def last_convened(programme_id: int) -> datetime | None:
    """Return when the committee of a programme was last written to about its meeting."""
    called = select(JournalEntry.at).filter_by(subject=f"programme:{programme_id}", act="committee_convened")
    return db.session.scalar(called.order_by(JournalEntry.id.desc()).limit(1))


def declarations(programme_id: int) -> dict[int, datetime]:
    """Return when each member of the staff last declared their links."""
    query = select(LinkDeclaration.person_id, LinkDeclaration.declared_at).filter_by(programme_id=programme_id)
    return {row[0]: row[1] for row in db.session.execute(query)}
