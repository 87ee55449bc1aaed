"""Forming a pair, and putting it into force."""

from datetime import date

from app.applications.errors import ApplicationUnknown
from app.applications.models import ApplicantRole, Application, ApplicationState, Decision
from app.applications.queries import is_hidden_from
from app.applications.services import prepare_decision
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
    PairForbidden,
    PairNeedsDerogation,
    PairRuledOut,
)
from app.pairing.models import Pair, PairState
from app.pairing.queries import Assessed, actor_name, assess, last_closed_of_mentee, pairs_of_application
from app.pairing.rules import FORBIDDEN, PairAct
from app.pairing.rules.pairable import is_pairable, to_release
from app.pairing.services.moving import lock, lock_files, move, refuse_whoever_is_close
from app.programmes.definition import ProgrammeDefinition, Verdict
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
    """Make a pair of two applicants, `drafted`: nobody is told, and `cancel_pair` undoes it.

    Where a committee decides, choosing a pair prepares the acceptance of whoever still waits for an answer. Refuses
    when either file has changed since it was read or may not be paired, when the mentee has a pair, when the mentor
    takes nobody more, when a rule or the committee speaks against it, when a point to discuss is kept without a reason,
    and when the actor is one of the two or has a link with one of them.
    """
    refuse_whoever_is_close(mentor, mentee, actor)
    lock_files(mentor, mentee)
    known = definition(db.session.get_one(Programme, mentee.programme_id))
    _check_pairable(mentor, mentee, known)
    _check_free(mentee, actor)
    assessed = assess(mentor, mentee, known)
    _check_place(assessed)
    _check_seen((mentor, seen_mentor), (mentee, seen_mentee))
    _check_verdict(assessed, justification)
    for each in (mentor, mentee):
        _accept(each, actor)
    pair = _pair(mentee, assessed, justification, actor)
    db.session.add(pair)
    db.session.flush()
    discussed = bool(assessed.findings)
    record("pair_formed", actor=actor, subject=pair.ref, programme_id=pair.programme_id, discussed=discussed)
    return pair


def _pair(mentee: Application, assessed: Assessed, justification: str, actor: str) -> Pair:
    previous = last_closed_of_mentee(mentee.id)
    return Pair(
        ref=new_ref(),
        programme_id=mentee.programme_id,
        mentor=assessed.mentor,
        mentee=mentee,
        state=PairState.DRAFTED,
        findings=[finding.to_json() for finding in assessed.findings],
        reasons=[reason.to_json() for reason in assessed.reasons],
        justification=justification.strip(),
        formed_by=actor,
        created_at=now(),
        previous_pair_id=previous.id if previous else None,
    )


def _check_pairable(mentor: Application, mentee: Application, known: ProgrammeDefinition) -> None:
    for application, role in ((mentor, ApplicantRole.MENTOR), (mentee, ApplicantRole.MENTEE)):
        in_place = application.role is role and application.programme_id == mentee.programme_id
        if not in_place or not may_be_paired(application, known):
            raise ApplicationNotAccepted(name=application.full_name)


def may_be_paired(application: Application, known: ProgrammeDefinition) -> bool:
    """Tell whether somebody is accepted, or about to be where a committee decides."""
    prepared = to_release(application.decision, application.released_at)
    return is_pairable(application.state, prepared, committee=known.has_committee)


def _check_seen(*files: tuple[Application, int]) -> None:
    for application, seen in files:
        if application.version != seen:
            raise ApplicationMoved(name=application.full_name)


def _check_free(mentee: Application, actor: str) -> None:
    for pair in pairs_of_application(mentee.id):
        if pair.mentee_application_id == mentee.id:
            if is_hidden_from(pair.mentor, actor):
                raise ApplicationUnknown
            by = actor_name(pair.formed_by)
            raise MenteeAlreadyPaired(mentee=mentee.full_name, mentor=pair.mentor.full_name, by=by)


def _check_place(assessed: Assessed) -> None:
    if any(finding.code == "no_place_left" for finding in assessed.findings):
        raise MentorFull(mentor=assessed.mentor.full_name)


def _check_verdict(assessed: Assessed, justification: str) -> None:
    if any(finding.code == FORBIDDEN for finding in assessed.findings):
        raise PairForbidden
    if assessed.verdict is Verdict.RULED_OUT:
        raise PairRuledOut(findings=assessed.findings)
    if assessed.verdict is Verdict.NEEDS_DEROGATION:
        raise PairNeedsDerogation(findings=assessed.findings)
    if assessed.verdict is Verdict.TO_DISCUSS and not justification.strip():
        raise JustificationMissing


def _accept(application: Application, actor: str) -> None:
    """Prepare the acceptance of somebody chosen who waits for an answer; it leaves with all the others."""
    if application.state is not ApplicationState.ACCEPTED and application.decision is None:
        prepare_decision(application, Decision.ACCEPT, actor=actor, seen=application.version)


def activate_pair(pair: Pair, *, starts_on: date, ends_on: date, actor: str) -> None:
    """Put a committed pair into force: the three signatures are there. Tells nobody; refuses any other state."""
    lock(pair)
    move(pair, PairAct.ACTIVATE, actor=actor, starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat())
    pair.starts_on, pair.ends_on = starts_on, ends_on
    db.session.flush()
