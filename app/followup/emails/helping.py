"""The letters of help in confidence: none says what was written, and none leaves a trace with the coordination.

Answering one by return must not land in the coordination's mailbox either: a letter to an author is answered to the
referent, one to a referent to themselves, for only their page is the way to the author.
"""

from dataclasses import replace

from app.applications.models import Application
from app.followup.emails.addressing import pair_url
from app.followup.models import HelpRequest, HelpState
from app.mail.links import url
from app.mail.message import Letter
from app.organisation.queries import letterhead


def help_received(request: HelpRequest) -> Letter:
    """11.14, to the author."""
    return _to_member(
        "help_received",
        request,
        request.author_application,
        reader=request.reader.full_name,
        other_first_name=request.partner.first_name,
        answer_by=request.answer_by,
        contact=request.contact.value,
        url=_thread(request),
    )


def help_answered(request: HelpRequest) -> Letter:
    """To the author: an answer waits."""
    return _to_member(
        "help_answered",
        request,
        request.author_application,
        reader=request.reader.full_name,
        url=_thread(request),
    )


def help_mediation(request: HelpRequest) -> Letter:
    """To the other member, once the author let them know: who mediates, and what happens next. Not the story."""
    return _to_member(
        "help_mediation",
        request,
        request.partner,
        reader=request.reader.full_name,
        other_first_name=request.author_application.first_name,
        url=pair_url(request.pair),
    )


def help_waiting(request: HelpRequest) -> Letter:
    """To the reader: a message waits. No name, no programme."""
    return _to_reader("help_waiting", request)


def help_reminder(request: HelpRequest, *, late: bool) -> Letter:
    """To the reader: the day promised is tomorrow, or was yesterday."""
    return _to_reader("help_reminder", request, late=late)


def _to_member(name: str, request: HelpRequest, member: Application, **context: object) -> Letter:
    head = replace(letterhead(), reply_to=request.reader.email, coordinator=request.reader.full_name, phone="")
    to = member.person.email if member.person else member.email
    return Letter(name=name, to=to, head=head, context={"first_name": member.first_name, **context}, private=True)


def _to_reader(name: str, request: HelpRequest, **context: object) -> Letter:
    reader = request.reader
    head = replace(letterhead(), reply_to=reader.email, coordinator="", phone="")
    promised = request.answer_by if request.state is HelpState.OPEN else None
    said = {"first_name": reader.first_name, "answer_by": promised, "url": url("/aides")}
    return Letter(name=name, to=reader.email, head=head, context=said | context, private=True)


def _thread(request: HelpRequest) -> str:
    return pair_url(request.pair, f"/aide/{request.ref}")
