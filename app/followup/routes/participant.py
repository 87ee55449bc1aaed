"""The private page of a pair, for its two members alone."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.charters.models import FileKind
from app.charters.queries import missing_signatures
from app.charters.services import renew_link
from app.charters.wording import file_name
from app.core.clock import today
from app.core.declarations import panels
from app.core.errors import NotFound
from app.followup import wording
from app.followup.queries import as_seen_by, charter_for, membership, news_by, pairs_of, step_for, year_of
from app.followup.rules import NOTHING_HEARD_DAYS, NextStep
from app.programmes.queries import by_id, definition, letterhead
from app.web.audience import Audience, audience_blueprint
from app.web.files import pdf
from app.web.pages import page, see_other
from app.web.throttle import limited

pages = audience_blueprint(Audience.PARTICIPANT, __name__, url_prefix="/mon-binome")


@pages.get("")
def index() -> Response:
    """Go to the only pair, or list them."""
    person = signed_in_person()
    found = pairs_of(person.id)
    if len(found) == 1:
        return see_other("followup.participant.pair", ref=found[0].ref)
    return page(members=[as_seen_by(pair, person.id) for pair in found])


@pages.get("/<ref>")
def pair(ref: str) -> Response:
    """Show the one next step, then the year, who sees what, the charter and whom to ask."""
    member = membership(ref, signed_in_person().id)
    charter, year = charter_for(member), year_of(member.pair)
    step = step_for(member, charter)
    programme = by_id(member.pair.programme_id)
    asked = definition(programme)
    return page(
        member=member,
        partner=member.partner,
        programme_title=programme.title,
        step=step.value,
        charter=charter,
        missing=missing_signatures(charter.charter) if charter.charter else 0,
        news=wording.news_promised(news_by(member, charter), today(), failed=step is NextStep.CHARTER_FAILED),
        year=year,
        months=wording.short_months(year.months) if year else [],
        label=wording.thread_label(year.months) if year else "",
        so_far=wording.meetings_so_far(year.months[0], asked.rhythm.meetings_min) if year else "",
        resources=asked.page.resources,
        nothing_heard_days=NOTHING_HEARD_DAYS,
        head=letterhead(programme),
        panels=panels("pair_page", member),
    )


@pages.get("/<ref>/charte.pdf")
def charter_pdf(ref: str) -> Response:
    """Give the charter signed by the three."""
    found = charter_for(membership(ref, signed_in_person().id))
    if found.charter is None or found.final is None:
        raise NotFound
    return pdf(found.final.content, file_name(found.charter, FileKind.FINAL))


@pages.post("/<ref>/lien")
@limited("10 per 10 minutes")
def new_link(ref: str) -> Response:
    """Send this member a new link to sign, to the address we know."""
    person = signed_in_person()
    found = charter_for(membership(ref, person.id))
    if found.slot is None:
        raise NotFound
    renew_link(found.slot, actor=person.ref)
    flash(wording.LINK_SENT)
    return see_other("followup.participant.pair", ref=ref)
