"""The letters of a launch day, each with its calendar file. None names anybody else."""

from dataclasses import replace

from app.core.clock import now, today
from app.documents.agenda import AgendaEvent, Organiser, draw_agenda
from app.followup.models import LaunchInvitation
from app.followup.queries.launching import Guest, told_by
from app.followup.rules.launching import LaunchDay
from app.followup.wording import launching as wording
from app.mail.links import public_host, url
from app.mail.message import Attachment, Letter
from app.mail.rendering import write
from app.programmes.models import Programme
from app.programmes.queries import letterhead


def launch_url(programme: Programme) -> str:
    """Return the address where somebody answers; it holds no secret, and outlives a pair."""
    return url(f"/mon-binome/lancement/{programme.slug}")


def launch_event(programme: Programme, launch: LaunchDay, guest: Guest, invitation: LaunchInvitation) -> AgendaEvent:
    """Return the day as an event of somebody's own calendar: theirs alone, for each has their own sequence.

    No hour is known to the programme, so it takes the whole day. A day or place that no letter has told them yet is
    already a change of the one they have.
    """
    head, page = letterhead(programme), launch_url(programme)
    told = told_by(invitation).of == launch
    return AgendaEvent(
        uid=f"lancement-{programme.ref}-{guest.person.ref}@{public_host()}",
        sequence=invitation.sequence if told else invitation.sequence + 1,
        stamped_at=invitation.told_at if told else now(),
        day=launch.day,
        summary=wording.event_title(programme.title),
        description=wording.event_words(page),
        location=wording.alone(launch.place),
        url=page,
        organiser=Organiser(head.organisation, head.reply_to),
    )


def launch_invited(programme: Programme, launch: LaunchDay, guest: Guest, invitation: LaunchInvitation) -> Letter:
    """To a member of a pair: the day, the place, and the question whether they come."""
    return _to(guest, invitation, launch, programme, _words("launch_invited", programme, launch, guest))


def launch_moved(
    programme: Programme, launch: LaunchDay, guest: Guest, invitation: LaunchInvitation, former: LaunchDay
) -> Letter:
    """To whoever was invited: another day or another place, and a file that replaces the one they have."""
    words = _words("launch_moved", programme, launch, guest, former=former)
    return _to(guest, invitation, launch, programme, words)


def launch_reminder(programme: Programme, launch: LaunchDay, guest: Guest, invitation: LaunchInvitation) -> Letter:
    """To whoever comes or is silent, from two days before."""
    words = _words("launch_reminder", programme, launch, guest, near=wording.near(launch.day, today()))
    return _to(guest, invitation, launch, programme, words)


def launch_withdrawn(programme: Programme, guest: Guest, invitation: LaunchInvitation) -> Letter:
    """To whoever was invited and is in no pair any more: the day they had leaves their calendar."""
    launch = told_by(invitation).of
    event = replace(
        launch_event(programme, launch, guest, invitation),
        cancelled=True,
        stamped_at=invitation.withdrawn_at or now(),
        description="",
        url="",  # that page is for whoever is expected
    )
    words = _words("launch_withdrawn", programme, launch, guest)
    return replace(words, attachments=(Attachment(wording.FILE_NAME, event.mime, draw_agenda(event)),))


def preview(programme: Programme, launch: LaunchDay, former: LaunchDay | None) -> str:
    """Return the words of the letter that would leave, to nobody: the invitation, or that the `former` day changes."""
    if former is None:
        return write(_words("launch_invited", programme, launch, None)).text
    return write(_words("launch_moved", programme, launch, None, former=former)).text


def _words(name: str, programme: Programme, launch: LaunchDay, guest: Guest | None, **context: object) -> Letter:
    return Letter(
        name=name,
        to=guest.person.email if guest else "",
        head=letterhead(programme),
        context={
            "first_name": guest.file.first_name if guest else "",
            "launch": launch,
            "coming": guest.coming if guest else None,
            "url": launch_url(programme),
            **context,
        },
        programme_id=programme.id,
    )


def calendar_file(
    programme: Programme, launch: LaunchDay, guest: Guest, invitation: LaunchInvitation
) -> tuple[str, str, bytes]:
    """Return the day as a file for somebody's own calendar: its name, its media type, its content."""
    event = launch_event(programme, launch, guest, invitation)
    return wording.FILE_NAME, event.mime, draw_agenda(event)


def _to(guest: Guest, invitation: LaunchInvitation, launch: LaunchDay, programme: Programme, words: Letter) -> Letter:
    return replace(words, attachments=(Attachment(*calendar_file(programme, launch, guest, invitation)),))
