"""Signing: the engagement and the name, the code by e-mail, the receipt."""

from flask import Response, flash

from app.charters import rules, wording
from app.charters.errors import AlreadySigned, NameDiffers, SigningCodeGone, SigningCodeWrong
from app.charters.forms import CodeForm
from app.charters.models import SignatureSlot
from app.charters.queries import code_of, missing_signatures, newer_charter, signed_event, standing_of
from app.charters.reading import answer_promised
from app.charters.routes import signatory
from app.charters.routes.signatory import elsewhere_for, head_for, opened_slot, reading_page, signing_form
from app.charters.rules import Standing
from app.charters.services import request_code, send_code_again, sign
from app.mail.masking import masked_address
from app.web.commit import keep_writes
from app.web.pages import page, see_other
from app.web.throttle import limited

pages = signatory.pages


@pages.post("")
@limited("60 per 10 minutes")
def engage() -> Response:
    """Take the engagement and the name, and mail the code. A name that differs is asked about, never refused."""
    slot = opened_slot()
    elsewhere = elsewhere_for(slot)
    if elsewhere:
        return elsewhere
    form = signing_form(slot)
    if not form.validate():
        return reading_page(slot, form, status=422)
    statement = form.to_statement()
    try:
        request_code(slot, statement)
    except NameDiffers:
        return page(template="charters/signatory/name.html", expected=slot.name, statement=statement)
    return see_other("charters.signatory.code")


@pages.get("/code")
def code() -> Response:
    """Ask for the code that has just left."""
    slot = opened_slot()
    return elsewhere_for(slot) or _code_page(slot, CodeForm())


@pages.post("/code")
@limited("60 per 10 minutes")
def confirm() -> Response:
    """Sign. A wrong code is a counted try; a second click finds the signature given."""
    slot, form = opened_slot(), CodeForm()
    elsewhere = elsewhere_for(slot)
    if elsewhere:
        return elsewhere
    if not form.validate():
        return _code_page(slot, form, status=422)
    try:
        sign(slot, form.to_code())
    except AlreadySigned:
        return see_other("charters.signatory.receipt")
    except (SigningCodeWrong, SigningCodeGone) as refused:
        keep_writes()
        form.refuse(wording.signing_code_refusal(refused))
        return _code_page(slot, form, status=422)
    return see_other("charters.signatory.receipt")


@pages.post("/code/renvoyer")
@limited("20 per 10 minutes")
def code_again() -> Response:
    """Mail another code; the former one is dead."""
    slot = opened_slot()
    elsewhere = elsewhere_for(slot)
    if elsewhere:
        return elsewhere
    flash(wording.RESENT if send_code_again(slot) else wording.NOTHING_SENT)
    return see_other("charters.signatory.code")


@pages.get("/recu")
def receipt() -> Response:
    """Say that the signature is given, what is still missing, and what proves it."""
    slot = opened_slot()
    if standing_of(slot) is not Standing.SIGNED:
        return see_other("charters.signatory.read")
    charter = slot.charter
    in_vain = charter.state not in rules.LIVE
    return page(
        slot=slot,
        charter=charter,
        event=signed_event(charter, slot.party),
        missing=missing_signatures(charter),
        in_vain=in_vain,
        renewed=newer_charter(charter) is not None,
        answer=answer_promised(charter) if in_vain else "",
    )


def _code_page(slot: SignatureSlot, form: CodeForm, status: int = 200) -> Response:
    if code_of(slot) is None:
        return see_other("charters.signatory.read")
    return page(
        status=status,
        template="charters/signatory/code.html",
        form=form,
        address=masked_address(slot.email),
        amendment=slot.charter.amends_id is not None,
        head=head_for(slot),
    )
