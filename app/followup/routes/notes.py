"""The page of one meeting, with what its reader may see and write of it; and all of one's notes, to read or to keep."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.followup.errors.meetings import NotesChanged
from app.followup.forms.meetings import NotesForm
from app.followup.models import Meeting
from app.followup.queries import Membership
from app.followup.queries.adjusting import notes_kept_until
from app.followup.queries.notes import all_notes, notes_for, own_notes
from app.followup.routes.meetings_acting import member_of, one_of, to_meeting
from app.followup.routes.participant import pages
from app.followup.rules.meetings import MeetingAct, last_day_to_contest
from app.followup.services.meetings_moving import may
from app.followup.services.notes import write_notes
from app.followup.wording import meetings as meeting_wording
from app.followup.wording import notes as wording
from app.pairing.rules import OPEN
from app.web.files import to_keep
from app.web.pages import page

_PAGE = "followup/participant/meeting.html"


@pages.get("/<ref>/rencontres/<meeting>")
def meeting(ref: str, meeting: str) -> Response:
    """Show a meeting, what one may do with it, and its notes."""
    member, found = one_of(ref, meeting)
    private, shared = own_notes(found.id, member.role)
    known = {"private": private.text if private else "", "shared": shared.text if shared else ""}
    form = NotesForm(formdata=None, data=known)
    form.show(private.version if private else 0, shared.version if shared else 0)
    return _page(member, found, form)


@pages.post("/<ref>/rencontres/<meeting>/notes")
def save_notes(ref: str, meeting: str) -> Response:
    """Keep what one wrote of it."""
    (member, found), form = one_of(ref, meeting), NotesForm()
    if not form.validate():
        return _page(member, found, form, status=422)
    private, shared = form.to_written()
    try:
        write_notes(member.pair, found, member.role, private=private, shared=shared, actor=signed_in_person().ref)
    except NotesChanged:
        form.beside(*(note.version if note else 0 for note in own_notes(found.id, member.role)))
        return _page(member, found, form, status=409)
    flash(wording.SAVED)
    return to_meeting(member, found)


@pages.get("/<ref>/notes")
def notes(ref: str) -> Response:
    """Show one's own notes, and those the other shared, to read or to print."""
    member = member_of(ref)
    return page(
        member=member,
        noted=wording.pages_of(all_notes(member.pair.id, member.role), member),
        kept_until=notes_kept_until(member.pair),
    )


@pages.get("/<ref>/notes.md")
def notes_file(ref: str) -> Response:
    """Give the same as a text to keep."""
    member = member_of(ref)
    text = wording.as_text(all_notes(member.pair.id, member.role), member, today())
    return to_keep(text, wording.FILE, "text/markdown; charset=utf-8")


def _page(member: Membership, found: Meeting, form: NotesForm, *, status: int = 200) -> Response:
    acts = {act for act in MeetingAct if may(member.pair, found, act, member.role)}
    theirs = [note for note in notes_for([found.id], member.role)[found.id] if note.author is not member.role]
    return page(
        status=status,
        template=_PAGE,
        member=member,
        meeting=found,
        words=meeting_wording.words_of(found, member),
        acts={act.value for act in acts},
        contest_until=last_day_to_contest(found.settled_at) if found.settled_at else None,
        theirs=theirs,
        form=form,
        is_open=member.pair.state in OPEN,
    )
