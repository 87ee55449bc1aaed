"""What the launch day of a cohort refuses."""

from app.core.errors import Conflict, NotFound, Refused


class NoLaunchDay(NotFound):
    """The programme has no launch day, or this person was not invited to it: they may not know which."""

    code = "no_launch_day"


class LaunchMoved(Conflict):
    """The programme has changed since the page was read: its day or place may be another."""

    code = "launch_moved"


class NobodyLeftToTell(Conflict):
    """Somebody else of the coordination was faster: everybody has been told."""

    code = "launch_nobody_left"


class LaunchIsOver(Refused):
    """The day has passed: no letter leaves, no answer is taken."""

    code = "launch_is_over"


class LaunchNotYet(Refused):
    """The programme is not at a step when its launch day is prepared."""

    code = "launch_not_yet"
