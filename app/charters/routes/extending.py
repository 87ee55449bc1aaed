"""Extending a mentorship: the coordination chooses a new last day, reads the amendment, and has it signed."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.charters import services, wording
from app.charters.errors import AmendmentRefused
from app.charters.forms.extending import ExtendingForm, WithdrawingForm
from app.charters.markdown import to_data
from app.charters.models import FileKind
from app.charters.queries import amendments_of_pair, file_of, open_amendment
from app.charters.routes import coordinator
from app.charters.routes.coordinator import pair_here
from app.charters.services.issuing import Drafted
from app.core.errors import NotFound
from app.pairing.models import Pair
from app.programmes.queries import by_slug
from app.web.files import pdf
from app.web.pages import page, see_other

pages = coordinator.pages


@pages.get("/binomes/<ref>/prolonger")
def extend(slug: str, ref: str) -> Response:
    """Ask until when the mentorship goes on, and say what extending it takes."""
    pair = pair_here(slug, ref)
    return _extend_page(slug, pair, ExtendingForm(formdata=None, seen=pair.version))


@pages.post("/binomes/<ref>/prolonger")
def issue_extension(slug: str, ref: str) -> Response:
    """Show the amendment that would be signed; once it is read, issue it."""
    pair, form = pair_here(slug, ref), ExtendingForm()
    if not form.validate():
        return _extend_page(slug, pair, form, status=422)
    try:
        if form.is_confirmed:
            services.issue_amendment(pair, form.to_day(), seen=form.version, actor=signed_in_person().ref)
            flash(wording.AMENDMENT_ISSUED)
            return see_other("pairing.coordinator.detail", slug=slug, ref=ref)
        draft = services.amendment_of(pair, form.to_day())
    except AmendmentRefused as refused:
        form.refuse(wording.amendment_refusal(refused))
        return _extend_page(slug, pair, form, status=422)
    return _reading_page(slug, pair, form, draft)


@pages.get("/binomes/<ref>/avenants/<code>.pdf")
def amendment_pdf(slug: str, ref: str, code: str) -> Response:
    """Give an amendment: signed by the three and sealed, or as it is to be signed."""
    pair = pair_here(slug, ref)
    charter = next((each for each in amendments_of_pair(pair.id) if each.code == code), None)
    if charter is None:
        raise NotFound
    for kind in (FileKind.FINAL, FileKind.FROZEN):
        stored = file_of(charter, kind)
        if stored is not None:
            return pdf(stored.content, wording.file_name(charter, kind))
    raise NotFound


@pages.post("/binomes/<ref>/prolonger/annuler")
def withdraw_amendment(slug: str, ref: str) -> Response:
    """End the amendment that is being signed; a second click finds it ended."""
    pair = pair_here(slug, ref)
    if services.withdraw_amendment(pair, WithdrawingForm().to_code(), actor=signed_in_person().ref):
        flash(wording.AMENDMENT_CANCELLED)
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


def _extend_page(slug: str, pair: Pair, form: ExtendingForm, status: int = 200) -> Response:
    return page(
        status=status,
        template="charters/coordinator/extend.html",
        programme=by_slug(slug),
        pair=pair,
        being_signed=open_amendment(pair.id),
        form=form,
    )


def _reading_page(slug: str, pair: Pair, form: ExtendingForm, draft: Drafted) -> Response:
    return page(
        template="charters/coordinator/confirm_amendment.html",
        programme=by_slug(slug),
        pair=pair,
        form=form,
        blocks=to_data(draft.snapshot.blocks),
        sign_by=draft.issue.sign_by,
    )
