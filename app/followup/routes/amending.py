"""The amendments of a pair, for its members: a new link to sign, and the document."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.charters.models import FileKind
from app.charters.queries import amendments_of_pair, file_of, open_amendment, slot_of
from app.charters.services import renew_link
from app.charters.wording import file_name
from app.core.errors import NotFound
from app.followup import wording
from app.followup.queries import membership
from app.followup.routes.participant import pages
from app.web.files import pdf
from app.web.pages import see_other
from app.web.throttle import limited


@pages.post("/<ref>/avenants/lien")
@limited("10 per 10 minutes")
def new_amendment_link(ref: str) -> Response:
    """Send this member a new link to sign the amendment, to the address we know."""
    person = signed_in_person()
    member = membership(ref, person.id)
    amendment = open_amendment(member.pair.id)
    if amendment is None:
        raise NotFound
    renew_link(slot_of(amendment, member.party), actor=person.ref)
    flash(wording.LINK_SENT)
    return see_other("followup.participant.pair", ref=ref)


@pages.get("/<ref>/avenants/<code>.pdf")
def amendment_pdf(ref: str, code: str) -> Response:
    """Give an amendment signed by the three."""
    member = membership(ref, signed_in_person().id)
    found = next((each for each in amendments_of_pair(member.pair.id) if each.code == code), None)
    final = file_of(found, FileKind.FINAL) if found else None
    if found is None or final is None:
        raise NotFound
    return pdf(final.content, file_name(found, FileKind.FINAL))
