"""The waiting list of a role: its order, and who is called up when a place falls free."""

from sqlalchemy import func, select

from app.applications import emails, queries
from app.applications.errors import WaitingListHidden, WaitingListMoved
from app.applications.models import ApplicantRole, Application, ApplicationState, Decision
from app.applications.rules import Act
from app.applications.services.moves import note, staff_move
from app.core.clock import now
from app.core.database import db
from app.mail import outbox
from app.programmes.models import Programme
from app.programmes.queries import definition as definition_of


def enter_waiting_list(application: Application) -> None:
    """Put an application last on the list of its role; one that is there keeps its place."""
    if application.waiting_rank is None:
        same = Application.programme_id == application.programme_id, Application.role == application.role
        last = db.session.scalar(select(func.max(Application.waiting_rank)).where(*same))
        application.waiting_rank = (last or 0) + 1


def swap_waiting(application: Application, other: Application, *, actor: str, up: bool) -> None:
    """Let an application take the place of the one just before it (`up`), or just after. Tells nobody.

    Refuses when the two are no longer neighbours, and whoever has a link with an applicant of the programme: they would
    choose between people without knowing who they all are.
    """
    listed = _locked(application.programme_id, application.role, actor)
    place = next((n for n, each in enumerate(listed) if each.id == application.id), None)
    if place is None:
        raise WaitingListMoved
    neighbour = place - 1 if up else place + 1
    if not 0 <= neighbour < len(listed) or listed[neighbour].id != other.id:
        raise WaitingListMoved
    listed[place], listed[neighbour] = listed[neighbour], listed[place]
    for rank, each in enumerate(listed, start=1):
        each.waiting_rank = rank
    note("application_waiting_moved", application, actor=actor, rank=application.waiting_rank)
    db.session.flush()


def call_up(programme: Programme, role: ApplicantRole, *, expected: str, seen: int, actor: str) -> Application:
    """Accept the first of a waiting list, because a place fell free: they are told by mail. Returns who.

    Refuses (409) when the first is no longer the one who was shown, and whoever has a link as `swap_waiting` does.
    """
    listed = [each for each in _locked(programme.id, role, actor) if queries.may_be_called_up(each)]
    if not listed or listed[0].ref != expected:
        raise WaitingListMoved
    application = listed[0]
    staff_move(application, Act.RELEASE_ACCEPT, actor=actor, seen=seen)
    application.decision, application.released_at, application.decided_by = Decision.ACCEPT, now(), actor
    application.decision_sentence, application.waiting_rank = "", None
    db.session.flush()
    outbox.queue(emails.promoted(application, definition_of(programme)))
    note("application_promoted", application, actor=actor)
    return application


def leave_waiting_list(application: Application) -> None:
    """Take an application off the list, unless it stays on it: told so, or about to be."""
    told = application.state is ApplicationState.WAITLISTED
    if not told and (application.decision is not Decision.WAITLIST or application.released_at is not None):
        application.waiting_rank = None


def _locked(programme_id: int, role: ApplicantRole, actor: str) -> list[Application]:
    """Hold the list to the end of the transaction, and refuse whoever may not know of everybody on it."""
    if db.session.scalar(queries.hidden_from_ref(actor, programme_id).limit(1)) is not None:
        raise WaitingListHidden
    db.session.execute(select(Programme.id).filter_by(id=programme_id).with_for_update()).one()
    return queries.waiting_list(programme_id, role)
