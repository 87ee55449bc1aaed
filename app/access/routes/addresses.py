"""Changing the address by which one comes in. The link sent to it shows; the button of its page confirms."""

from flask import Response, flash, session

from app.access import landing, queries, visitor, wording
from app.access.errors import AddressLinkGone, SessionNotFresh, TooManyAddresses
from app.access.forms import NewAddressForm
from app.access.models import Person, Purpose
from app.access.routes.participant import pages
from app.access.routes.public import ASKING
from app.access.rules import is_fresh
from app.access.services import ask_to_change_address, ask_to_sign_in, confirm_address, give_up_address
from app.access.staff import is_staff
from app.core.clock import real_now
from app.web.pages import page, see_other
from app.web.throttle import limited

_TEMPLATE = "access/participant/new_address.html"
landing.allow_next("access.participant.new_address")


@pages.get("/mon-compte/adresse")
def new_address() -> Response:
    """Ask for another address, of staff once they have shown again who they are."""
    return _page(NewAddressForm(formdata=None))


@pages.post("/mon-compte/adresse")
@limited("10 per 10 minutes")
def ask_new_address() -> Response:
    """Send a link to it, and a notice to the present one. The answer is the same if it is another account's."""
    person = visitor.signed_in_person()
    _refuse_stale(person)
    form = NewAddressForm()
    form.present = person.email
    if not form.validate():
        return _page(form, status=422)
    try:
        ask_to_change_address(person, form.to_address(), actor=person.ref)
    except TooManyAddresses as refusal:
        form.refuse(wording.TOO_MANY)
        return _page(form, status=refusal.status)
    return see_other("access.participant.new_address")


@pages.post("/mon-compte/adresse/abandonner")
def give_up_new_address() -> Response:
    """Make the link on its way useless."""
    person = visitor.signed_in_person()
    give_up_address(person, actor=person.ref)
    flash(wording.ADDRESS_GIVEN_UP)
    return see_other("access.participant.account")


@pages.post("/mon-compte/adresse/me-reconnecter")
@limited("10 per 10 minutes")
def sign_in_again() -> Response:
    """Leave, and be sent a code that leads back to the question."""
    person = visitor.signed_in_person()
    asking = ask_to_sign_in(person.email, next_endpoint="access.participant.new_address")
    visitor.leave_all()
    session[ASKING] = asking
    return see_other("access.public.code")


@pages.get("/mon-compte/adresse/<token>")
def address_link(token: str) -> Response:
    """Show the button of a link, to whoever asked for it alone. Writes nothing, however often it is looked at."""
    person = visitor.signed_in_person()
    change = queries.usable_change(person, token)
    if change is None:
        raise AddressLinkGone
    return page(person=person, change=change, token=token)


@pages.post("/mon-compte/adresse/<token>")
@limited("30 per 10 minutes")
def confirm_new_address(token: str) -> Response:
    """Change the address, and sign out everywhere: the new one opens from now on."""
    person = visitor.signed_in_person()
    _refuse_stale(person)
    confirm_address(person, token, actor=person.ref)
    visitor.leave_all()
    flash(wording.ADDRESS_CHANGED)
    return see_other("access.public.sign_in")


def _is_stale(person: Person) -> bool:
    """Whoever opens other people's files shows again who they are; others may have lost the mailbox they come in by."""
    present = visitor.current_session(Purpose.ACCOUNT)
    return is_staff(person.id) and (present is None or not is_fresh(present.created_at, real_now()))


def _refuse_stale(person: Person) -> None:
    if _is_stale(person):
        raise SessionNotFresh


def _page(form: NewAddressForm, status: int = 200) -> Response:
    person = visitor.signed_in_person()
    pending, stale = queries.pending_change(person), _is_stale(person)
    return page(status=status, template=_TEMPLATE, person=person, form=form, pending=pending, stale=stale)
