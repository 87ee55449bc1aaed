"""The cast, their mailboxes, and the clock. These pages exist in demo mode alone."""

from io import BytesIO

from flask import Response, abort, current_app, flash, make_response, request, send_file, url_for

from app.access.landing import path_for
from app.access.models import Purpose
from app.access.queries import person_by_ref
from app.access.visitor import current_person, enter
from app.core.clock import now, today
from app.core.database import db
from app.demo import queries, services, snapshot, wording
from app.demo.casting_page import account_refs, groups, names_by_address
from app.demo.props import signed_in_ink, tampered
from app.demo.rules import Push, Tampering
from app.demo.scenarios.casting import Applicant, cast
from app.demo.stand_ins import database_of, pushed_clock
from app.web.audience import Audience, audience_blueprint
from app.web.files import pdf
from app.web.pages import go_to, page, see_other

pages = audience_blueprint(Audience.DEMO, __name__, url_prefix="/demo")

# The letter alone, in its own style: nothing runs, nothing is fetched, and it opens only within our page.
_LETTER_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "frame-ancestors 'self'",
        "sandbox allow-top-navigation-by-user-activation allow-popups",
    )
)


@pages.get("")
def index() -> Response:
    """Show who everybody is, and what can be tried."""
    return page(groups=groups(), moments=cast().moments.values(), year=cast().year.values(), person=current_person())


@pages.post("/entrer/<ref>")
def enter_as(ref: str) -> Response:
    """Open the space of one of the cast, as if their link had been used."""
    person = person_by_ref(ref)
    enter(Purpose.ACCOUNT, person_id=person.id)
    return go_to(path_for(person) or url_for("home.public.front"))


@pages.post("/horloge")
def push() -> Response:
    """Move the story on, and come back to the page that was being looked at."""
    try:
        wanted = Push(request.form.get("push", ""))
    except ValueError:
        abort(400)
    letters = services.push_clock(pushed_clock(), wanted)
    flash(wording.pushed(today(), letters))
    return go_to(_way_back())


@pages.get("/recommencer")
def restart() -> Response:
    """Ask before everything is started over."""
    return page()


@pages.post("/recommencer")
def start_over() -> Response:
    """Put the story back to its first day. Everybody is signed out."""
    db.session.remove()
    snapshot.put_back(database_of(current_app))
    pushed_clock().hold(None)
    flash(wording.STARTED_OVER)
    return see_other("demo.demo.index")


@pages.get("/courrier")
def mailbox() -> Response:
    """Show the letters received, by one person or by all, newest first."""
    to = request.args.get("pour", "")
    return page(to=to, letters=queries.letters(to), counts=queries.letter_counts(), names=names_by_address())


@pages.get("/courrier/<ref>")
def letter(ref: str) -> Response:
    """Show one letter as its recipient reads it, and open their space: its links are often for them alone."""
    found = queries.letter(ref)
    return page(letter=found, names=names_by_address(), account=account_refs().get(found.to_address, ""))


@pages.get("/courrier/<ref>/lettre")
def letter_body(ref: str) -> Response:
    """The letter's own page, shown in a frame of ours; its links open in the whole window."""
    html = queries.letter(ref).html.replace("<head>", '<head><base target="_top">', 1)
    answer = make_response(html)
    answer.headers["Content-Security-Policy"] = _LETTER_POLICY
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer


@pages.get("/courrier/<ref>/pieces/<int:number>")
def attachment(ref: str, number: int) -> Response:
    """A file that came with a letter."""
    found = queries.attachment(ref, number)
    return send_file(BytesIO(found.content), found.mime, as_attachment=True, download_name=found.filename)


@pages.get("/copies")
def copies() -> Response:
    """Offer copies of a sealed charter, each changed in its own way, and a sheet signed in ink."""
    charter, _file = queries.sealed_charter()
    return page(charter=charter, copies=wording.COPIES, signatory=_by_hand().full_name)


@pages.get("/copies/<how>.pdf")
def copy(how: str) -> Response:
    """Give one of those copies."""
    if how not in set(Tampering):
        abort(404)
    charter, file = queries.sealed_charter()
    content = tampered(charter, file.content, Tampering(how), now())
    return pdf(content, f"charte-{charter.reference}-{how}.pdf")


@pages.get("/feuille-signee.pdf")
def signed_sheet() -> Response:
    """Give the charter of the one who signs in ink, printed, signed today and scanned."""
    charter, file = queries.charter_of_signatory(_by_hand().email)
    content = signed_in_ink(file.content, _by_hand().full_name, today().strftime("%d/%m/%Y"))
    return pdf(content, f"feuille-signee-{charter.reference}.pdf")


def _by_hand() -> Applicant:
    return cast().rolling.applicants["marcel"]


def _way_back() -> str:
    """Return the path of this site that the form came from, and nothing else."""
    path = request.form.get("back", "")
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else url_for("demo.demo.index")
