"""The letters of pauses and ends. They give dates; never who asked, nor why."""

from collections.abc import Sequence
from datetime import date

from app.applications.models import ApplicantRole
from app.documents.agenda import draw_agenda
from app.followup.emails.addressing import letter_to, pair_url
from app.followup.emails.meetings import FILE, agenda_of
from app.followup.models import Ending, Meeting, Pause
from app.followup.queries.adjusting import notes_kept_until
from app.mail.message import Attachment, Letter
from app.pairing.models import Pair
from app.programmes.queries import by_id, definition


def followup_paused(pair: Pair, role: ApplicantRole, pause: Pause, *, ends_on: date | None) -> Letter:
    """A pause begins: since when, until when, and the last day it then leads to."""
    moved = ends_on != pair.ends_on
    return letter_to("followup_paused", pair, role, since=pause.since, until=pause.until, ends_on=ends_on, moved=moved)


def followup_resumed(pair: Pair, role: ApplicantRole, *, resumed_on: date) -> Letter:
    """It goes on, and until when."""
    return letter_to("followup_resumed", pair, role, resumed_on=resumed_on, ends_on=pair.ends_on)


def followup_completed(pair: Pair, role: ApplicantRole) -> Letter:
    """« Merci pour cette année » (11.17)."""
    return letter_to(
        "followup_completed",
        pair,
        role,
        kept_until=notes_kept_until(pair),
        years=definition(by_id(pair.programme_id)).experience.years,
        notes_url=pair_url(pair, "/notes"),
        again_url=pair_url(pair, "/suite"),
    )


def followup_ended(pair: Pair, role: ApplicantRole, ending: Ending, dropped: Sequence[Meeting]) -> Letter:
    """« Votre mentorat a pris fin » (11.18), with the word left; the meetings that fell leave their calendar."""
    files = tuple(
        Attachment(FILE, event.mime, draw_agenda(event))
        for event in (agenda_of(pair, each, cancelled=True) for each in dropped)
    )
    return letter_to(
        "followup_ended",
        pair,
        role,
        attachments=files,
        dropped=len(files),
        ended_on=ending.ended_on,
        word=ending.word if ending.role is not None else "",
        kept_until=notes_kept_until(pair),
        again_url=pair_url(pair, "/suite"),
    )
