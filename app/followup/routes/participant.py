"""The private page of a pair, for its two members alone."""

from datetime import date
from typing import Any

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.charters.models import FileKind
from app.charters.queries import missing_signatures
from app.charters.services import renew_link
from app.charters.wording import file_name
from app.core.clock import today
from app.core.declarations import panels
from app.core.errors import NotFound
from app.followup.models import Meeting
from app.followup.queries import (
    Membership,
    as_seen_by,
    charter_for,
    membership,
    news_by,
    pairs_of,
    step_for,
    year_of,
)
from app.followup.queries.adjusting import ended_on, pause_of
from app.followup.queries.meetings import MeetingCount
from app.followup.queries.meetings_ahead import Outlook, outlooks
from app.followup.queries.notes import notes_for
from app.followup.queries.pairs import NO_CHARTER, outlook_for
from app.followup.rules import NextStep
from app.followup.rules.meetings import MeetingAct, last_day_to_tell
from app.followup.services.meetings_moving import allows
from app.followup.wording import meetings as meeting_wording
from app.followup.wording import meetings_counted
from app.followup.wording import pairs as wording
from app.pairing.models import PairState
from app.pairing.rules import RUNNING
from app.programmes.queries import by_id, definition, letterhead
from app.web.audience import Audience, audience_blueprint
from app.web.files import pdf
from app.web.pages import page, see_other
from app.web.throttle import limited

pages = audience_blueprint(Audience.PARTICIPANT, __name__, url_prefix="/mon-binome")
_SHOWN = 5
"""How many of the meetings held stand on the page; a link leads to all of them."""


@pages.get("")
def index() -> Response:
    """Go to the only pair, or list them, each with its next step."""
    person = signed_in_person()
    found = pairs_of(person.id)
    if len(found) == 1:
        return see_other("followup.participant.pair", ref=found[0].ref)
    members = [as_seen_by(pair, person.id) for pair in found]
    ahead = outlooks((member.pair, member.role) for member in members)
    return page(lines=[(member, _line(member, ahead[member.pair.id])) for member in members])


@pages.get("/<ref>")
def pair(ref: str) -> Response:
    """Show the one next step, then the year, who sees what, the charter and whom to ask."""
    member = membership(ref, signed_in_person().id)
    programme = by_id(member.pair.programme_id)
    charter, outlook = charter_for(member), outlook_for(member)
    step = step_for(member, charter, outlook)
    return page(
        member=member,
        partner=member.partner,
        programme_title=programme.title,
        step=step.value,
        step_meeting=_words(wording.meeting_of_step(step, outlook), member),
        pause=pause_of(member.pair.id) if step is NextStep.PAUSED else None,
        ended=ended_on(member.pair),
        charter=charter,
        missing=missing_signatures(charter.charter) if charter.charter else 0,
        news=wording.news_promised(news_by(member, charter), today(), failed=step is NextStep.CHARTER_FAILED),
        resources=definition(programme).page.resources,
        awaited=wording.first_date_awaited(member.pair.starts_on, today()),
        head=letterhead(programme),
        panels=panels("pair_page", member),
        asides=panels("pair_aside", member),
        at_hand=panels("pair_at_hand", member),
        **_year(member, outlook),
        **_meetings(member, outlook),
    )


def _year(member: Membership, outlook: Outlook) -> dict[str, Any]:
    """The thread of the year, and how many meetings count."""
    year, rhythm = year_of(member.pair, outlook), definition(by_id(member.pair.programme_id)).rhythm
    if year is None:
        return {"year": None}
    count, least, over = outlook.count, rhythm.meetings_min, ended_on(member.pair) is not None
    is_short = over and count.counted < least  # a year that ended is not reproached what it missed
    return {
        "year": year,
        "months": wording.short_months(year.months),
        "label": meetings_counted.thread_label(year.months, year.held, year.planned_on, over=over),
        "so_far": _counted(count, year.months[0], least, over=over),
        "beside": "" if is_short else meetings_counted.beside(count, rhythm.counted_modes),
    }


def _counted(count: MeetingCount, since: date, least: int, *, over: bool) -> tuple[str, str]:
    return meetings_counted.in_all(count, least) if over else meetings_counted.so_far(count, since, least)


def _meetings(member: Membership, outlook: Outlook) -> dict[str, Any]:
    """The meetings that are open and the latest that were held, with the notes this member may read."""
    latest, ended = outlook.held[:_SHOWN], ended_on(member.pair)
    shown, may_note = [*outlook.open, *latest], allows(member.pair, MeetingAct.SAY_HELD)
    return {
        "meetings": meeting_wording.lines(shown, notes_for([each.id for each in shown], member.role), member),
        "more_meetings": len(outlook.told) > len(latest),
        "last_on": outlook.count.last_on,
        # The mentor organises the first.
        "may_plan": member.pair.state in RUNNING and (member.is_mentor or bool(outlook.open or outlook.told)),
        "may_note": may_note,
        "note_until": last_day_to_tell(ended) if may_note and ended else None,
    }


def _words(meeting: Meeting | None, member: Membership) -> meeting_wording.MeetingWords | None:
    return meeting_wording.words_of(meeting, member) if meeting else None


def _line(member: Membership, outlook: Outlook) -> str:
    is_charter_awaited = member.pair.state is PairState.COMMITTED
    charter = charter_for(member) if is_charter_awaited else NO_CHARTER
    return wording.step_line(step_for(member, charter, outlook), member, outlook)


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
