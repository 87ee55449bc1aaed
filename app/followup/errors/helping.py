"""How a help request, or an act on one, can be refused."""

from app.core.errors import Conflict, NotFound, Refused


class HelpNotFound(NotFound):
    """There is no such request, or the person is neither its author nor its reader: they may not know which."""

    code = "help_not_found"


class HelperGone(Refused):
    """The person chosen may not be asked: no longer a referent of the programme, or a member of the pair."""

    code = "helper_gone"


class HelpMoved(Conflict):
    """The request has changed since the page was shown."""

    code = "help_moved"


class HelpActRefused(Conflict):
    """What was asked cannot be done to a request in its state; `state` names it."""

    code = "help_act_refused"
