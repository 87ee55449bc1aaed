"""What every act on a help request shares: hold it, check that nobody was faster, move it along its table."""

from app.core.clock import now
from app.core.database import db
from app.core.text import clean_text
from app.followup.errors.helping import HelpActRefused, HelpMoved
from app.followup.models import HelpMessage, HelpRequest
from app.followup.rules.helping import HelpAct, after

_MOVING = ("state", "version", "answer_by", "reminded_on", "opened_at", "released_at")  # none of its words


def take(request: HelpRequest, *, seen: int | None = None) -> None:
    """Hold the request to the end of the transaction; refuses (`HelpMoved`) a version that is not the one seen."""
    db.session.refresh(request, _MOVING, with_for_update=True)
    if seen is not None and request.version != seen:
        raise HelpMoved


def move(request: HelpRequest, act: HelpAct) -> None:
    """Do the act: the state changes, the version grows. Refuses (`HelpActRefused`) what the table does not hold."""
    state = after(request.state, act)
    if state is None:
        raise HelpActRefused(state=request.state, act=act)
    request.state = state
    request.version += 1


def add_message(request: HelpRequest, text: str, *, by_author: bool) -> None:
    """Add a text to the thread."""
    request.messages.append(HelpMessage(by_author=by_author, text=text, written_at=now()))


def is_repeated(request: HelpRequest, text: str, *, by_author: bool) -> bool:
    """Tell whether the last word of the thread is theirs and says this already: a button pressed twice."""
    db.session.refresh(request, ("messages",))
    last = request.messages[-1] if request.messages else None
    return last is not None and last.by_author is by_author and last.text == clean_text(text)
