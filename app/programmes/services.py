"""Making a programme, moving it from step to step, and saying who runs it."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.access.models import Person
from app.core import events, journal
from app.core.clock import now
from app.core.database import db
from app.organisation.models import Partner, Referent
from app.programmes.definition import ProgrammeDefinition
from app.programmes.errors import SlugTaken, StepRefused
from app.programmes.events import ProgrammeCreated
from app.programmes.models import (
    NoticeRequest,
    Programme,
    ProgrammePartner,
    ProgrammeReferent,
    ProgrammeState,
    Role,
    StaffRole,
)
from app.programmes.rules import may_move


def create_programme(
    *, slug: str, title: str, definition: ProgrammeDefinition, charter_text: str, actor: str
) -> Programme:
    """Make a programme in preparation; its charter text is added by who answers `ProgrammeCreated`.

    Refuses an address that is taken (`SlugTaken`), and whatever the charter's own reading refuses.
    """
    if db.session.scalar(select(Programme.id).where(Programme.slug == slug)) is not None:
        raise SlugTaken(slug=slug)
    programme = Programme(
        slug=slug,
        title=title,
        state=ProgrammeState.DRAFT,
        definition=definition.model_dump(mode="json"),
        created_at=now(),
    )
    db.session.add(programme)
    db.session.flush()
    journal.record("programme_created", actor=actor, subject=f"programme:{programme.id}", programme_id=programme.id)
    events.publish(ProgrammeCreated(programme_id=programme.id, charter_text=charter_text, actor=actor))
    return programme


def move_programme(programme: Programme, to: ProgrammeState, *, actor: str) -> None:
    """Take a programme to another step. Journalled; raises `StepRefused` when the table does not allow it."""
    if not may_move(programme.state, to, suspended_from=programme.suspended_from):
        raise StepRefused(state=programme.state.value, to=to.value)
    programme.suspended_from = programme.state if to is ProgrammeState.SUSPENDED else None
    before, programme.state = programme.state, to
    db.session.flush()
    journal.record(
        "programme_moved",
        actor=actor,
        subject=f"programme:{programme.id}",
        programme_id=programme.id,
        before=before.value,
        after=to.value,
    )


def grant_role(person: Person, role: Role, programme: Programme | None, *, actor: str) -> StaffRole:
    """Give a person a role in a programme (an administrator has none). Granting it again changes nothing."""
    programme_id = None if role is Role.ADMINISTRATOR or programme is None else programme.id
    same = (StaffRole.person_id == person.id, StaffRole.role == role)
    found = db.session.scalar(select(StaffRole).where(*same, StaffRole.programme_id.is_not_distinct_from(programme_id)))
    if found is not None:
        return found
    granted = StaffRole(person_id=person.id, programme_id=programme_id, role=role, since=now())
    db.session.add(granted)
    db.session.flush()
    journal.record("role_granted", actor=actor, subject=person.ref, programme_id=programme_id, role=role.value)
    return granted


def join_partner(programme: Programme, partner: Partner, *, actor: str) -> None:
    """Let a partner of the host take part in a programme; its page names it."""
    if db.session.get(ProgrammePartner, (programme.id, partner.id)) is None:
        db.session.add(ProgrammePartner(programme_id=programme.id, partner_id=partner.id))
        db.session.flush()
        journal.record("partner_joined", actor=actor, subject=f"partner:{partner.id}", programme_id=programme.id)


def join_referent(programme: Programme, referent: Referent, *, actor: str) -> None:
    """Let the pairs of a programme ask that referent for help."""
    if db.session.get(ProgrammeReferent, (programme.id, referent.id)) is None:
        db.session.add(ProgrammeReferent(programme_id=programme.id, referent_id=referent.id))
        db.session.flush()
        journal.record("referent_joined", actor=actor, subject=f"referent:{referent.id}", programme_id=programme.id)


def leave_notice_address(programme: Programme, email: str) -> None:
    """Keep an address to be told of the next edition; leaving it twice keeps it once."""
    try:
        with db.session.begin_nested():
            db.session.add(NoticeRequest(programme_id=programme.id, email=email, created_at=now()))
    except IntegrityError:
        return
