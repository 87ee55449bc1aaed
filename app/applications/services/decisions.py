"""Decisions: prepared one by one, undone at will, released together."""

from collections.abc import Mapping

from app.applications import emails, queries
from app.applications.errors import (
    ActImpossible,
    NothingPrepared,
    PreparedChanged,
    SentenceMissing,
)
from app.applications.models import Application, Decision
from app.applications.rules import PREPARE, RELEASE, Act
from app.applications.services.moves import acceptance_undone, move, note, staff_move
from app.applications.services.waiting import enter_waiting_list, leave_waiting_list
from app.core.clock import now
from app.core.database import db
from app.core.text import clean_line, clean_text
from app.mail import outbox
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import Programme
from app.programmes.queries import definition as definition_of


def prepare_decision(
    application: Application, decision: Decision, *, actor: str, seen: int, sentence: str = "", reason: str = ""
) -> int:
    """Prepare an answer that leaves only when all are released together; preparing again replaces it. Tells nobody.

    `sentence` is what the person will read, needed to decline; `reason` stays with the staff. Returns how many pairs
    fell, not yet proposed, because somebody chosen for them is no longer to be accepted.
    """
    said = clean_line(sentence)
    if decision is Decision.DECLINE and not said:
        raise SentenceMissing
    staff_move(application, PREPARE[decision], actor=actor, seen=seen)
    application.reading_since = application.reading_since or now()
    fallen = acceptance_undone(application, actor) if decision is not Decision.ACCEPT else 0
    application.decision, application.released_at = decision, None
    application.decision_sentence = said if decision is Decision.DECLINE else ""
    application.decision_reason, application.decided_by = clean_text(reason), actor
    _order(application)
    note("application_decision_prepared", application, actor=actor, decision=decision.value)
    db.session.flush()
    return fallen


def undo_decision(application: Application, *, actor: str, seen: int) -> int:
    """Take back an answer prepared and not released; returns how many pairs fell, as `prepare_decision` does."""
    if application.decision is None or application.released_at is not None:
        raise NothingPrepared
    staff_move(application, Act.UNDO_DECISION, actor=actor, seen=seen)
    fallen = acceptance_undone(application, actor)
    application.decision = None
    application.decision_sentence = application.decision_reason = application.decided_by = ""
    _order(application)
    note("application_decision_undone", application, actor=actor)
    db.session.flush()
    return fallen


def release_decisions(programme: Programme, *, actor: str, expected: Mapping[str, int] | None = None) -> int:
    """Send every prepared answer at once (11.6, 11.7, 11.8): all leave or none. Returns how many.

    An answer to somebody the actor has a link with is not theirs to send, nor to know of: it waits for somebody else.
    `expected` is what the confirming page listed, ref and version: refuses (409) when the list is another by now.
    """
    found = queries.prepared(programme.id, actor)
    if not found:
        raise NothingPrepared
    if expected is not None and {each.ref: each.version for each in found} != dict(expected):
        raise PreparedChanged
    definition = definition_of(programme)
    for application in found:
        _release(application, definition, actor=actor)
    db.session.flush()
    return len(found)


def _order(application: Application) -> None:
    """Give a place on the waiting list to whoever waits, or is about to, and to nobody else."""
    if application.decision is Decision.WAITLIST:
        enter_waiting_list(application)
    else:
        leave_waiting_list(application)


_LETTERS = {Decision.ACCEPT: emails.accepted, Decision.WAITLIST: emails.waitlisted, Decision.DECLINE: emails.declined}


def _release(application: Application, definition: ProgrammeDefinition, *, actor: str) -> None:
    decision = application.decision
    if decision is None:
        raise ActImpossible(state=application.state.value, act="release")
    move(application, RELEASE[decision])
    application.released_at = now()
    application.version += 1
    _order(application)
    db.session.flush()
    outbox.queue(_LETTERS[decision](application, definition))
    note("application_decision_released", application, actor=actor, decision=decision.value)
