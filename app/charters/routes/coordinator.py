"""The charters of pairs, as the coordination follows them. Nobody here ever sees somebody's link."""

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.charters import wording
from app.charters.forms import SignatoryForm
from app.charters.models import Charter, FileKind, Party
from app.charters.queries import charter_of_pair, file_of, pairs_without_charter, slot_of
from app.charters.services import issue_again, issue_charter, obstacle_of, remind, renew_link
from app.core.errors import NotFound
from app.core.text import version_in
from app.organisation.queries import current_signatory
from app.organisation.services import set_signatory
from app.pairing.models import Pair
from app.pairing.queries import pair_by_ref
from app.programmes.queries import by_slug
from app.web.audience import Audience, audience_blueprint
from app.web.files import pdf
from app.web.pages import page, see_other

pages = audience_blueprint(Audience.COORDINATOR, __name__, url_prefix="/coordination/<slug>")


@pages.get("/chartes-en-attente")
def waiting(slug: str) -> Response:
    """List the pairs that said yes and have no charter, with what is missing."""
    programme = by_slug(slug)
    pairs = pairs_without_charter(programme.id)
    obstacle = obstacle_of(pairs[0]) if pairs else None
    return page(programme=programme, pairs=pairs, obstacle=wording.obstacle_sentence(obstacle) if obstacle else "")


@pages.post("/chartes-en-attente")
def issue_waiting(slug: str) -> Response:
    """Issue every charter that waits."""
    pairs = pairs_without_charter(by_slug(slug).id)
    for pair in pairs:
        issue_charter(pair, actor=signed_in_person().ref)
    flash(wording.issued(len(pairs)))
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
    set_signatory(
        name=details.name,
        title=details.title,
        email=details.email,
        actor=signed_in_person().ref,
        seen=version_in(request.form.get("seen", "")),
    )
    flash(wording.SIGNATORY_SAVED)
    return see_other("charters.coordinator.waiting" if _waits(slug) else "charters.coordinator.texts", slug=slug)


@pages.post("/binomes/<ref>/charte/emettre")
def issue(slug: str, ref: str) -> Response:
    """Issue the charter of a pair, or issue it again in place of one that is not signed by all."""
    issue_again(_pair(slug, ref), actor=signed_in_person().ref)
    flash(wording.issued(1))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


@pages.post("/binomes/<ref>/charte/relancer")
def send_reminder(slug: str, ref: str) -> Response:
    """Remind whoever has to sign now."""
    flash(wording.reminded(remind(_charter(slug, ref), actor=signed_in_person().ref)))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


@pages.post("/binomes/<ref>/charte/<party>/nouveau-lien")
def new_link(slug: str, ref: str, party: str) -> Response:
    """Send a party a new link; the former one is dead."""
    if party not in set(Party):
        raise NotFound
    slot = slot_of(_charter(slug, ref), Party(party))
    renew_link(slot, actor=signed_in_person().ref)
    flash(wording.link_renewed(slot.name))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


@pages.get("/binomes/<ref>/charte.pdf")
def final_pdf(slug: str, ref: str) -> Response:
    """Give the charter signed by the three."""
    return _file(_charter(slug, ref), FileKind.FINAL)


@pages.get("/binomes/<ref>/charte-a-signer.pdf")
def frozen_pdf(slug: str, ref: str) -> Response:
    """Give the document that everybody signs."""
    return _file(_charter(slug, ref), FileKind.FROZEN)


def _pair(slug: str, ref: str) -> Pair:
    return pair_by_ref(ref, programme_id=by_slug(slug).id)


def _charter(slug: str, ref: str) -> Charter:
    charter = charter_of_pair(_pair(slug, ref).id)
    if charter is None:
        raise NotFound
    return charter


def _file(charter: Charter, kind: FileKind) -> Response:
    stored = file_of(charter, kind)
    if stored is None:
        raise NotFound
    return pdf(stored.content, f"{wording.FILE_NAMES[kind]}-{charter.reference}.pdf")


def _waits(slug: str) -> bool:
    return bool(pairs_without_charter(by_slug(slug).id))
