"""How far a draft has come."""

from app.applications.models import Application
from app.applications.rules import steps_to_redo
from app.programmes.definition import ProgrammeDefinition, Step


def steps_left(application: Application, definition: ProgrammeDefinition) -> list[Step]:
    """Return the steps whose answers do not hold yet."""
    return steps_to_redo(definition, definition.form(application.role.value), application.answers)


def first_step_to_do(application: Application, definition: ProgrammeDefinition) -> Step | None:
    """Return where to go on with a draft, or nothing when it only has to be sent."""
    left = steps_left(application, definition)
    return left[0] if left else None
