"""Signatures on paper, as the coordination records them: the sheet is laid down, looked at, then recorded for good."""

from flask import Response, flash, make_response, request
from werkzeug.exceptions import RequestEntityTooLarge

from app.access.visitor import signed_in_person
from app.charters import rules, wording
from app.charters.errors import NotTheirTurn, PaperDayRefused
from app.charters.forms import ConfirmPaperForm, PaperForm
from app.charters.models import Charter, PaperDraft, Party, SlotState
from app.charters.queries import paper_draft, paper_scan, snapshot_of, states_of
from app.charters.routes import coordinator
from app.charters.routes.coordinator import charter_here
from app.charters.services import Sheet, check_sheet, confirm_paper, lay_down, sheet_of
from app.charters.services.refusals import refuse_unless_open
from app.core.clock import now
from app.core.errors import DomainError, NotFound
from app.core.wording import lower_first
from app.documents.scan import ScanRefused, previews, rewrite_scan
from app.programmes.queries import by_slug
from app.web.bodies import drain
from app.web.commit import let_others_write
from app.web.errors import error_page
from app.web.files import pdf, sandboxed
from app.web.pages import page, see_other
from app.web.throttle import limited

pages = coordinator.pages


@pages.get("/binomes/<ref>/charte/papier")
def paper(slug: str, ref: str) -> Response:
    """Say how a charter is signed by hand, and ask for the sheet."""
    charter = _open(slug, ref)
    return _asking(slug, ref, charter, _form(charter))


@pages.post("/binomes/<ref>/charte/papier")
@limited("30 per 10 minutes")
def lay_paper_down(slug: str, ref: str) -> Response:
    """Redraw the copy and keep it to be looked at; nothing is recorded yet."""
    charter = _open(slug, ref)
    form, actor = _form(charter), signed_in_person().ref
    if not form.validate():
        form.say_again()
        return _asking(slug, ref, charter, form, status=422)
    sheet, files, author = form.to_sheet(), form.to_files(), snapshot_of(charter).organisation
    try:
        check_sheet(charter, sheet, actor=actor)
        let_others_write()  # decoding takes a second, or thirty for a hostile file
        scan = rewrite_scan(files, author=author, at=now())
        lay_down(charter, sheet, scan, actor=actor)
    except ScanRefused as refused:
        form.refuse("files", wording.SCAN_PROBLEMS[refused.problem])
    except (NotTheirTurn, PaperDayRefused) as refused:
        _explain(form, refused)
    else:
        return see_other("charters.coordinator.check_paper", slug=slug, ref=ref)
    return _asking(slug, ref, charter, form, status=422)


@pages.get("/binomes/<ref>/charte/papier/verifier")
def check_paper(slug: str, ref: str) -> Response:
    """Show the copy, whose signatures it carries, and what recording them does."""
    charter = _open(slug, ref)
    draft = _draft(charter)
    sheet = sheet_of(draft)
    check_sheet(charter, sheet, actor=signed_in_person().ref)
    form = ConfirmPaperForm(formdata=None, seen=sheet.stamp(draft.sha256))
    return _checking(slug, ref, charter, draft=draft, form=form)


@pages.post("/binomes/<ref>/charte/papier/verifier")
def record_paper(slug: str, ref: str) -> Response:
    """Record the signatures: from here on they bind, and each person is told."""
    charter, form = charter_here(slug, ref), ConfirmPaperForm()
    draft = paper_draft(charter)
    if draft is not None and not form.validate():
        return _checking(slug, ref, charter, draft=draft, form=form, status=422)
    names = _names(charter, sheet_of(draft)) if draft else []
    if confirm_paper(charter, seen=form.seen.data or "", actor=signed_in_person().ref):
        flash(wording.paper_recorded(names))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


@pages.get("/binomes/<ref>/charte/papier/verifier.pdf")
def paper_to_check(slug: str, ref: str) -> Response:
    """Give the copy that waits to be confirmed."""
    charter = charter_here(slug, ref)
    return sandboxed(pdf(_draft(charter).content, f"signature-papier-a-verifier-{charter.reference}.pdf"))


@pages.get("/binomes/<ref>/charte/papier/verifier/<int(max=2147483647):number>.jpg")
def sheet_to_check(slug: str, ref: str, number: int) -> Response:
    """Give one page of it, as an image for the page that shows it."""
    drawn = previews(_draft(charter_here(slug, ref)).content)
    if not 1 <= number <= len(drawn):
        raise NotFound
    response = make_response(drawn[number - 1])
    response.mimetype = "image/jpeg"
    return sandboxed(response)


@pages.get("/binomes/<ref>/charte/papier/<int(max=2147483647):number>.pdf")
def paper_copy(slug: str, ref: str, number: int) -> Response:
    """Give a copy that was recorded."""
    charter = charter_here(slug, ref)
    found = paper_scan(charter, number)
    return sandboxed(pdf(found.content, f"signature-papier-{number}-{charter.reference}.pdf"))


@pages.errorhandler(413)
def too_heavy(_error: RequestEntityTooLarge) -> Response:
    """Say what copy is expected. Who asks is not known yet, so nothing of the charter is shown."""
    if request.endpoint != "charters.coordinator.lay_paper_down":
        return error_page(413)
    drain()
    return error_page(413, wording.COPY_TOO_HEAVY)


def _open(slug: str, ref: str) -> Charter:
    charter = charter_here(slug, ref)
    refuse_unless_open(charter)
    return charter


def _form(charter: Charter) -> PaperForm:
    labels = {each.party: each.label for each in snapshot_of(charter).parties}
    pending = [slot for slot in charter.slots if slot.state is SlotState.PENDING]
    return PaperForm([(slot.party, f"{slot.name}, {lower_first(labels[slot.party])}") for slot in pending])


def _draft(charter: Charter) -> PaperDraft:
    draft = paper_draft(charter)
    if draft is None:
        raise NotFound
    return draft


def _names(charter: Charter, sheet: Sheet) -> list[str]:
    return [slot.name for slot in charter.slots if slot.party in sheet.parties]


def _explain(form: PaperForm, refused: DomainError) -> None:
    if isinstance(refused, NotTheirTurn):
        form.refuse("parties", wording.HOST_LAST)
    else:
        form.refuse("signed_on", wording.PAPER_DAYS[rules.PaperDay(str(refused.params["problem"]))])


def _asking(slug: str, ref: str, charter: Charter, form: PaperForm, status: int = 200) -> Response:
    return page(
        status=status,
        template="charters/coordinator/paper.html",
        programme=by_slug(slug),
        pair_ref=ref,
        charter=charter,
        draft=paper_draft(charter),
        signed=[slot for slot in charter.slots if slot.state is SlotState.SIGNED],
        form=form,
    )


def _checking(
    slug: str, ref: str, charter: Charter, *, draft: PaperDraft, form: ConfirmPaperForm, status: int = 200
) -> Response:
    sheet = sheet_of(draft)
    states = states_of(charter) | dict.fromkeys(sheet.parties, SlotState.SIGNED)
    missing = [slot for slot in charter.slots if states[slot.party] is SlotState.PENDING]
    host_next = missing[0].name if [slot.party for slot in missing] == [Party.HOST] else ""
    return page(
        status=status,
        template="charters/coordinator/check_paper.html",
        programme=by_slug(slug),
        pair_ref=ref,
        charter=charter,
        draft=draft,
        form=form,
        names=_names(charter, sheet),
        sheets=len(previews(draft.content)),
        after=wording.after_paper(len(missing), host_next),
    )
