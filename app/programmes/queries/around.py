"""What goes with a programme: who takes part in it, who moved it last, what was promised, its letters."""

from sqlalchemy import select

from app.access.models import Person
from app.core.database import db
from app.core.declarations import Promise, promise_sources
from app.core.journal import JournalEntry
from app.mail.message import Letterhead
from app.organisation import queries as organisation
from app.organisation.models import Partner, Referent
from app.programmes.models import Programme, ProgrammePartner, ProgrammeReferent


def partners(programme_id: int) -> list[Partner]:
    """Return the partners that take part in a programme."""
    joined = select(Partner).join(ProgrammePartner, ProgrammePartner.partner_id == Partner.id)
    return list(db.session.scalars(joined.where(ProgrammePartner.programme_id == programme_id).order_by(Partner.id)))


def referents(programme_id: int) -> list[Referent]:
    """Return whom the pairs of a programme may ask for help."""
    joined = select(Referent).join(ProgrammeReferent, ProgrammeReferent.referent_id == Referent.id)
    return list(db.session.scalars(joined.where(ProgrammeReferent.programme_id == programme_id).order_by(Referent.id)))


def last_mover(programme_id: int) -> str:
    """Return the name of whoever last moved a programme, its step or its dates; empty when no person did."""
    acts = JournalEntry.act.in_(("programme_moved", "calendar_changed"))
    moves = select(JournalEntry.actor).filter_by(subject=f"programme:{programme_id}").where(acts)
    actor = db.session.scalar(moves.order_by(JournalEntry.id.desc()).limit(1))
    found = db.session.scalar(select(Person).where(Person.ref == actor)) if actor else None
    return found.full_name if found else ""


def promises(programme_id: int, reader_id: int | None = None) -> list[Promise]:
    """Return every day that somebody of a programme was told, of whom a reader may know if there is one."""
    return [each for source in promise_sources.values() for each in source.find(programme_id, reader_id)]


def letterhead(programme: Programme) -> Letterhead:
    """Return the head of the letters of a programme."""
    return organisation.letterhead(programme.title)
