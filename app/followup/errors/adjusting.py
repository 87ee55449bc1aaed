"""What pauses and ends refuse."""

from app.core.errors import Refused


class PauseRefused(Refused):
    """A mentorship cannot rest until that day; `why` as the rules give it."""

    code = "pause_refused"
