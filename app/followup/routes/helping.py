"""Help in confidence, for its author: asking, following the thread, letting the other know of a mediation."""

from typing import Any

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.followup.errors.helping import HelperGone, HelpNotFound
from app.followup.forms.helping import HelpForm, MessageForm
from app.followup.models import HelpRequest, HelpState, HelpSubject
from app.followup.queries import Membership, membership
from app.followup.queries.helping import Helper, helpers_for, other_helpers, request_of, requests_of
from app.followup.routes.participant import pages
from app.followup.rules.helping import is_late, may_release
from app.followup.services.help_asking import ask_for_help, release_mediation, settle, write_again
from app.followup.wording import helping as wording
from app.pairing.rules import OPEN
from app.programmes.queries import by_id, definition, letterhead
from app.web.forms import SeenForm
from app.web.pages import page, see_other
from app.web.throttle import limited

_THREAD = "followup.participant.help_thread"


@pages.get("/<ref>/aide")
def help_request(ref: str) -> Response:
    """Show who could read it and who would know, what one asked before, and the form."""
    member = membership(ref, signed_in_person().id)
    helpers = helpers_for(member.pair)
    return _form(member, helpers, HelpForm(helpers, member.partner.first_name, formdata=None, data=_begun(member)))


@pages.post("/<ref>/aide")
@limited("20 per hour")
def send_help_request(ref: str) -> Response:
    """Keep the request for whom it is meant."""
    person = signed_in_person()
    member = membership(ref, person.id)
    helpers = helpers_for(member.pair)
    form = HelpForm(helpers, member.partner.first_name)
    if not form.validate():
        return _form(member, helpers, form, status=422)
    try:
        asked = ask_for_help(member.pair, form.to_asked(), author=person)
    except HelperGone:
        form.refuse_helper()
        return _form(member, helpers, form, status=422)
    return see_other("followup.participant.help_sent", ref=ref, number=asked.ref)


@pages.get("/<ref>/aide/<number>/envoyee")
def help_sent(ref: str, number: str) -> Response:
    """Say that it has arrived, who answers and by when."""
    member, asked = _mine(ref, number)
    return page(member=member, asked=asked, uneasy=asked.subject == HelpSubject.UNEASY, line=_help_line(member))


@pages.get("/<ref>/aide/<number>")
def help_thread(ref: str, number: str) -> Response:
    """Show where the request stands, and what both wrote."""
    return _thread(*_mine(ref, number), MessageForm(formdata=None))


@pages.post("/<ref>/aide/<number>")
@limited("60 per hour")
def write_to_helper(ref: str, number: str) -> Response:
    """Add a message; what was answered or closed opens again."""
    member, asked = _mine(ref, number)
    form = MessageForm()
    if not form.validate():
        return _thread(member, asked, form, status=422)
    write_again(asked, form.text.data, author=signed_in_person())
    flash(wording.SENT)
    return see_other(_THREAD, ref=ref, number=number)


@pages.post("/<ref>/aide/<number>/clore")
def settle_help(ref: str, number: str) -> Response:
    """Close it: its author needs nothing more."""
    _, asked = _mine(ref, number)
    settle(asked, author=signed_in_person(), seen=SeenForm().version)
    flash(wording.CLOSED)
    return see_other(_THREAD, ref=ref, number=number)


@pages.get("/<ref>/aide/<number>/mediation")
def help_mediation(ref: str, number: str) -> Response:
    """Say what the other will see, before they are told."""
    member, asked = _mine(ref, number)
    if not _may_release(member, asked):
        raise HelpNotFound
    return page(member=member, asked=asked)


@pages.post("/<ref>/aide/<number>/mediation")
def offer_mediation(ref: str, number: str) -> Response:
    """Let the other member know."""
    member, asked = _mine(ref, number)
    release_mediation(asked, author=signed_in_person())
    flash(wording.released(member.partner.first_name))
    return see_other(_THREAD, ref=ref, number=number)


def _mine(ref: str, number: str) -> tuple[Membership, HelpRequest]:
    person = signed_in_person()
    member = membership(ref, person.id)
    return member, request_of(number, person.id, member.pair.id)


def _form(member: Membership, helpers: list[Helper], form: HelpForm, *, status: int = 200) -> Response:
    person, programme = signed_in_person(), by_id(member.pair.programme_id)
    earlier = requests_of(person.id, member.pair.id)
    return page(
        status=status,
        template="followup/participant/help_request.html",
        member=member,
        form=form,
        may_ask=member.pair.state in OPEN,
        helpers=[(each, wording.described(each)) for each in helpers],
        reader=wording.whoever(helpers),
        alone=wording.alone(helpers),
        days=definition(programme).calendar.help_days,
        earlier=[(each, wording.tag_of(each, today()), wording.promise_of(each, today())) for each in earlier],
        head=letterhead(programme),
        line=_help_line(member),
    )


def _begun(member: Membership) -> dict[str, Any]:
    """What the form begins with: a number known, and what was written to somebody who does not answer."""
    person = signed_in_person()
    begun: dict[str, Any] = {"phone": person.phone}
    if number := request.args.get("reprendre"):
        before = request_of(number, person.id, member.pair.id)
        told = next((each.text for each in before.messages if each.by_author), "")
        begun |= {"subject": before.subject, "door": before.door.value, "contact": before.contact.value, "story": told}
        begun["phone"] = before.phone or person.phone
    return begun


def _thread(member: Membership, asked: HelpRequest, form: MessageForm, *, status: int = 200) -> Response:
    late = is_late(asked.state, asked.answer_by, today())
    others = other_helpers(asked) if late else []
    return page(
        status=status,
        template="followup/participant/help_thread.html",
        member=member,
        asked=asked,
        form=form,
        late=late,
        others=others,
        other_names=wording.names_of(others),
        may_ask=member.pair.state in OPEN,
        tag=wording.tag_of(asked, today()),
        subject=wording.SUBJECTS[HelpSubject(asked.subject)],
        door=wording.DOORS[asked.door],
        contact=wording.contact_of(asked),
        may_release=_may_release(member, asked),
        is_closed=asked.state is HelpState.CLOSED,
        head=letterhead(by_id(member.pair.programme_id)),
    )


def _may_release(member: Membership, asked: HelpRequest) -> bool:
    released = asked.released_at is not None
    return member.pair.state in OPEN and may_release(asked.door, asked.state, released=released)


def _help_line(member: Membership) -> str:
    return definition(by_id(member.pair.programme_id)).page.help_line or ""
