"""Proposing a pair to its two members, and hearing each of them."""

from app.access.models import Person
from app.applications.models import ApplicantRole, ApplicationState
from app.core.clock import now, today
from app.core.database import db
from app.core.events import publish
from app.core.journal import record
from app.mail.outbox import queue
from app.pairing import emails
from app.pairing.errors import (
    AcquaintanceMissing,
    AlreadyAnswered,
    AnswerContradicted,
    ApplicationNotAccepted,
    PairNotFound,
    ProposalClosed,
)
from app.pairing.events import PairCommitted
from app.pairing.models import Acquaintance, Answer, Pair, PairAnswer, PairState
from app.pairing.rules import PairAct, answer_day, contradicts, is_past
from app.pairing.services.moving import close, lock, move, refuse_members
from app.programmes.models import Programme
from app.programmes.queries import definition


def propose_pair(pair: Pair, *, seen: int, actor: str) -> None:
    """Show the pair to its two members and ask each for an answer by the programme's day: one letter to each.

    Refuses when somebody acted on it since it was read, when it is not waiting to be proposed, and when either
    member is no longer accepted. Nor may one of the two propose their own pair.
    """
    refuse_members(pair, actor)
    lock(pair, seen=seen)
    for role in ApplicantRole:
        if pair.member(role).state is not ApplicationState.ACCEPTED:
            raise ApplicationNotAccepted(name=pair.member(role).full_name)
    programme = db.session.get_one(Programme, pair.programme_id)
    day = answer_day(definition(programme).calendar, today())
    move(pair, PairAct.PROPOSE, actor=actor, mail="pair_proposed", answer_by=day.isoformat())
    pair.proposed_at, pair.answer_by = now(), day
    db.session.flush()
    for role in ApplicantRole:
        queue(emails.pair_proposed(pair, role, programme))


def answer_proposal(
    pair: Pair, person: Person, *, answer: Answer, acquaintance: Acquaintance = Acquaintance.UNSAID
) -> Pair:
    """Take down what a member says of the pair proposed to them, for themselves alone and once.

    A first yes waits for the other. The second commits the pair, and its charter follows. A no closes it: the other
    is told that this pair will not be, and neither why nor by whom. The same answer twice changes nothing. Refuses
    whoever is not a member (as if there were no such pair), another answer than the first, an answer after the day,
    and a yes that says nothing of acquaintance or prefers somebody else.
    """
    lock(pair)
    role = pair.role_of(person.id)
    if role is None or pair.proposed_at is None:
        raise PairNotFound
    given = pair.answer_of(role)
    if given is not None:
        if given.answer is not answer:
            raise AlreadyAnswered(answer=given.answer)
        return pair
    if pair.state is not PairState.PROPOSED or pair.answer_by is None or is_past(pair.answer_by, today()):
        raise ProposalClosed
    if contradicts(answer, acquaintance):
        raise AnswerContradicted
    if answer is Answer.YES and acquaintance is Acquaintance.UNSAID:
        raise AcquaintanceMissing
    pair.answers.append(PairAnswer(role=role, answer=answer, acquaintance=acquaintance, answered_at=now()))
    record("pair_answered", actor=person.ref, subject=pair.ref, programme_id=pair.programme_id, role=role.value)
    _follow(pair, role, answer, actor=person.ref)
    db.session.flush()
    return pair


def _follow(pair: Pair, role: ApplicantRole, answer: Answer, *, actor: str) -> None:
    other = role.other
    if answer is Answer.NO:
        close(pair, PairAct.DECLINE, actor=actor, mail="pair_closed")
        queue(emails.pair_closed(pair, other, db.session.get_one(Programme, pair.programme_id)))
    elif pair.answer_of(other) is not None:
        move(pair, PairAct.COMMIT, actor=actor)
        pair.committed_at = now()
        db.session.flush()
        publish(PairCommitted(pair_id=pair.id, actor=actor))
