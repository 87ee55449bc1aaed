"""Reading a charter or declining it, in the browser that opened a link to sign. The slot is that of its session."""

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, request

from app.access.models import Purpose
from app.access.visitor import current_subject
from app.charters import wording
from app.charters.changes import changes_of
from app.charters.forms import DeclineForm, NameForm, SigningForm
from app.charters.models import FileKind, SignatureSlot
from app.charters.queries import (
    file_of,
    is_passed_on,
    newer_charter,
    slot_by_ref,
    snapshot_of,
    standing_of,
)
from app.charters.reading import answer_promised, declared, signing_view
from app.charters.rules import Standing
from app.charters.services import decline
from app.core.errors import NotFound
from app.mail.message import Letterhead
from app.programmes.queries import by_id, letterhead
from app.web.audience import Audience, audience_blueprint
from app.web.files import pdf
from app.web.pages import page, see_other
from app.web.throttle import limited

pages = audience_blueprint(Audience.SIGNATORY, __name__, url_prefix="/signer")


@pages.get("")
def read() -> Response:
    """Show the whole charter and, below it, the form that signs, with the name typed before the code was asked for."""
    slot = opened_slot()
    return elsewhere_for(slot) or reading_page(slot, signing_form(slot, declared(slot)))


@pages.get("/charte.pdf")
def frozen_pdf() -> Response:
    """Give the very document that is signed."""
    charter = opened_slot().charter
    stored = file_of(charter, FileKind.FROZEN)
    if stored is None:
        raise NotFound
    return pdf(stored.content, wording.file_name(charter, FileKind.FROZEN))


@pages.get("/refuser")
def refuse() -> Response:
    """Ask what holds the person back, and say what declining does."""
    slot = opened_slot()
    return elsewhere_for(slot) or _refusing_page(slot, DeclineForm())


@pages.post("/refuser")
@limited("20 per 10 minutes")
def decline_to_sign() -> Response:
    """Decline: the charter ends, the coordination is told, the reason is for it alone."""
    slot, form = opened_slot(), DeclineForm()
    elsewhere = elsewhere_for(slot)
    if elsewhere:
        return elsewhere
    if not form.validate():
        return _refusing_page(slot, form, status=422)
    decline(slot, form.to_reason())
    return see_other("charters.signatory.read")


def _refusing_page(slot: SignatureSlot, form: DeclineForm, status: int = 200) -> Response:
    return page(status=status, template="charters/signatory/refuse.html", form=form, slot=slot, head=head_for(slot))


def opened_slot() -> SignatureSlot:
    """Return the place this browser opened by its link; refuses who opened none."""
    ref = current_subject(Purpose.SIGNATURE)
    if ref is None:
        abort(403)
    return slot_by_ref(ref)


def head_for(slot: SignatureSlot) -> Letterhead:
    """Return whom to write to about this charter, as its letters say it."""
    return letterhead(by_id(slot.charter.programme_id))


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
        answer=answer_promised(slot.charter),
        passed_on=newer is not None and is_passed_on(slot, newer),
    )


def signing_form(slot: SignatureSlot, said: Mapping[str, Any] | None = None) -> SigningForm:
    """Return the form that signs, with the clauses of this charter; `said` is what it shows when nothing is sent."""
    form = SigningForm(data=said)
    form.ask_for(snapshot_of(slot.charter).clauses)
    return form


def reading_page(
    slot: SignatureSlot, form: SigningForm, *, naming: NameForm | None = None, status: int = 200
) -> Response:
    """Show the text, what changed in it marked unless the reader prefers it clean; `naming` was refused, if given."""
    changes = changes_of(slot.charter)
    return page(
        status=status,
        template="charters/signatory/read.html",
        form=form,
        naming=naming or NameForm(formdata=None, claimed_name=slot.claimed_name or slot.name),
        charter=signing_view(slot),
        slot=slot,
        changes=changes if changes is not None and changes.any else None,
        what=wording.what_changed(changes) if changes else "",
        marked=changes is not None and changes.in_text and request.args.get("lecture") != "simple",
    )
