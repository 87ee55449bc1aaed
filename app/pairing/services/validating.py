"""The committee validates its pairs together; the coordination then proposes them together. The waiting list beside."""

from collections.abc import Mapping, Sequence, Set

from app.applications.errors import ApplicationUnknown
from app.applications.models import ApplicantRole, Application, ApplicationState, Decision
from app.applications.queries import is_hidden_from
from app.applications.services import prepare_decision, undo_decision
from app.core.database import db
from app.pairing.errors import AnswersFirst, MenteeAlreadyPaired, PairNoLongerStands, PairsChanged
from app.pairing.models import Pair, PairState
from app.pairing.queries import actor_name, assess, pairs_of_application
from app.pairing.rules import CHOSEN, PairAct, severity
from app.pairing.services.forming import may_be_paired
from app.pairing.services.moving import lock, move, refuse_whoever_is_close
from app.pairing.services.proposing import propose_pair
from app.programmes.definition import ProgrammeDefinition, Verdict
from app.programmes.models import Programme
from app.programmes.queries import definition


def validate_pairs(programme: Programme, pairs: Sequence[Pair], *, expected: Mapping[str, int], actor: str) -> int:
    """Validate every chosen pair at once, or none. Returns how many; tells nobody, the coordination proposes them.

    `pairs` are those drafted that the actor may know of, `expected` what their page listed, ref and version: refuses
    when the two differ, and when a rule or a decision speaks against one of them by now.
    """
    _lock_as_expected(pairs, expected, {PairState.DRAFTED})
    known = definition(programme)
    for pair in pairs:
        _check_still_stands(pair, known, actor)
    for pair in pairs:
        move(pair, PairAct.VALIDATE, actor=actor)
    db.session.flush()
    return len(pairs)


def propose_pairs(pairs: Sequence[Pair], *, expected: Mapping[str, int], actor: str) -> int:
    """Propose every pair that is ready at once, or none: two letters each. Returns how many pairs.

    Refuses when they are no longer those the page listed, and when one of their members has not been told that they
    are accepted.
    """
    _lock_as_expected(pairs, expected, CHOSEN)
    for pair in pairs:
        for role in ApplicantRole:
            if pair.member(role).state is not ApplicationState.ACCEPTED:
                raise AnswersFirst(name=pair.member(role).full_name)
    for pair in pairs:
        propose_pair(pair, seen=pair.version, actor=actor)
    return len(pairs)


def _lock_as_expected(pairs: Sequence[Pair], expected: Mapping[str, int], states: Set[PairState]) -> None:
    for pair in pairs:
        lock(pair)
    if not pairs or {pair.ref: pair.version for pair in pairs} != dict(expected):
        raise PairsChanged
    if any(pair.state not in states for pair in pairs):
        raise PairsChanged


def _check_still_stands(pair: Pair, known: ProgrammeDefinition, actor: str) -> None:
    refuse_whoever_is_close(pair.mentor, pair.mentee, actor)
    assessed = assess(pair.mentor, pair.mentee, known, already=[pair])
    out = severity(assessed.verdict) > severity(Verdict.TO_DISCUSS)
    if out or not all(may_be_paired(pair.member(role), known) for role in ApplicantRole):
        raise PairNoLongerStands(mentor=pair.mentor.full_name, mentee=pair.mentee.full_name)


def put_aside(mentee: Application, *, reason: str, seen: int, actor: str) -> None:
    """Prepare a place on the waiting list for a request; it leaves with all the answers.

    Refuses when somebody has formed a pair for it meanwhile, when the file has changed since it was read, and when an
    answer has already left.
    """
    if is_hidden_from(mentee, actor):
        raise ApplicationUnknown
    for pair in pairs_of_application(mentee.id):
        by = actor_name(pair.formed_by)
        raise MenteeAlreadyPaired(mentee=mentee.full_name, mentor=pair.mentor.full_name, by=by)
    prepare_decision(mentee, Decision.WAITLIST, actor=actor, seen=seen, reason=reason)


def take_back(mentee: Application, *, seen: int, actor: str) -> None:
    """Take somebody back from the waiting list before the answers leave: the request is to be decided again."""
    if is_hidden_from(mentee, actor):
        raise ApplicationUnknown
    undo_decision(mentee, actor=actor, seen=seen)
