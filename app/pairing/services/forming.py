"""Forming a pair, and putting it into force."""

from datetime import date

from sqlalchemy import select

from app.applications.models import ApplicantRole, Application, ApplicationState
from app.core.base import new_ref
from app.core.clock import now
from app.core.database import db
from app.core.journal import record
from app.pairing.errors import (
    ApplicationMoved,
    ApplicationNotAccepted,
    JustificationMissing,
    MenteeAlreadyPaired,
    MentorFull,
    OwnPair,
    PairNeedsDerogation,
    PairRuledOut,
)
from app.pairing.models import Pair, PairState
from app.pairing.queries import Candidate, actor_name, assess, last_closed_of_mentee, pairs_of_application
from app.pairing.rules import PairAct
from app.pairing.services.moving import lock, move
from app.programmes.definition import Verdict
from app.programmes.models import Programme
from app.programmes.queries import definition


def form_pair(
    mentor: Application,
    mentee: Application,
    *,
    justification: str,
    seen_mentor: int,
    seen_mentee: int,
    actor: str,
) -> Pair:
    """Make a pair of two accepted applicants, `drafted`: nobody is told, and `cancel_pair` undoes it.

    Refuses when either file has changed since it was read or is not accepted, when the mentee has a pair, when the
    mentor takes nobody more, when a rule speaks against it, when a point to discuss is kept without a reason, and when
    the actor is one of the two.
    """
    if actor in {each.person.ref for each in (mentor, mentee) if each.person}:
        raise OwnPair
    _lock_both(mentor, mentee)
    _check_files(mentor, mentee, seen_mentor, seen_mentee)
    _check_free(mentee)
    programme = db.session.get_one(Programme, mentee.programme_id)
    assessed = assess(mentor, mentee, definition(programme))
    _check_verdict(assessed, justification)
    previous = last_closed_of_mentee(mentee.id)
    pair = Pair(
        ref=new_ref(),
        programme_id=mentee.programme_id,
        mentor=mentor,
        mentee=mentee,
        state=PairState.DRAFTED,
        findings=[finding.to_json() for finding in assessed.findings],
        reasons=[reason.to_json() for reason in assessed.reasons],
        justification=justification.strip(),
        formed_by=actor,
        created_at=now(),
        previous_pair_id=previous.id if previous else None,
    )
    db.session.add(pair)
    db.session.flush()
    discussed = bool(assessed.findings)
    record("pair_formed", actor=actor, subject=pair.ref, programme_id=pair.programme_id, discussed=discussed)
    return pair


def _lock_both(mentor: Application, mentee: Application) -> None:
    rows = select(Application).where(Application.id.in_([mentor.id, mentee.id])).order_by(Application.id)
    db.session.execute(rows.with_for_update().execution_options(populate_existing=True)).all()


def _check_files(mentor: Application, mentee: Application, seen_mentor: int, seen_mentee: int) -> None:
    for application, role in ((mentor, ApplicantRole.MENTOR), (mentee, ApplicantRole.MENTEE)):
        in_place = application.role is role and application.programme_id == mentee.programme_id
        if not in_place or application.state is not ApplicationState.ACCEPTED:
            raise ApplicationNotAccepted(name=application.full_name)
    for application, seen in ((mentor, seen_mentor), (mentee, seen_mentee)):
        if application.version != seen:
            raise ApplicationMoved(name=application.full_name)


def _check_free(mentee: Application) -> None:
    for pair in pairs_of_application(mentee.id):
        if pair.mentee_application_id == mentee.id:
            by = actor_name(pair.formed_by)
            raise MenteeAlreadyPaired(mentee=mentee.full_name, mentor=pair.mentor.full_name, by=by)


def _check_verdict(assessed: Candidate, justification: str) -> None:
    if any(finding.code == "no_place_left" for finding in assessed.findings):
        raise MentorFull(mentor=assessed.application.full_name)
    if assessed.verdict is Verdict.RULED_OUT:
        raise PairRuledOut(findings=assessed.findings)
    if assessed.verdict is Verdict.NEEDS_DEROGATION:
        raise PairNeedsDerogation(findings=assessed.findings)
    if assessed.verdict is Verdict.TO_DISCUSS and not justification.strip():
        raise JustificationMissing


def activate_pair(pair: Pair, *, starts_on: date, ends_on: date, actor: str) -> None:
    """Put a committed pair into force: the three signatures are there. Tells nobody; refuses any other state."""
    lock(pair)
    move(pair, PairAct.ACTIVATE, actor=actor, starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat())
    pair.starts_on, pair.ends_on = starts_on, ends_on
    db.session.flush()
