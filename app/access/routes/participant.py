"""What anybody signed in may do with their own account."""

from flask import Response, flash

from app.access import queries, visitor, wording
from app.access.account import is_name_held, offered_to
from app.access.forms import DetailsForm, LettersForm
from app.access.models import Person, Purpose
from app.access.services import change_own_name, change_telephone, choose_letters, end_all_sessions
from app.core.declarations import panels
from app.web.audience import Audience, audience_blueprint
from app.web.pages import page, see_other
from app.web.throttle import limited

pages = audience_blueprint(Audience.PARTICIPANT, __name__)


@pages.get("/mon-compte")
def account() -> Response:
    """Who I am here, which letters I want, and where I am signed in."""
    person = visitor.signed_in_person()
    present = visitor.current_session(Purpose.ACCOUNT)
    return page(
        person=person,
        form=LettersForm.of(person, offered_to(person)),
        pending=queries.pending_change(person),
        name_held=is_name_held(person),
        sessions=queries.sessions_of(person),
        present=present.id if present else None,
        panels=panels("account", person),
    )


@pages.get("/mon-compte/coordonnees")
def details() -> Response:
    """Ask for the telephone number; and for the name, when it stands in no file."""
    person = visitor.signed_in_person()
    known = {"first_name": person.first_name, "last_name": person.last_name, "telephone": person.phone}
    return page(person=person, form=_details_form(person, known))


@pages.post("/mon-compte/coordonnees")
@limited("30 per 10 minutes")
def save_details() -> Response:
    """Keep them."""
    person = visitor.signed_in_person()
    form = _details_form(person)
    if not form.validate():
        return page(status=422, template="access/participant/details.html", person=person, form=form)
    changed = change_telephone(person, form.to_telephone(), actor=person.ref)
    if form.asks_name:
        first, last = form.first_name.data or "", form.last_name.data or ""
        changed |= change_own_name(person, first_name=first, last_name=last, actor=person.ref)
    flash(wording.DETAILS_SAVED if changed else wording.NOTHING_CHANGED)
    return see_other("access.participant.account")


@pages.post("/mon-compte/e-mails")
@limited("30 per 10 minutes")
def save_letters() -> Response:
    """Keep which letters I want, of those I may decline."""
    person = visitor.signed_in_person()
    form = LettersForm.of(person, offered_to(person))
    choose_letters(person, form.to_choices(), actor=person.ref)
    flash(wording.LETTERS_SAVED)
    return see_other("access.participant.account")


@pages.post("/deconnexion/partout")
def sign_out_everywhere() -> Response:
    """End every session of mine, in every browser, and the links on their way."""
    person = visitor.signed_in_person()
    end_all_sessions(person, actor=person.ref)
    visitor.leave_all()
    answer = see_other("access.public.signed_out")
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


def _details_form(person: Person, known: dict[str, str] | None = None) -> DetailsForm:
    form = DetailsForm(formdata=None, data=known) if known is not None else DetailsForm()
    return form.for_holder_of_a_file() if is_name_held(person) else form
