"""The committee says no to two people together, whatever the rules say; and takes it back."""

from app.applications.models import Application
from app.core.clock import now
from app.core.database import db
from app.core.journal import record
from app.core.text import clean_text
from app.pairing.errors import AlreadyForbidden, PairStands, VetoGone
from app.pairing.models import PairVeto
from app.pairing.queries import actor_name, pairs_of_application
from app.pairing.queries.decided import veto_of
from app.pairing.services.moving import lock_files, refuse_whoever_is_close


def forbid_pair(mentor: Application, mentee: Application, *, reason: str, actor: str) -> PairVeto:
    """Say that these two shall not be a pair; the solver never proposes them again. Tells nobody.

    Refuses when they are a pair already, when somebody has said so already, and whoever is close to one of them.
    """
    refuse_whoever_is_close(mentor, mentee, actor)
    lock_files(mentor, mentee)
    refuse_standing(mentor, mentee)
    known = veto_of(mentor, mentee)
    if known is not None:
        raise AlreadyForbidden(by=actor_name(known.by))
    veto = PairVeto(
        programme_id=mentee.programme_id,
        mentor_application_id=mentor.id,
        mentee_application_id=mentee.id,
        reason=clean_text(reason),
        by=actor,
        at=now(),
    )
    db.session.add(veto)
    note("pair_forbidden", mentor, mentee, actor=actor)
    db.session.flush()
    return veto


def allow_pair(mentor: Application, mentee: Application, *, actor: str) -> None:
    """Take a refusal back. Refuses when somebody has done it already, and whoever is close to one of the two."""
    refuse_whoever_is_close(mentor, mentee, actor)
    lock_files(mentor, mentee)
    known = veto_of(mentor, mentee)
    if known is None:
        raise VetoGone
    db.session.delete(known)
    note("pair_allowed_again", mentor, mentee, actor=actor)
    db.session.flush()


def refuse_standing(mentor: Application, mentee: Application) -> None:
    """Refuse what may not be done of two people who are in a pair together."""
    pairs = pairs_of_application(mentee.id)
    if any(pair.mentor_application_id == mentor.id for pair in pairs):
        raise PairStands(mentor=mentor.full_name, mentee=mentee.full_name)


def note(act: str, mentor: Application, mentee: Application, *, actor: str, **facts: str | int) -> None:
    """Journal something decided of two people who are no pair."""
    record(act, actor=actor, subject=mentee.ref, programme_id=mentee.programme_id, mentor=mentor.ref, **facts)
