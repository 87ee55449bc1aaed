"""The letters of meetings. Where and when is written in them; a word for the other stays on their page."""

from datetime import datetime, timedelta

from app.applications.models import ApplicantRole
from app.core.clock import now
from app.documents.agenda import AgendaEvent, Organiser, draw_agenda
from app.followup.emails.addressing import letter_to, pair_url
from app.followup.models import Meeting
from app.followup.rules.meetings import LASTS_MINUTES, last_day_to_contest
from app.followup.wording import meetings as wording
from app.mail.links import public_host, url
from app.mail.message import Attachment, Letter
from app.pairing.models import Pair
from app.pairing.rules import RUNNING
from app.programmes.queries import by_id, letterhead

FILE = "rencontre.ics"
_SUMMARY = "Rencontre de mentorat"  # agendas are often shared: no name of anybody


def agenda_of(
    pair: Pair, meeting: Meeting, *, cancelled: bool = False, starts_at: datetime | None = None
) -> AgendaEvent:
    """Return the calendar event of a meeting that has an hour; `starts_at`: of a former date, to take it out."""
    begins = starts_at or meeting.starts_at
    if begins is None:
        raise ValueError("a meeting noted afterwards has no hour")
    head = letterhead(by_id(pair.programme_id))
    page = _page(pair, meeting)
    return AgendaEvent(
        uid=f"rencontre-{meeting.ref}@{public_host()}",
        sequence=meeting.sequence,
        summary=_SUMMARY,
        stamped_at=(meeting.settled_at if cancelled else meeting.agreed_at) or now(),
        starts_at=begins,
        ends_at=begins + timedelta(minutes=LASTS_MINUTES),
        description=page,
        url=page,
        organiser=Organiser(head.programme, head.reply_to) if head.reply_to else None,
        cancelled=cancelled,
    )


def proposed(pair: Pair, meeting: Meeting) -> Letter:
    """Tell the other that a date is proposed."""
    return _letter("meeting_proposed", pair, meeting, meeting.proposed_by.other)


def agreed(pair: Pair, meeting: Meeting, role: ApplicantRole) -> Letter:
    """« Votre rencontre est fixée » (11.12), with the file for their calendar."""
    return _letter("meeting_agreed", pair, meeting, role, agenda=agenda_of(pair, meeting))


def moved(pair: Pair, meeting: Meeting, former: datetime | None) -> Letter:
    """Tell the other that another date is proposed; the former, when both had agreed on it, leaves their calendar."""
    agenda = agenda_of(pair, meeting, cancelled=True, starts_at=former) if former else None
    return _letter("meeting_moved", pair, meeting, meeting.proposed_by.other, agenda=agenda, former=former)


def cancelled(pair: Pair, meeting: Meeting, role: ApplicantRole, *, with_file: bool) -> Letter:
    """« N’aura pas lieu » (11.12); its file takes it out of a calendar. In a pause, no other date is asked."""
    agenda = agenda_of(pair, meeting, cancelled=True) if with_file else None
    propose = pair_url(pair, "/rencontres/proposer") if pair.state in RUNNING else ""
    return _letter("meeting_cancelled", pair, meeting, role, agenda=agenda, propose_url=propose, with_file=with_file)


def reminder(pair: Pair, meeting: Meeting, role: ApplicantRole, *, today: bool) -> Letter:
    """« Petit rappel » (11.12), the day before; `today`: the clock was late, and it is the day itself."""
    more = {"day_word": "d’aujourd’hui" if today else "de demain", "account_url": url("/mon-compte")}
    return _letter("meeting_reminder", pair, meeting, role, agenda=agenda_of(pair, meeting), **more)


def question(pair: Pair, meeting: Meeting, role: ApplicantRole) -> Letter:
    """« Vous êtes-vous vus ? », from the day after: two links, to two pages that ask before they write."""
    page = _page(pair, meeting)
    return _letter("meeting_question", pair, meeting, role, yes_url=f"{page}/faite", no_url=f"{page}/pas-eu-lieu")


def noted(pair: Pair, meeting: Meeting) -> Letter:
    """Tell the other that a meeting was written down, and until when they may contest it."""
    last_day = last_day_to_contest(meeting.settled_at or now())
    return _letter("meeting_noted", pair, meeting, meeting.proposed_by.other, last_day=last_day)


def contested(pair: Pair, meeting: Meeting) -> Letter:
    """Tell whoever wrote a meeting down that the other does not remember it so."""
    return _letter("meeting_contested", pair, meeting, meeting.proposed_by)


def _letter(
    name: str, pair: Pair, meeting: Meeting, role: ApplicantRole, *, agenda: AgendaEvent | None = None, **more: object
) -> Letter:
    files = (Attachment(FILE, agenda.mime, draw_agenda(agenda)),) if agenda else ()
    return letter_to(name, pair, role, attachments=files, url=_page(pair, meeting), **_said(meeting), **more)


def _said(meeting: Meeting) -> dict[str, object]:
    return {
        "day": meeting.happens_on,
        "starts_at": meeting.starts_at,
        "when": wording.whole_when(meeting),
        "where": wording.where_in_letter(meeting),
        "has_message": bool(meeting.message),
        "how": wording.how(meeting),
        "lasting": wording.lasting(meeting.minutes),
    }


def _page(pair: Pair, meeting: Meeting) -> str:
    return pair_url(pair, f"/rencontres/{meeting.ref}")
