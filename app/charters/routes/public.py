"""The charter anyone may read, and the door of a signing link. A visit shows, a button acts."""

from flask import Response, url_for

from app.access.models import Purpose
from app.access.visitor import enter
from app.charters.errors import AlreadySigned, NoCharterText, SignatureNotAwaited, SigningLinkGone
from app.charters.models import CharterText, Party, SigningLink
from app.charters.queries import (
    is_passed_on,
    link_by_token,
    newer_charter,
    published_text,
    snapshot_of,
    standing_of,
)
from app.charters.reading import answer_promised, text_file, text_view
from app.charters.rules import LIVE, Standing
from app.charters.services import open_link, send_link_again
from app.core.clock import now
from app.programmes.models import Programme
from app.programmes.queries import by_slug
from app.programmes.rules import PRIVATE
from app.web.audience import Audience, audience_blueprint
from app.web.files import pdf
from app.web.pages import page, see_other
from app.web.throttle import limited

pages = audience_blueprint(Audience.PUBLIC, __name__)


@pages.get("/programmes/<slug>/charte")
def read(slug: str) -> Response:
    """Show the text in force as a page, the accessible twin of the PDF."""
    programme, text = _in_force(slug)
    return page(programme=programme, text=text_view(programme, text))


@pages.get("/programmes/<slug>/charte.pdf")
def text_pdf(slug: str) -> Response:
    """Give the same text as a PDF."""
    programme, text = _in_force(slug)
    return pdf(text_file(programme, text), f"charte-{slug}-version-{text.version}.pdf")


@pages.get("/signer/lien-envoye")
def link_sent() -> Response:
    """Say that a new link has left, if a signature is awaited; the same words otherwise."""
    return page()


@pages.get("/signer/<token>")
def link(token: str) -> Response:
    """Show whom the link is for and a button; name nobody else, write nothing."""
    found = link_by_token(token)
    if found is None or not _opens(found):
        return _dead(token, found)
    snapshot = snapshot_of(found.slot.charter)
    return _private(
        page(
            called=found.slot.called,
            programme_title=snapshot.programme,
            represents=snapshot.party(Party.HOST).represents,
            for_host=found.slot.party is Party.HOST,
            amendment=found.slot.charter.amends_id is not None,
            token=token,
        )
    )


@pages.post("/signer/<token>")
@limited("60 per 10 minutes")
def open_charter(token: str) -> Response:
    """Open the charter in this browser; the token leaves the address bar."""
    try:
        slot = open_link(token)
    except (SigningLinkGone, AlreadySigned, SignatureNotAwaited):
        return _dead(token, link_by_token(token))
    enter(Purpose.SIGNATURE, subject=slot.ref)
    return see_other("charters.signatory.read")


@pages.post("/signer/<token>/nouveau-lien")
@limited("10 per 10 minutes")
def new_link(token: str) -> Response:
    """Send a new link to the address of record, if there is something to sign."""
    send_link_again(token)
    return see_other("charters.public.link_sent")


def _opens(found: SigningLink) -> bool:
    if standing_of(found.slot) not in (Standing.MAY_SIGN, Standing.WAITS):
        return False
    return found.revoked_at is None and found.expires_at > now()


def _dead(token: str, found: SigningLink | None) -> Response:
    """Say why a link opens nothing, and what can be done. A newer charter matters more than what became of this one."""
    slot = found.slot if found else None
    newer = newer_charter(slot.charter) if slot else None
    passed_on = slot is not None and newer is not None and is_passed_on(slot, newer)
    standing = standing_of(slot) if slot else Standing.MAY_SIGN
    if newer is not None:
        standing = Standing.NOT_AWAITED if passed_on else Standing.REPLACED
    response = page(
        status=200 if standing is Standing.SIGNED else 410,
        template="charters/public/dead_link.html",
        standing=standing.value,
        slot=slot,
        in_vain=slot is not None and slot.charter.state not in LIVE,
        answer=answer_promised(slot.charter) if slot else "",
        replaced_on=newer.issued_at if newer and not passed_on else None,
        passed_on=passed_on,
        new_link=url_for("charters.public.new_link", token=token),
    )
    return _private(response)


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _in_force(slug: str) -> tuple[Programme, CharterText]:
    programme = by_slug(slug)
    text = published_text(programme.id)
    if text is None or programme.state in PRIVATE:
        raise NoCharterText
    return programme, text
