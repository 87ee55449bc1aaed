"""The letters of help in confidence: none says what was written, and none leaves a trace with the coordination.

Answering one by return must not land in the coordination's mailbox either: a letter to an author is answered to the
referent, one to a referent to themselves, for only their page is the way to the author.
"""

from dataclasses import replace

from app.access.models import Person
from app.applications.models import Application
from app.followup.emails.addressing import letter_to, pair_url, without_trace
from app.followup.models import HelpRequest, HelpState
from app.followup.queries.helping import other_helpers
from app.mail.links import url
from app.mail.message import Letter, Letterhead
from app.organisation.queries import letterhead


def help_received(request: HelpRequest) -> Letter:
    """11.14, to the author."""
    said = {"answer_by": request.answer_by, "contact": request.contact.value}
    return _to_member("help_received", request, request.author_application, **said)


def help_answered(request: HelpRequest) -> Letter:
    """To the author: an answer waits."""
    return _to_member("help_answered", request, request.author_application)


def help_late(request: HelpRequest) -> Letter:
    """To the author: the promised day is over, and what they may do: ask somebody else, if there is anybody."""
    others = bool(other_helpers(request))
    said = {"answer_by": request.answer_by, "opened": request.opened_at is not None, "others": others}
    return _to_member("help_late", request, request.author_application, **said)


def help_mediation(request: HelpRequest) -> Letter:
    """To the other member, once the author let them know: who mediates, and what happens next. Not the story."""
    return _to_member("help_mediation", request, request.partner)


def help_waiting(request: HelpRequest) -> Letter:
    """To the reader: a message waits. No name, no programme."""
    return _to_reader("help_waiting", request)


def help_reminder(request: HelpRequest, *, late: bool) -> Letter:
    """To the reader: the day promised is tomorrow, or is over."""
    return _to_reader("help_reminder", request, late=late)


def _to_member(name: str, request: HelpRequest, member: Application, **context: object) -> Letter:
    reader = request.reader
    thread = pair_url(request.pair, f"/aide/{request.ref}")
    letter = letter_to(name, request.pair, member.role, reader=reader.full_name, thread_url=thread)
    head, said = _signed(reader.full_name, reader), {**letter.context, **context}
    return replace(without_trace(letter), head=head, context=said)


def _to_reader(name: str, request: HelpRequest, **context: object) -> Letter:
    reader = request.reader
    promised = request.answer_by if request.state is HelpState.OPEN else None
    said = {"first_name": reader.first_name, "answer_by": promised, "url": url("/aides"), **context}
    return Letter(name=name, to=reader.email, head=_signed("", reader), context=said, private=True)


def _signed(name: str, answered_to: Person) -> Letterhead:
    """The head of the host's letters, without anything of the coordination."""
    return replace(letterhead(), reply_to=answered_to.email, coordinator=name, phone="")
