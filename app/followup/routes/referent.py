"""Help in confidence, for whoever was chosen to read it. Not under `/coordination`: see ADR 0023."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.followup.errors.helping import HelpMoved
from app.followup.forms.helping import MessageForm
from app.followup.models import HelpRequest, HelpState, HelpSubject
from app.followup.queries.helping import request_to, requests_to
from app.followup.rules.helping import is_late
from app.followup.services.help_answering import answer_request, close_request, note_spoken, open_request
from app.followup.wording import helping as wording
from app.programmes.queries import by_id
from app.web.audience import Audience, AudienceBlueprint
from app.web.forms import SeenForm
from app.web.pages import page, see_other
from app.web.throttle import limited

pages = AudienceBlueprint("referent", __name__, url_prefix="/aides")
pages.audience = Audience.PARTICIPANT
_SHOW = "followup.referent.show"


@pages.get("")
def index() -> Response:
    """List what this person was asked, late ones first; whoever was asked nothing sees an empty page."""
    asked = requests_to(signed_in_person().id)
    return page(lines=[(each, wording.tag_of(each, today()), wording.promise_of(each, today())) for each in asked])


@pages.get("/<ref>")
def show(ref: str) -> Response:
    """Show a request: its envelope at first, its words once it was opened."""
    return _show(_mine(ref), MessageForm(formdata=None))


@pages.post("/<ref>/ouvrir")
def open_letter(ref: str) -> Response:
    """Open it; its author sees when."""
    open_request(_mine(ref), reader=signed_in_person())
    return see_other(_SHOW, ref=ref)


@pages.post("/<ref>")
@limited("60 per hour")
def answer(ref: str) -> Response:
    """Answer, unless the author has written again meanwhile: then nothing typed is lost."""
    asked, form = _mine(ref), MessageForm()
    if not form.validate():
        return _show(asked, form, status=422)
    try:
        answer_request(asked, form.text.data, reader=signed_in_person(), seen=form.version)
    except HelpMoved as refusal:
        form.text.errors = [wording.CHANGED]
        return _show(asked, form, status=refusal.status)
    flash(wording.ANSWERED)
    return see_other(_SHOW, ref=ref)


@pages.post("/<ref>/parle")
def spoken(ref: str) -> Response:
    """Note that the two have spoken."""
    note_spoken(_mine(ref), reader=signed_in_person(), seen=SeenForm().version)
    flash(wording.SPOKEN)
    return see_other(_SHOW, ref=ref)


@pages.post("/<ref>/clore")
def close(ref: str) -> Response:
    """Close what was answered."""
    close_request(_mine(ref), reader=signed_in_person(), seen=SeenForm().version)
    flash(wording.CLOSED)
    return see_other(_SHOW, ref=ref)


def _mine(ref: str) -> HelpRequest:
    return request_to(ref, signed_in_person().id)


def _show(asked: HelpRequest, form: MessageForm, *, status: int = 200) -> Response:
    return page(
        status=status,
        template="followup/referent/show.html",
        asked=asked,
        form=form,
        programme=by_id(asked.pair.programme_id),
        late=is_late(asked.state, asked.answer_by, today()),
        tag=wording.tag_of(asked, today()),
        subject=wording.SUBJECTS[HelpSubject(asked.subject)],
        door=wording.DOORS[asked.door],
        contact=wording.contact_of(asked),
        is_closed=asked.state is HelpState.CLOSED,
        is_answered=asked.state is HelpState.ANSWERED,
    )
