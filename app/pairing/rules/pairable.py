"""Whom a board may pair: people accepted, and where a committee decides, those it is about to accept."""

from datetime import datetime

from app.applications.models import ApplicationState, Decision

_READ = (ApplicationState.ELIGIBLE, ApplicationState.WAITLISTED)


def to_release(decision: Decision | None, released_at: datetime | None) -> Decision | None:
    """Return the answer that is prepared and has not left."""
    return decision if released_at is None else None


def is_pairable(state: ApplicationState, prepared: Decision | None, *, committee: bool) -> bool:
    """Tell whether somebody may be paired.

    A committee pairs before any answer has left: whoever is eligible and not put aside is paired with whoever is
    accepted, and so is somebody of the waiting list whom it means to accept.
    """
    if state is ApplicationState.ACCEPTED:
        return True
    if not committee or state not in _READ:
        return False
    return prepared is Decision.ACCEPT or (state is ApplicationState.ELIGIBLE and prepared is None)


def is_put_aside(state: ApplicationState, prepared: Decision | None) -> bool:
    """Tell whether somebody is, or is about to be, on the waiting list."""
    waits = state is ApplicationState.WAITLISTED and prepared is not Decision.ACCEPT
    return waits or (state is ApplicationState.ELIGIBLE and prepared is Decision.WAITLIST)
