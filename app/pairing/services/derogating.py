"""A pair that a rule excludes unless two people say why: one asks in writing, another confirms."""

from app.applications.models import Application
from app.core.clock import now
from app.core.database import db
from app.core.text import clean_text
from app.pairing.errors import (
    DerogationAsked,
    DerogationGone,
    DerogationMoved,
    DerogationTextMissing,
    DerogationUseless,
    SecondMemberNeeded,
)
from app.pairing.models import Derogation
from app.pairing.queries import actor_name, assess
from app.pairing.queries.decided import derogation_of
from app.pairing.rules import Finding
from app.pairing.services.moving import lock_files, refuse_whoever_is_close
from app.pairing.services.refusing import note, refuse_standing
from app.programmes.definition import Verdict
from app.programmes.models import Programme
from app.programmes.queries import definition


def ask_derogation(mentor: Application, mentee: Application, *, text: str, actor: str) -> Derogation:
    """Ask that what excludes two people be lifted for them, and say why. Tells nobody, and lifts nothing yet.

    Refuses a text left empty, two people whom nothing that may be lifted excludes or something that may not, what
    somebody has asked already, and whoever is close to one of the two.
    """
    refuse_whoever_is_close(mentor, mentee, actor)
    lock_files(mentor, mentee)
    known = derogation_of(mentor, mentee)
    if known is not None:
        raise DerogationAsked(by=actor_name(known.asked_by))
    codes = _to_lift(mentor, mentee)
    said = clean_text(text)
    if not said:
        raise DerogationTextMissing
    derogation = Derogation(
        programme_id=mentee.programme_id,
        mentor_application_id=mentor.id,
        mentee_application_id=mentee.id,
        codes=sorted(codes),
        text=said,
        asked_by=actor,
        asked_at=now(),
    )
    db.session.add(derogation)
    note("derogation_asked", mentor, mentee, actor=actor, codes=",".join(sorted(codes)))
    db.session.flush()
    return derogation


def second_derogation(mentor: Application, mentee: Application, *, seen: str, actor: str) -> None:
    """Confirm a derogation as its second member: the pair may then be formed, its reasons kept.

    `seen` is the instant of the request that was read. Refuses whoever asked, a request or reasons changed since, and
    whoever is close to one of the two.
    """
    derogation = _held(mentor, mentee, actor)
    if derogation.asked_by == actor:
        raise SecondMemberNeeded
    if derogation.seconded_at is not None or derogation.asked_at.isoformat() != seen:
        raise DerogationGone
    if not _to_lift(mentor, mentee) <= set(derogation.codes):
        raise DerogationMoved
    derogation.seconded_by, derogation.seconded_at = actor, now()
    note("derogation_granted", mentor, mentee, actor=actor, asked_by=derogation.asked_by)
    db.session.flush()


def withdraw_derogation(mentor: Application, mentee: Application, *, actor: str) -> None:
    """Withdraw a derogation, granted or not, while no pair stands on it."""
    derogation = _held(mentor, mentee, actor)
    refuse_standing(mentor, mentee)
    db.session.delete(derogation)
    note("derogation_withdrawn", mentor, mentee, actor=actor, asked_by=derogation.asked_by)
    db.session.flush()


def _held(mentor: Application, mentee: Application, actor: str) -> Derogation:
    refuse_whoever_is_close(mentor, mentee, actor)
    lock_files(mentor, mentee)
    derogation = derogation_of(mentor, mentee)
    if derogation is None:
        raise DerogationGone
    db.session.refresh(derogation)
    return derogation


def _to_lift(mentor: Application, mentee: Application) -> set[str]:
    """Return the codes a derogation would lift. Refuses when there are none, or when it would not be enough."""
    found = assess(mentor, mentee, definition(db.session.get_one(Programme, mentee.programme_id))).findings
    codes = {each.code for each in found if each.verdict is Verdict.NEEDS_DEROGATION}
    if not codes or any(_is_final(each) for each in found):
        raise DerogationUseless
    return codes


def _is_final(finding: Finding) -> bool:
    return finding.verdict is Verdict.RULED_OUT
