"""What the reader of a help request does: open it, answer, say that they have spoken, close. Nothing is journalled."""

from app.access.models import Person
from app.core.clock import now
from app.core.database import db
from app.core.text import clean_text
from app.followup.emails import helping as letters
from app.followup.errors.helping import HelpNotFound
from app.followup.models import HelpRequest, HelpState
from app.followup.rules.helping import HelpAct
from app.followup.services.help_threads import add_message, is_repeated, move, take
from app.mail.outbox import queue


def open_request(request: HelpRequest, *, reader: Person) -> None:
    """Note that the reader has opened a request, the first time; its author sees when."""
    _only(reader, request)
    take(request)
    request.opened_at = request.opened_at or now()
    db.session.flush()


def answer_request(request: HelpRequest, text: str, *, reader: Person, seen: int) -> None:
    """Add an answer, and write to the author that one waits: never what it says.

    Refuses a closed request (`HelpActRefused`), and one that has changed since the page was shown (`HelpMoved`):
    its author may just have written again. The same answer sent twice is one answer.
    """
    _only(reader, request)
    take(request)
    if request.state is HelpState.ANSWERED and is_repeated(request, text, by_author=False):
        return
    _answered(request, reader, seen)
    add_message(request, clean_text(text), by_author=False)
    db.session.flush()
    queue(letters.help_answered(request))


def note_spoken(request: HelpRequest, *, reader: Person, seen: int) -> None:
    """Note that the two have spoken, by telephone or face to face: it is answered. Refuses as `answer_request` does."""
    _answered(request, reader, seen)
    request.spoken_at = request.answered_at
    db.session.flush()


def close_request(request: HelpRequest, *, reader: Person, seen: int) -> None:
    """Close a request that was answered; its author may open it again by writing. Tells nobody.

    Refuses one that nobody answered (`HelpActRefused`), and one that has changed since the page was shown.
    """
    _only(reader, request)
    take(request, seen=seen)
    move(request, HelpAct.CLOSE)
    request.closed_at = now()
    db.session.flush()


def _answered(request: HelpRequest, reader: Person, seen: int) -> None:
    _only(reader, request)
    take(request, seen=seen)
    move(request, HelpAct.ANSWER)
    request.opened_at = request.opened_at or now()
    request.answered_at = now()


def _only(reader: Person, request: HelpRequest) -> None:
    if request.reader_id != reader.id:
        raise HelpNotFound
