"""What pages of method refuse."""

from app.core.errors import Conflict, NotFound, Refused


class ResourceUnknown(NotFound):
    """There is no such page, or this visitor may not read it: the answer is the same."""

    code = "resource_unknown"


class ResourceMoved(Conflict):
    """Somebody else saved the page since this person looked."""

    code = "resource_moved"


class ResourceLikeCharter(Refused):
    """The text ends with the signatures or the clauses of a charter."""

    code = "resource_like_charter"
