"""What the pages of a pair refuse."""

from app.core.errors import NotFound


class NotTheirPair(NotFound):
    """There is no such pair, or the person is not a member of it: they may not know which."""

    code = "not_their_pair"
