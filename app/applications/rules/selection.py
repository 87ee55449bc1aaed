"""When a committee reads, and until when its opinions may change."""

from app.applications.models import ApplicationState, Decision
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import ProgrammeState

_READING = (ProgrammeState.SELECTING, ProgrammeState.PAIRING)
READ_STATES = (ApplicationState.ELIGIBLE, ApplicationState.ACCEPTED, ApplicationState.WAITLISTED)
"""States of the files a committee reads: those the coordination found complete, and what became of them."""


def committee_reads(state: ProgrammeState, definition: ProgrammeDefinition) -> bool:
    """Whether the committee may open files now: while selecting and pairing, where the programme has a committee."""
    return definition.has_committee and state in _READING


def opinion_open(state: ApplicationState, decision: Decision | None) -> bool:
    """Whether an opinion may still be given or changed: until an answer is prepared."""
    return state is ApplicationState.ELIGIBLE and decision is None
