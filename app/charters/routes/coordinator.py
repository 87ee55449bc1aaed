"""The charters of pairs, as the coordination follows them. Nobody here ever sees somebody's link."""

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.charters import wording
from app.charters.forms import SignatoryForm
from app.charters.models import Charter, CharterState, FileKind, Party, SignatureSlot
from app.charters.queries import (
    charter_of_pair,
    file_of,
    open_amendment,
    outdated_charters,
    pairs_without_charter,
    slot_of,
    unsettled,
)
from app.charters.services import issue_charter, obstacle_of, remind, renew_link, replace_signatory
from app.core.errors import NotFound
from app.core.text import version_in
from app.organisation.queries import current_signatory
from app.pairing.models import Pair
from app.pairing.queries import pair_of_staff
from app.programmes.queries import by_slug
from app.web.audience import Audience, audience_blueprint
from app.web.files import pdf
from app.web.pages import page, see_other

pages = audience_blueprint(Audience.COORDINATOR, __name__, url_prefix="/coordination/<slug>")


@pages.get("/chartes-en-attente")
def waiting(slug: str) -> Response:
    """List the pairs that wait for a charter, or for what becomes of the one they had, with what is missing."""
    programme = by_slug(slug)
    found = unsettled(programme.id, signed_in_person().id)
    new = [each for each in found if each.state is None]
    obstacle = obstacle_of(pair_here(slug, new[0].pair_ref)) if new else None
    return page(
        programme=programme,
        new=new,
        refused=[each for each in found if each.state is CharterState.DECLINED],
        expired=[each for each in found if each.state is CharterState.EXPIRED],
        claimed=[each for each in found if each.name_claimed],
        reasons=wording.DECLINE_REASONS,
        obstacle=wording.obstacle_sentence(obstacle) if obstacle else "",
    )


@pages.post("/chartes-en-attente")
def issue_waiting(slug: str) -> Response:
    """Issue the charter of every pair that has had none. What was refused or has expired is looked at one by one.

    A pair that something keeps from having its charter goes on waiting; refuses when it is so of them all.
    """
    person = signed_in_person()
    found = [each for each in unsettled(by_slug(slug).id, person.id) if each.state is None]
    pairs = [pair_here(slug, each.pair_ref) for each in found]
    ready = [pair for pair in pairs if obstacle_of(pair) is None] or pairs
    for pair in ready:
        issue_charter(pair, actor=person.ref)
    if ready:
        flash(wording.issued(len(ready)))
    return see_other("charters.coordinator.waiting", slug=slug)


@pages.get("/reglages/signataire")
def signatory(slug: str) -> Response:
    """Show who signs for the host."""
    return page(programme=by_slug(slug), form=SignatoryForm(obj=current_signatory()), current=current_signatory())


@pages.post("/reglages/signataire")
def choose_signatory(slug: str) -> Response:
    """Say who signs for the host from now on, unless somebody just did; charters already issued keep theirs."""
    form = SignatoryForm()
    if not form.validate():
        programme, current = by_slug(slug), current_signatory()
        template = "charters/coordinator/signatory.html"
        return page(status=422, template=template, programme=programme, form=form, current=current)
    details = form.to_details()
    replace_signatory(
        by_slug(slug),
        name=details.name,
        title=details.title,
        email=details.email,
        actor=signed_in_person().ref,
        seen=version_in(request.form.get("seen", "")),
    )
    flash(wording.SIGNATORY_SAVED)
    return see_other(_next_page(slug), slug=slug)


@pages.post("/binomes/<ref>/charte/emettre")
def issue(slug: str, ref: str) -> Response:
    """Issue the first charter of a pair. A second click finds it issued."""
    pair = pair_here(slug, ref)
    if charter_of_pair(pair.id) is None:
        issue_charter(pair, actor=signed_in_person().ref)
        flash(wording.issued(1))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


@pages.post("/binomes/<ref>/charte/relancer")
def send_reminder(slug: str, ref: str) -> Response:
    """Remind whoever has to sign now."""
    flash(wording.reminded(remind(charter_here(slug, ref), actor=signed_in_person().ref)))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


@pages.post("/binomes/<ref>/charte/<party>/nouveau-lien")
def new_link(slug: str, ref: str, party: str) -> Response:
    """Send a party a new link; the former one is dead."""
    slot = slot_here(slug, ref, party)
    renew_link(slot, actor=signed_in_person().ref)
    flash(wording.link_renewed(slot.name))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


@pages.get("/binomes/<ref>/charte.pdf")
def final_pdf(slug: str, ref: str) -> Response:
    """Give the charter signed by the three."""
    charter = charter_of_pair(pair_here(slug, ref).id)
    if charter is None:
        raise NotFound
    return _file(charter, FileKind.FINAL)


@pages.get("/binomes/<ref>/charte-a-signer.pdf")
def frozen_pdf(slug: str, ref: str) -> Response:
    """Give the document that everybody signs."""
    return _file(charter_here(slug, ref), FileKind.FROZEN)


def pair_here(slug: str, ref: str) -> Pair:
    """Return a pair of this programme; refuses whoever is one of the two or has a link with one."""
    return pair_of_staff(ref, by_slug(slug).id, signed_in_person().id)


def charter_here(slug: str, ref: str) -> Charter:
    """Return what a pair of this programme signs, likewise: the amendment that waits for it, or its newest charter."""
    pair = pair_here(slug, ref)
    charter = open_amendment(pair.id) or charter_of_pair(pair.id)
    if charter is None:
        raise NotFound
    return charter


def slot_here(slug: str, ref: str, party: str) -> SignatureSlot:
    """Return the place of a party in that charter."""
    if party not in set(Party):
        raise NotFound
    return slot_of(charter_here(slug, ref), Party(party))


def _file(charter: Charter, kind: FileKind) -> Response:
    stored = file_of(charter, kind)
    if stored is None:
        raise NotFound
    return pdf(stored.content, wording.file_name(charter, kind))


def _next_page(slug: str) -> str:
    """Where a new signatory leads: to the charters that waited for one, or that still name the former."""
    programme = by_slug(slug)
    if outdated_charters(programme.id, signed_in_person().id):
        return "charters.coordinator.outdated"
    return f"charters.coordinator.{'waiting' if pairs_without_charter(programme.id) else 'texts'}"
