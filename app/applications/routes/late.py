"""Late codes: the coordination makes them; whoever was given one shows it."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.applications.errors import LateCodeRefused
from app.applications.forms.late import LateCodeForm, MakeLateCodeForm
from app.applications.models import ApplicantRole
from app.applications.queries.late import late_codes
from app.applications.routes import coordinator, public
from app.applications.rules import Intake, intake
from app.applications.rules.late import MAY_COME_LATE, late_standing, shown_code
from app.applications.services.late import make_late_code, present_late_code, revoke_late_code
from app.applications.visitor import SLUGS, show_late_code
from app.applications.wording import ROLES, closed_sentence
from app.applications.wording import late as wording
from app.core.clock import now, today
from app.core.errors import NotFound
from app.programmes.editions import next_edition
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.web.pages import page, see_other
from app.web.robots import for_people
from app.web.throttle import limited

_LIST = "applications/coordinator/late_codes.html"


@coordinator.pages.get("/codes-tardifs")
def late_code_list(slug: str) -> Response:
    """List the codes and how each stands, under the form that makes one."""
    return _list(by_slug(slug), MakeLateCodeForm(today(), formdata=None))


@coordinator.pages.post("/codes-tardifs")
@limited("60 per hour")
def new_late_code(slug: str) -> Response:
    """Make a code, and show it on this answer alone."""
    programme, form = by_slug(slug), MakeLateCodeForm(today())
    if programme.state not in MAY_COME_LATE:
        raise NotFound
    if not form.validate():
        return _list(programme, form, status=422)
    code, text = make_late_code(
        programme,
        ApplicantRole(form.role.data),
        last_day=form.last_day.data or today(),
        note=form.note.data or "",
        actor=signed_in_person().ref,
    )
    made = {"code": shown_code(text), "row": code, "role": ROLES[code.role]}
    return _list(programme, MakeLateCodeForm(today(), formdata=None), made=made)


@coordinator.pages.post("/codes-tardifs/<int(max=2147483647):number>/retirer")
def revoke_code(slug: str, number: int) -> Response:
    """Take a code back."""
    programme, person = by_slug(slug), signed_in_person()
    found = {code.id: code for code, _ in late_codes(programme.id, reader_id=person.id)}
    if number not in found:
        raise NotFound
    revoke_late_code(found[number], actor=person.ref)
    flash(wording.REVOKED)
    return see_other("applications.coordinator.late_code_list", slug=slug)


@public.pages.get("/programmes/<slug>/candidater/code")
def enter_code(slug: str) -> Response:
    """Ask for the code, while applications are closed and somebody may still be let in."""
    programme = public.published(slug)
    elsewhere = _not_for_codes(programme)
    return elsewhere or page(programme=programme, form=LateCodeForm())


@public.pages.post("/programmes/<slug>/candidater/code")
@limited("10 per hour")
@for_people
def show_code(slug: str) -> Response:
    """Look at the code: one that opens leads to the first question of its role."""
    programme, form = public.published(slug), LateCodeForm()
    elsewhere = _not_for_codes(programme)
    if elsewhere is not None:
        return elsewhere
    if not form.validate():
        return _ask_again(programme, form)
    try:
        code = present_late_code(programme, form.code.data or "")
    except LateCodeRefused as refused:
        form.refuse(wording.REFUSED[str(refused.params["standing"])])
        return _ask_again(programme, form)
    show_late_code(code)
    flash(wording.admitted(code))
    return see_other("applications.public.begin", slug=slug, role=SLUGS[code.role])


def _ask_again(programme: Programme, form: LateCodeForm) -> Response:
    return page(status=422, template="applications/public/enter_code.html", programme=programme, form=form)


def _not_for_codes(programme: Programme) -> Response | None:
    """Where whoever comes when no code is of use is sent: to the programme while it is open, to why it is not."""
    known = definition(programme)
    window = intake(programme.state, known.calendar, now())
    if window is Intake.OPEN:
        return see_other("home.public.programme", slug=programme.slug)
    if window is Intake.CLOSED and programme.state in MAY_COME_LATE:
        return None
    text = closed_sentence(window, programme, known)
    edition = next_edition(programme)
    return page(template="applications/public/closed.html", programme=programme, text=text, edition=edition)


def _list(
    programme: Programme, form: MakeLateCodeForm, *, made: dict[str, object] | None = None, status: int = 200
) -> Response:
    rows = [
        (code, ref, standing, wording.standing_words(code, standing))
        for code, ref in late_codes(programme.id, reader_id=signed_in_person().id)
        for standing in (late_standing(code, now()),)
    ]
    return page(
        status=status,
        template=_LIST,
        programme=programme,
        form=form,
        made=made,
        rows=rows,
        roles=ROLES,
        tones=wording.TONES,
        may_make=programme.state in MAY_COME_LATE,
        closes_on=definition(programme).calendar.closes_on,
        today=today(),
    )
