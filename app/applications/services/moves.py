"""What every act on an application begins with: it must be allowed, and what the page showed still true."""

from app.applications import queries
from app.applications.errors import ActImpossible, ApplicationMovedOn, ApplicationUnknown, OwnApplication
from app.applications.events import AcceptanceUndone
from app.applications.models import Application, Decision
from app.applications.rules import Act, next_state
from app.core.clock import now
from app.core.events import publish
from app.core.journal import record


def move(application: Application, act: Act) -> None:
    """Take the application where that act leads. Refuses (`ActImpossible`) what the table does not allow."""
    state = next_state(application.state, act)
    if state is None:
        raise ActImpossible(state=application.state.value, act=act.value)
    application.state = state
    application.updated_at = now()


def staff_move(application: Application, act: Act, *, actor: str, seen: int) -> None:
    """Do the same for the staff, and count it. Refuses a page grown old (409), one's own, and hidden ones."""
    if application.person is not None and application.person.ref == actor:
        raise OwnApplication
    if queries.is_hidden_from(application, actor):
        raise ApplicationUnknown
    if application.version != seen:
        raise ApplicationMovedOn(
            state=application.state.value,
            decision=application.decision.value if application.decision and not application.released_at else "",
            by=queries.last_actor(application),
            mine=queries.acted_last(application, actor),
        )
    move(application, act)
    application.version += 1


def acceptance_undone(application: Application, actor: str) -> int:
    """Say, before it changes, that an acceptance prepared will not leave; returns how many things fell with it."""
    if application.decision is not Decision.ACCEPT or application.released_at is not None:
        return 0
    event = AcceptanceUndone(application_id=application.id, actor=actor)
    publish(event)
    return len(event.fallen)


def note(act: str, application: Application, *, actor: str, **facts: str | int | bool | None) -> None:
    """Journal one act on an application."""
    record(act, actor=actor, subject=application.ref, programme_id=application.programme_id, **facts)
