"""What a programme borrows from its host: partners and referents that take part in it."""

from app.access.services import find_or_create_person
from app.core import journal
from app.core.database import db
from app.organisation.models import Partner, Referent
from app.programmes.models import Programme, ProgrammePartner, ProgrammeReferent


def join_partner(programme: Programme, partner: Partner, *, actor: str) -> None:
    """Let a partner of the host take part in a programme; its page names it."""
    if db.session.get(ProgrammePartner, (programme.id, partner.id)) is None:
        db.session.add(ProgrammePartner(programme_id=programme.id, partner_id=partner.id))
        db.session.flush()
        _note("partner_joined", f"partner:{partner.id}", programme, actor)


def leave_partner(programme: Programme, partner: Partner, *, actor: str) -> None:
    """End a partner's part in a programme; it stays one of the host's."""
    joined = db.session.get(ProgrammePartner, (programme.id, partner.id))
    if joined is not None:
        db.session.delete(joined)
        db.session.flush()
        _note("partner_left", f"partner:{partner.id}", programme, actor)


def join_referent(programme: Programme, referent: Referent, *, actor: str) -> None:
    """Let the pairs of a programme ask that referent for help, who can come in from then on, with no role in it."""
    if db.session.get(ProgrammeReferent, (programme.id, referent.id)) is None:
        db.session.add(ProgrammeReferent(programme_id=programme.id, referent_id=referent.id))
        db.session.flush()
        first_name, _, last_name = referent.name.partition(" ")
        find_or_create_person(referent.email, first_name=first_name, last_name=last_name)
        _note("referent_joined", f"referent:{referent.id}", programme, actor)


def leave_referent(programme: Programme, referent: Referent, *, actor: str) -> None:
    """Offer that referent to the pairs of a programme no more; what was already asked of them stays with them."""
    joined = db.session.get(ProgrammeReferent, (programme.id, referent.id))
    if joined is not None:
        db.session.delete(joined)
        db.session.flush()
        _note("referent_left", f"referent:{referent.id}", programme, actor)


def _note(act: str, subject: str, programme: Programme, actor: str) -> None:
    journal.record(act, actor=actor, subject=subject, programme_id=programme.id)
