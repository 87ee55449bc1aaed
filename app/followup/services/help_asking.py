"""What the author of a help request does: ask, write again, let the other member know of a mediation, close.

Nothing of it is journalled, and no letter of it belongs to the programme: see ADR 0023.
"""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.access.models import Person
from app.access.services import find_or_create_person
from app.core.base import new_ref
from app.core.clock import now, today
from app.core.database import db
from app.core.text import clean_line, clean_text
from app.followup.emails import helping as letters
from app.followup.errors.helping import HelpActRefused, HelperGone, HelpNotFound
from app.followup.models import HelpContact, HelpDoor, HelpRequest, HelpState, HelpSubject
from app.followup.queries.helping import Helper, helpers_for
from app.followup.rules.helping import HelpAct, answer_day, may_release
from app.followup.services.help_threads import add_message, is_repeated, move, take
from app.followup.services.holding import hold
from app.mail.outbox import queue
from app.pairing.models import Pair
from app.programmes.queries import by_id, definition

_REF = re.compile(r"[a-z2-9]{12}")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody asks: of whom (a referent's number), about what, and how they would like to be answered.

    `ref` was drawn when the form was shown: the same form sent twice is one request, unless it was written anew.
    """

    helper: int
    subject: HelpSubject
    story: str
    door: HelpDoor
    contact: HelpContact
    phone: str = ""
    ref: str = ""


def ask_for_help(pair: Pair, asked: Asked, *, author: Person) -> HelpRequest:
    """Keep a request for the one referent chosen, and write to both: it has arrived, and a message waits.

    Refuses before the third signature and once the mentorship is over (`MentorshipNotUnderWay`), and somebody who is
    no referent of the programme, or a member of the pair (`HelperGone`). The referent can come in from then on.
    """
    hold(pair)
    reader = _reader(helpers_for(pair), asked.helper)
    known = db.session.scalar(select(HelpRequest).where(HelpRequest.ref == asked.ref)) if asked.ref else None
    if known is not None and _says_the_same(known, pair, asked, author, reader):
        return known
    request = HelpRequest(
        ref=asked.ref if known is None and _REF.fullmatch(asked.ref) else new_ref(),
        pair=pair,
        author=author,
        reader=reader,
        door=asked.door,
        subject=asked.subject.value,
        contact=asked.contact,
        phone=_phone(asked),
        state=HelpState.OPEN,
        answer_by=_promised(pair),
        created_at=now(),
    )
    db.session.add(request)
    if story := clean_text(asked.story):
        add_message(request, story, by_author=True)
    db.session.flush()
    queue(letters.help_received(request))
    queue(letters.help_waiting(request))
    return request


def _says_the_same(known: HelpRequest, pair: Pair, asked: Asked, author: Person, reader: Person) -> bool:
    """Tell a form sent twice from one that its author went back to, and sent with something else in it."""
    first = known.messages[0].text if known.messages else ""
    return (known.pair_id, known.author_id, known.reader_id) == (pair.id, author.id, reader.id) and (
        (known.subject, known.door, known.contact, known.phone, first)
        == (asked.subject, asked.door, asked.contact, _phone(asked), clean_text(asked.story))
    )


def _phone(asked: Asked) -> str:
    return clean_line(asked.phone) if asked.contact is HelpContact.PHONE else ""


def _reader(helpers: list[Helper], number: int) -> Person:
    chosen = next((each for each in helpers if each.id == number), None)
    if chosen is None:
        raise HelperGone
    first_name, _, last_name = chosen.name.partition(" ")
    return find_or_create_person(chosen.email, first_name=first_name, last_name=last_name)


def _promised(pair: Pair) -> date:
    return answer_day(today(), definition(by_id(pair.programme_id)).calendar.help_days)


def write_again(request: HelpRequest, text: str, *, author: Person) -> None:
    """Add a message of its author, and write to the reader that one waits; the same one sent twice is one message.

    A request that was answered or closed opens again, with another day promised.
    """
    _only(author, request)
    take(request)
    if request.state is HelpState.OPEN and is_repeated(request, text, by_author=True):
        return
    anew = request.state is not HelpState.OPEN
    move(request, HelpAct.WRITE)
    add_message(request, clean_text(text), by_author=True)
    if anew:
        request.answer_by, request.reminded_on, request.closed_at = _promised(request.pair), None, None
    db.session.flush()
    queue(letters.help_waiting(request))


def settle(request: HelpRequest, *, author: Person, seen: int) -> None:
    """Close a request: its author needs nothing more. Tells nobody; writing again opens it.

    Refuses a request already closed (`HelpActRefused`), and one that has changed since the page was shown.
    """
    _only(author, request)
    take(request, seen=seen)
    move(request, HelpAct.SETTLE)
    request.closed_at = now()
    db.session.flush()


def release_mediation(request: HelpRequest, *, author: Person) -> None:
    """Let the other member know that a mediation is offered, with whom: from then on they see it, never the story.

    Writes to them, and to the reader that it may begin. It cannot be taken back. Refuses a request that asks for
    something else, that is closed, or whose author did it already (`HelpActRefused`), and a mentorship that is over
    (`MentorshipNotUnderWay`): the other is let alone.
    """
    _only(author, request)
    hold(request.pair)
    take(request)
    if not may_release(request.door, request.state, released=request.released_at is not None):
        raise HelpActRefused(state=request.state)
    request.released_at = now()
    request.version += 1
    db.session.flush()
    queue(letters.help_mediation(request))
    queue(letters.help_waiting(request))


def _only(author: Person, request: HelpRequest) -> None:
    if request.author_id != author.id:
        raise HelpNotFound
