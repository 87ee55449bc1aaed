"""Reading, signing or declining, in the browser that opened a signing link. The slot is that of the session alone."""

from flask import Response, abort, flash, request

from app.access.models import Purpose
from app.access.visitor import current_subject
from app.access.wording import code_refusal
from app.charters import rules, wording
from app.charters.changes import changes_of
from app.charters.errors import AlreadySigned, NameDiffers, SigningCodeGone, SigningCodeWrong
from app.charters.forms import CodeForm, DeclineForm, SigningForm
from app.charters.models import FileKind, SignatureSlot
from app.charters.queries import (
    answer_by,
    code_of,
    file_of,
    is_passed_on,
    missing_signatures,
    newer_charter,
    signed_event,
    slot_by_ref,
    snapshot_of,
    standing_of,
)
from app.charters.reading import signing_view
from app.charters.rules import Standing
from app.charters.services import decline, request_code, send_code_again, sign
from app.core.errors import NotFound
from app.mail.masking import masked_address
from app.web.audience import Audience, audience_blueprint
from app.web.commit import keep_writes
from app.web.files import pdf
from app.web.pages import page, see_other
from app.web.throttle import limited

pages = audience_blueprint(Audience.SIGNATORY, __name__, url_prefix="/signer")


@pages.get("")
def read() -> Response:
    """Show the whole charter and, below it, the form that signs."""
    slot = opened_slot()
    return elsewhere_for(slot) or _reading(slot, _form(slot))


@pages.post("")
@limited("60 per 10 minutes")
def engage() -> Response:
    """Take the engagement and the name, and mail the code. A name that differs is asked about, never refused."""
    slot = opened_slot()
    elsewhere = elsewhere_for(slot)
    if elsewhere:
        return elsewhere
    form = _form(slot)
    if not form.validate():
        return _reading(slot, form, status=422)
    statement = form.to_statement()
    try:
        request_code(slot, statement)
    except NameDiffers:
        return page(template="charters/signatory/name.html", expected=slot.name, statement=statement)
    return see_other("charters.signatory.code")


@pages.get("/charte.pdf")
def frozen_pdf() -> Response:
    """Give the very document that is signed."""
    charter = opened_slot().charter
    stored = file_of(charter, FileKind.FROZEN)
    if stored is None:
        raise NotFound
    return pdf(stored.content, f"charte-a-signer-{charter.reference}.pdf")


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
        form.refuse(code_refusal(refused))
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
        answer_by=answer_by(charter) if in_vain else None,
    )


@pages.get("/refuser")
def refuse() -> Response:
    """Ask what holds the person back, and say what declining does."""
    slot = opened_slot()
    return elsewhere_for(slot) or page(form=DeclineForm())


@pages.post("/refuser")
@limited("20 per 10 minutes")
def decline_to_sign() -> Response:
    """Decline: the charter ends, the coordination is told, the reason is for it alone."""
    slot, form = opened_slot(), DeclineForm()
    elsewhere = elsewhere_for(slot)
    if elsewhere:
        return elsewhere
    if not form.validate():
        return page(status=422, template="charters/signatory/refuse.html", form=form)
    decline(slot, form.to_reason())
    return see_other("charters.signatory.read")


def opened_slot() -> SignatureSlot:
    """Return the place this browser opened by its link; refuses who opened none."""
    ref = current_subject(Purpose.SIGNATURE)
    if ref is None:
        abort(403)
    return slot_by_ref(ref)


def elsewhere_for(slot: SignatureSlot) -> Response | None:
    """Answer for every state in which there is nothing to sign now."""
    standing = standing_of(slot)
    if standing is Standing.MAY_SIGN:
        return None
    if standing is Standing.SIGNED:
        return see_other("charters.signatory.receipt")
    newer = newer_charter(slot.charter)
    if newer is not None:
        standing = Standing.NOT_AWAITED if is_passed_on(slot, newer) else Standing.REPLACED
    status = 200 if standing in (Standing.WAITS, Standing.DECLINED) else 410
    return page(
        status=status,
        template="charters/signatory/not_now.html",
        standing=standing.value,
        slot=slot,
        answer_by=answer_by(slot.charter),
        passed_on=newer is not None and is_passed_on(slot, newer),
    )


def _form(slot: SignatureSlot) -> SigningForm:
    form = SigningForm()
    form.ask_for(snapshot_of(slot.charter).clauses)
    return form


def _reading(slot: SignatureSlot, form: SigningForm, status: int = 200) -> Response:
    """Show the text, what changed in it marked unless the reader prefers it clean."""
    changes = changes_of(slot.charter)
    return page(
        status=status,
        template="charters/signatory/read.html",
        form=form,
        charter=signing_view(slot),
        slot=slot,
        changes=changes if changes is not None and changes.any else None,
        what=wording.what_changed(changes) if changes else "",
        marked=changes is not None and changes.in_text and request.args.get("lecture") != "simple",
    )


def _code_page(slot: SignatureSlot, form: CodeForm, status: int = 200) -> Response:
    if code_of(slot) is None:
        return see_other("charters.signatory.read")
    address = masked_address(slot.email)
    return page(status=status, template="charters/signatory/code.html", form=form, address=address)
