"""What the pages of a pair refuse."""

from app.core.errors import Conflict, NotFound


class NotTheirPair(NotFound):
    """There is no such pair, or the person is not a member of it: they may not know which."""

    code = "not_their_pair"


class MentorshipNotUnderWay(Conflict):
    """The year has not begun, is paused where a pause forbids it, or is over."""

    code = "mentorship_not_under_way"
