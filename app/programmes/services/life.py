"""Making a programme, and moving it from step to step."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.core import events, journal
from app.core.clock import now
from app.core.database import db
from app.core.text import clean_line
from app.programmes.definition import ProgrammeDefinition
from app.programmes.errors import ProgrammeMovedOn, SlugRefused, SlugTaken, StepRefused
from app.programmes.events import ProgrammeCreated
from app.programmes.models import Programme, ProgrammeState
from app.programmes.queries import definition as definition_of
from app.programmes.queries import last_mover
from app.programmes.rules import is_slug, may_move


def create_programme(
    *,
    slug: str,
    title: str,
    definition: ProgrammeDefinition,
    charter_text: str = "",
    cloned_from: Programme | None = None,
    publish_text: bool = True,
    actor: str,
) -> Programme:
    """Make a programme in preparation; its charter text is added by who answers `ProgrammeCreated`.

    One cloned from another takes the other's text, published at once or left to be read again first.
    Refuses an address that is none (`SlugRefused`) or taken (`SlugTaken`), and whatever the charter's reading refuses.
    """
    if not is_slug(slug):
        raise SlugRefused(slug=slug)
    programme = Programme(
        slug=slug,
        title=clean_line(title),
        state=ProgrammeState.DRAFT,
        definition=definition.model_dump(mode="json"),
        created_at=now(),
        cloned_from_id=cloned_from.id if cloned_from else None,
    )
    try:
        with db.session.begin_nested():
            db.session.add(programme)
    except IntegrityError:
        raise SlugTaken(slug=slug) from None
    journal.record("programme_created", actor=actor, subject=f"programme:{programme.id}", programme_id=programme.id)
    events.publish(
        ProgrammeCreated(
            programme_id=programme.id,
            charter_text=charter_text,
            actor=actor,
            cloned_from_id=programme.cloned_from_id,
            publish_text=publish_text,
        )
    )
    return programme


def move_programme(programme: Programme, to: ProgrammeState, *, actor: str, seen: int | None = None) -> None:
    """Take a programme to another step. Journalled; writes to nobody.

    Raises `StepRefused` when its table does not allow it, and `ProgrammeMovedOn` when its revision is no longer `seen`.
    """
    lock(programme)
    before = programme.state
    if seen is not None and seen != programme.revision:
        raise ProgrammeMovedOn(state=before.value, by=last_mover(programme.id))
    cohort = definition_of(programme).is_cohort
    if not may_move(before, to, suspended_from=programme.suspended_from, cohort=cohort):
        raise StepRefused(state=before.value, to=to.value)
    programme.suspended_from = before if to is ProgrammeState.SUSPENDED else None
    if to is ProgrammeState.OPEN:
        programme.intake_ended_at = None
    elif before is ProgrammeState.OPEN and to is not ProgrammeState.SUSPENDED:
        programme.intake_ended_at = now()
    programme.state = to
    programme.revision += 1
    db.session.flush()
    journal.record(
        "programme_moved",
        actor=actor,
        subject=f"programme:{programme.id}",
        programme_id=programme.id,
        before=before.value,
        after=to.value,
    )


def lock(programme: Programme) -> None:
    """Read the row as it is now, and keep others from moving it meanwhile (PostgreSQL; SQLite has one writer)."""
    rows = select(Programme).filter_by(id=programme.id).with_for_update()
    db.session.execute(rows.execution_options(populate_existing=True)).one()
