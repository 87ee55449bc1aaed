"""What meetings and their notes refuse."""

from app.core.errors import Conflict, NotFound, Refused


class MeetingUnknown(NotFound):
    """The pair has no such meeting."""

    code = "meeting_unknown"


class MeetingChanged(Conflict):
    """The other was faster: the meeting is no longer what the page showed (`state`)."""

    code = "meeting_changed"


class MeetingActRefused(Conflict):
    """Not now, or not by this member; `reason` as the rules give it."""

    code = "meeting_act_refused"


class MeetingDayRefused(Refused):
    """A day a meeting cannot have: `reason` as the rules give it, or `no_such_hour`; `limit` is the day it names."""

    code = "meeting_day_refused"


class MeetingAlreadyNoted(Conflict):
    """A meeting held that day is already written down: `day`."""

    code = "meeting_already_noted"


class NotesChanged(Conflict):
    """The same member changed these notes in another window."""

    code = "notes_changed"
