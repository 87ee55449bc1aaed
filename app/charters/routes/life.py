"""What the coordination does when a charter goes wrong on its way: an address, a name, a text, a signatory."""

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.applications.errors import AddressOfAnother
from app.charters import wording
from app.charters.errors import AddressSignsAlready
from app.charters.forms import AddressForm, NamesForm, OutdatedForm, ReissueForm
from app.charters.models import Charter, Party, SignatureSlot, SlotState
from app.charters.naming import names_known
from app.charters.queries import outdated_charters, published_text, slot_of, standing_of
from app.charters.routes import coordinator
from app.charters.routes.coordinator import charter_here, pair_here, slot_here
from app.charters.rules import Standing
from app.charters.services import (
    correct_address,
    correct_names,
    correction_of,
    issue_again,
    issue_each_again,
    keep_name,
    renewal_of,
    standing_name,
)
from app.charters.services.refusals import refuse_unless_replaceable, refuse_unless_signing
from app.organisation.queries import current_signatory
from app.pairing.models import Pair
from app.programmes.queries import by_slug
from app.web.pages import page, see_other

pages = coordinator.pages


@pages.get("/binomes/<ref>/charte/<party>/adresse")
def address(slug: str, ref: str, party: str) -> Response:
    """Ask for the address by which somebody signs, and say what correcting it does."""
    slot = slot_here(slug, ref, party)
    refuse_unless_signing(slot)
    return _address_page(slug, ref, slot, AddressForm(formdata=None, seen=slot.email))


@pages.post("/binomes/<ref>/charte/<party>/adresse")
def save_address(slug: str, ref: str, party: str) -> Response:
    """Show what the correction does; once that is read, do it."""
    slot, form, actor = slot_here(slug, ref, party), AddressForm(), signed_in_person().ref
    if not form.validate():
        return _address_page(slug, ref, slot, form, status=422)
    try:
        if form.is_confirmed:
            correct_address(slot, form.to_address(), seen=form.seen.data or "", actor=actor)
            flash(wording.address_corrected(slot.name, asked=standing_of(slot) is Standing.MAY_SIGN))
            return see_other("pairing.coordinator.detail", slug=slug, ref=ref)
        found = correction_of(slot, form.to_address(), actor=actor)
    except (AddressOfAnother, AddressSignsAlready) as refused:
        form.refuse(wording.ADDRESS_REFUSED[refused.code])
        return _address_page(slug, ref, slot, form, status=422)
    kept = wording.ACCOUNT_KEPT[found.account_kept] if found.account_kept else ""
    template = "charters/coordinator/confirm_address.html"
    return page(template=template, programme=by_slug(slug), pair_ref=ref, form=form, found=found, kept=kept)


@pages.get("/binomes/<ref>/charte/nom")
def names(slug: str, ref: str) -> Response:
    """Ask how the names are written; a claim is already filled in."""
    charter = _to_replace(slug, ref)
    known = names_known(charter, current_signatory())
    return _names_page(slug, ref, NamesForm(formdata=None, data=known), charter)


@pages.post("/binomes/<ref>/charte/nom")
def save_names(slug: str, ref: str) -> Response:
    """Write the names down, then show what the charter would say."""
    charter, form = _to_replace(slug, ref), NamesForm()
    if not form.validate():
        return _names_page(slug, ref, form, charter, status=422)
    actor = signed_in_person().ref
    if correct_names(pair_here(slug, ref), form.to_members(), form.to_signatory(), actor=actor):
        flash(wording.NAMES_CORRECTED)
    return see_other("charters.coordinator.reissue", slug=slug, ref=ref)


@pages.post("/binomes/<ref>/charte/<party>/nom-juste")
def name_is_right(slug: str, ref: str, party: str) -> Response:
    """Answer that the name on the charter is right, and send whoever doubted it a new link, once."""
    slot = slot_here(slug, ref, party)
    if keep_name(slot, seen=request.form.get("seen", ""), actor=signed_in_person().ref):
        flash(wording.name_kept(slot.name))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


@pages.get("/binomes/<ref>/charte/reemettre")
def reissue(slug: str, ref: str) -> Response:
    """Show what would change, and who has to sign again, before a charter is issued in place of another."""
    renewal = renewal_of(pair_here(slug, ref))
    return page(
        programme=by_slug(slug),
        pair_ref=ref,
        renewal=renewal,
        form=ReissueForm(formdata=None, seen=renewal.seen),
        what=wording.what_changed(renewal.changes) if renewal.changes else "",
        again=wording.sign_again(renewal.signed_again),
    )


@pages.post("/binomes/<ref>/charte/reemettre")
def reissue_now(slug: str, ref: str) -> Response:
    """Issue the charter again, as its page showed it. A second click finds it done."""
    form, pair = ReissueForm(), pair_here(slug, ref)
    if not form.validate() or not form.seen.data:
        return see_other("charters.coordinator.reissue", slug=slug, ref=ref)
    issue_again(pair, actor=signed_in_person().ref, seen=form.seen.data)
    flash(wording.reissued(1))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


@pages.get("/chartes-a-reemettre")
def outdated(slug: str) -> Response:
    """List the charters being signed that a newer signatory or text has overtaken."""
    return _outdated_page(slug, OutdatedForm(formdata=None))


@pages.post("/chartes-a-reemettre")
def reissue_outdated(slug: str) -> Response:
    """Show who has to sign again; once that is read, issue the chosen charters again. What moved on is left."""
    form, person = OutdatedForm(), signed_in_person()
    if not form.validate():
        return _outdated_page(slug, form, status=422)
    programme, asked = by_slug(slug), form.charters.data or []
    if form.is_confirmed:
        flash(wording.reissued(*issue_each_again(programme.id, asked, actor=person.ref)))
        return see_other("charters.coordinator.outdated", slug=slug)
    found = {standing_name(each): each for each in outdated_charters(programme.id, person.id)}
    chosen = {name: found[name] for name in asked if name in found}
    again = [slot.name for each in chosen.values() for slot in each.slots if slot.state is SlotState.SIGNED]
    rows = [(name, _pair_names(each.pair)) for name, each in chosen.items()]
    template = "charters/coordinator/confirm_outdated.html"
    return page(template=template, programme=programme, rows=rows, again=wording.sign_again(again))


def _to_replace(slug: str, ref: str) -> Charter:
    """Return the newest charter of a pair; refuses one that the three have signed: no other takes its place."""
    charter = charter_here(slug, ref)
    refuse_unless_replaceable(charter)
    return charter


def _address_page(slug: str, ref: str, slot: SignatureSlot, form: AddressForm, status: int = 200) -> Response:
    template = "charters/coordinator/address.html"
    return page(status=status, template=template, programme=by_slug(slug), pair_ref=ref, slot=slot, form=form)


def _names_page(slug: str, ref: str, form: NamesForm, charter: Charter, status: int = 200) -> Response:
    return page(
        status=status,
        template="charters/coordinator/names.html",
        programme=by_slug(slug),
        pair_ref=ref,
        form=form,
        claims=[(slot, standing_of(slot) is Standing.MAY_SIGN) for slot in charter.slots if slot.claimed_name],
        charter=charter,
    )


def _outdated_page(slug: str, form: OutdatedForm, status: int = 200) -> Response:
    programme = by_slug(slug)
    found = outdated_charters(programme.id, signed_in_person().id)
    form.offer({standing_name(each): _pair_names(each.pair) for each in found})
    return page(
        status=status,
        template="charters/coordinator/outdated.html",
        programme=programme,
        form=form,
        hints={standing_name(each): wording.outdated_hint(_why(each), _signed(each)) for each in found},
        rows=[(each.pair.ref, _pair_names(each.pair)) for each in found],
    )


def _signed(charter: Charter) -> int:
    return sum(slot.state is SlotState.SIGNED for slot in charter.slots)


def _pair_names(pair: Pair) -> str:
    return wording.members(pair.mentee.full_name, pair.mentor.full_name)


def _why(charter: Charter) -> str:
    text, current, named = published_text(charter.programme_id), current_signatory(), slot_of(charter, Party.HOST).name
    return wording.why_outdated(
        signatory=named if current is not None and current.name != named else "",
        version=charter.text.version if text is not None and text.id != charter.text_id else None,
    )
