"""Why a session of a committee is not opened, corrected or closed."""

from app.core.errors import Conflict, NotFound, Refused


class NoCommittee(NotFound):
    """Nobody sits where no committee decides."""

    code = "no_committee"


class SessionUnknown(NotFound):
    """There is no such session of that committee."""

    code = "session_unknown"


class SessionOutOfSeason(Refused):
    """A committee meets while its programme selects and pairs."""

    code = "session_out_of_season"


class SessionUnderWay(Conflict):
    """Somebody has already opened a session: there is one at a time."""

    code = "session_under_way"


class SessionClosed(Conflict):
    """The session is closed: nothing of it changes any more."""

    code = "session_closed"


class SessionMoved(Conflict):
    """Somebody has corrected who is there since the page was read."""

    code = "session_moved"


class NobodyPresent(Refused):
    """A session is held by somebody."""

    code = "nobody_present"
