"""How an act on a programme can be refused."""

from app.core.errors import Conflict, NotFound, Refused


class ProgrammeUnknown(NotFound):
    """No programme has that address."""

    code = "programme_unknown"


class SlugTaken(Conflict):
    """Another programme has that address already."""

    code = "programme_slug_taken"


class StepRefused(Refused):
    """A programme cannot go from its present step to that one."""

    code = "programme_step_refused"
