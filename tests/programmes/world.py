"""Programmes of both kinds, made from the presets that come with the product."""

from typing import Any

from app.access.models import Person
from app.access.services import find_or_create_person
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.core.base import new_ref
from app.core.clock import now
from app.core.database import db
from app.programmes.models import Programme, ProgrammeState, Role
from app.programmes.presets import adapted, charter_markdown, load_preset, preset_path
from app.programmes.services import create_programme, grant_role

ROLLING, COHORT = "installation-liberale", "encadrement-hospitalier"


def make_programme(
    preset: str = ROLLING,
    *,
    slug: str = "",
    title: str = "",
    charter_text: str = "",
    state: ProgrammeState = ProgrammeState.OPEN,
    **changes: Any,
) -> Programme:
    """A programme of that preset, brought to a step without going through the others; commits."""
    definition = adapted(load_preset(preset_path(preset)), changes)
    programme = create_programme(
        slug=slug or preset,
        title=title or definition.identity.title,
        definition=definition,
        charter_text=charter_text or charter_markdown(definition),
        actor="command",
    )
    programme.state = state
    programme.suspended_from = ProgrammeState.OPEN if state is ProgrammeState.SUSPENDED else None
    db.session.commit()
    return programme


def make_staff(
    programme: Programme, email: str = "rachid@exemple.fr", role: Role = Role.COORDINATOR, **names: str
) -> Person:
    """Somebody with a role in that programme; commits."""
    person = find_or_create_person(email, **(names or {"first_name": "Rachid", "last_name": "Belkacem"}))
    grant_role(person, role, programme, actor="command")
    db.session.commit()
    return person


def apply(programme: Programme, role: ApplicantRole, count: int, state: ApplicationState) -> None:
    """So many applications in that state, without going through their forms; commits."""
    for _ in range(count):
        ref = new_ref()
        db.session.add(
            Application(
                ref=ref,
                reference=ref,
                programme_id=programme.id,
                role=role,
                state=state,
                email=f"{ref.lower()}@exemple.fr",
                created_at=now(),
                updated_at=now(),
            )
        )
    db.session.commit()
