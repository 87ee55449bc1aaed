"""The launch day of a cohort: the coordination invites and reads the answers, everybody invited answers."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.core.clock import now, to_paris, today
from app.core.errors import DomainError
from app.documents.model import PresenceList
from app.followup.emails.launching import calendar_file, preview
from app.followup.errors.launching import NoLaunchDay
from app.followup.forms.launching import ComingForm
from app.followup.queries.launching import guest, guests, launch_of
from app.followup.routes import coordinator, participant
from app.followup.rules.launching import REMINDED_BEFORE, SENDING, LaunchDay
from app.followup.services.launch_answering import answer_launch
from app.followup.services.launching import invite
from app.followup.wording import launch_guests
from app.followup.wording import launching as wording
from app.organisation.queries import host
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.web.errors import Message, message_for
from app.web.files import pdf, to_keep
from app.web.forms import SeenForm
from app.web.pages import page, see_other

_LAUNCH = "followup/coordinator/launch.html"
_ANSWER = "followup/participant/launch_day.html"


@coordinator.pages.get("/lancement")
def launch(slug: str) -> Response:
    """Say who would be told what, or who comes; the button tells whoever was not told yet."""
    return _launch(by_slug(slug))


def _launch(programme: Programme, *, status: int = 200, refused: Message | None = None) -> Response:
    found, known = launch_of(programme), definition(programme)
    listed = guests(programme.id, signed_in_person().id)
    new = [each for each in listed if each.invitation is None and each.is_written_to]
    late = [each for each in listed if each.told is not None and each.told.of != found and each.is_written_to]
    formers = sorted({each.told.of for each in late if each.told}, key=lambda former: former.day)
    return page(
        status=status,
        template=_LAUNCH,
        programme=programme,
        launch=found,
        facts=wording.facts(found),
        over=found.is_over(today()),
        may_send=programme.state in SENDING,
        new=new,
        late=late,
        formers=[wording.appointment(each) for each in formers],
        letters=[preview(programme, found, former) for former in [*formers[:1], *([None] if new else [])]],
        rows=launch_guests.rows(listed, found, known),
        counted=launch_guests.counted([each.coming for each in listed if each.invitation]),
        invited=sum(each.invitation is not None for each in listed),
        reminded_on=found.day - REMINDED_BEFORE,
        confirm_by=known.calendar.confirm_by,
        refused=refused,
    )


@coordinator.pages.post("/lancement")
def send_launch(slug: str) -> Response:
    """Tell the day to whoever was not told it yet."""
    programme = by_slug(slug)
    try:
        letters = invite(programme, seen=SeenForm().version, actor=signed_in_person().ref)
    except DomainError as error:
        if error.status == 404:
            raise
        return _launch(programme, status=error.status, refused=message_for(error))
    flash(wording.sent(letters))
    return see_other("followup.coordinator.launch", slug=slug)


@coordinator.pages.get("/lancement/presence")
def launch_presence(slug: str) -> Response:
    """Show the list to sign on the day."""
    programme = by_slug(slug)
    return page(programme=programme, listed=_presence(programme))


@coordinator.pages.get("/lancement/presence.pdf")
def launch_presence_pdf(slug: str) -> Response:
    """Give the same list, to print."""
    listed = _presence(by_slug(slug))
    from app.documents.presence import draw_presence  # the printer is heavy: loaded when something is drawn

    return pdf(draw_presence(listed), f"presence-lancement-{slug}.pdf")


def _presence(programme: Programme) -> PresenceList:
    launch = launch_of(programme)
    expected = [each for each in guests(programme.id, signed_in_person().id) if each.coming is not False]
    rows = launch_guests.rows(expected, launch, definition(programme))
    return launch_guests.presence(programme, launch, rows, host().name)


@participant.pages.get("/lancement/<slug>")
def launch_day(slug: str) -> Response:
    """Show the day to whoever was invited to it, and the question whether they come."""
    programme = by_slug(slug)
    return _answer(programme, launch_of(programme), ComingForm(formdata=None))


def _answer(programme: Programme, found: LaunchDay, form: ComingForm, *, status: int = 200) -> Response:
    who, over = guest(programme.id, signed_in_person().id), found.is_behind(to_paris(now()))
    if not form.is_submitted():
        form.show(who.coming)
    return page(
        status=status,
        template=_ANSWER,
        programme=programme,
        facts=wording.facts(found),
        form=form,
        over=over,
        said=wording.standing(who.coming, over=over),
        before=who.answered_before(found),
    )


@participant.pages.post("/lancement/<slug>")
def answer_launch_day(slug: str) -> Response:
    """Take down whether they come."""
    programme = by_slug(slug)
    found, form = launch_of(programme), ComingForm()
    if not form.validate():
        return _answer(programme, found, form, status=422)
    answer = answer_launch(programme, signed_in_person(), coming=form.coming)
    flash(wording.ANSWERED[answer.coming])
    return see_other("followup.participant.launch_day", slug=slug)


@participant.pages.get("/lancement/<slug>/agenda.ics")
def launch_file(slug: str) -> Response:
    """Give the day for one's own calendar, as the last letter did or as it has since become."""
    programme, person = by_slug(slug), signed_in_person()
    found, who = launch_of(programme), guest(programme.id, person.id)
    if who.invitation is None:
        raise NoLaunchDay
    name, mime, content = calendar_file(programme, found, who, who.invitation)
    return to_keep(content, name, mime)
