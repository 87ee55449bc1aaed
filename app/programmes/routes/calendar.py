"""The calendar of a programme: what each date sends, changing dates one by one, shifting them together."""

from flask import Response, abort, flash, request, url_for

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.programmes.definition import Move
from app.programmes.errors import CalendarUnchanged, DatesOutOfOrder, ReopeningUnsaid
from app.programmes.forms import CohortCalendarForm, ConfirmForm, RollingCalendarForm, ShiftForm
from app.programmes.models import Programme
from app.programmes.planning import lines, plan
from app.programmes.queries import by_slug, definition
from app.programmes.routes.coordinator import pages
from app.programmes.rules import may_start_from, over_at_once
from app.programmes.services import change_calendar, shifted
from app.programmes.wording import calendar as wording
from app.web.pages import page, see_other

_EDIT = "programmes/coordinator/edit_calendar.html"
_SHIFT = "programmes/coordinator/shift.html"
_READ_AGAIN = "programmes/coordinator/check_calendar.html"


@pages.get("/reglages/calendrier")
def calendar(slug: str) -> Response:
    """Show every date and delay, what it means, what it will send and to how many."""
    found = by_slug(slug)
    known = definition(found)
    delays = [
        (label, wording.delay_words(name, getattr(known.calendar, name)), meaning)
        for name, (label, _, meaning) in wording.DELAYS.items()
    ]
    return page(
        programme=found,
        lines=lines(found, known.calendar, signed_in_person().id),
        place=known.calendar.launch_place,
        delays=delays,
        shifts=bool(may_start_from(known.calendar, today())),
    )


@pages.get("/reglages/calendrier/modifier")
def edit_calendar(slug: str) -> Response:
    """Show the form; once filled in, show what it would change, and the button that does it."""
    found = by_slug(slug)
    if "verifier" not in request.args:
        return _edit(found, _kind(found).showing(definition(found).calendar))
    form = _kind(found).reading(request.args)
    move = _edited(found, form)
    return _edit(found, form, status=422) if move is None else _check(found, move, form)


@pages.post("/reglages/calendrier/modifier")
def save_calendar(slug: str) -> Response:
    """Give the programme these dates, as the page that was read said."""
    found = by_slug(slug)
    form = _kind(found).reading(request.form)
    move = _edited(found, form)
    return _edit(found, form, status=422) if move is None else _change(found, move, form)


@pages.get("/decaler")
def shift(slug: str) -> Response:
    """Ask by how much and from which date on; once said, show all that would move, and the button that moves it."""
    found = by_slug(slug)
    form = _shift_form(found, formdata=request.args)
    if not form.asked:
        return _ask_shift(found, form)
    move = _shifted(found, form)
    return _ask_shift(found, form, status=422) if move is None else _check(found, move, form)


@pages.post("/decaler")
def shift_now(slug: str) -> Response:
    """Move everything that the page that was read showed."""
    found = by_slug(slug)
    form = _shift_form(found, formdata=request.form)
    move = _shifted(found, form)
    return _ask_shift(found, form, status=422) if move is None else _change(found, move, form)


def _kind(found: Programme) -> type[RollingCalendarForm]:
    return CohortCalendarForm if definition(found).is_cohort else RollingCalendarForm


def _edited(found: Programme, form: RollingCalendarForm) -> Move | None:
    """The change typed; nothing when it does not hold, and the form says why."""
    before = definition(found).calendar
    if not form.validate():
        return None
    move = Move(before, form.to_calendar(before), today())
    past = over_at_once(move)
    if past is not None:
        form.refuse(past, wording.in_the_past(past))
        return None
    return move


def _shift_form(found: Programme, **binding: object) -> ShiftForm:
    form = ShiftForm(today(), **binding)
    known = definition(found).calendar
    form.offer(known, may_start_from(known, today()))
    return form


def _shifted(found: Programme, form: ShiftForm) -> Move | None:
    """The change asked for; nothing when it does not hold, and the form says why."""
    if not form.validate():
        return None
    before, since = definition(found).calendar, form.since.data
    try:
        after = shifted(before, form.distance, since)
    except DatesOutOfOrder:
        form.since.errors = [wording.OUT_OF_ORDER]
        return None
    move = Move(before, after, today(), days=form.distance, start=getattr(before, since))
    past = over_at_once(move)
    if past is not None:
        form.count.errors = [wording.would_be_over(past)]
        return None
    return move


def _edit(found: Programme, form: RollingCalendarForm, *, status: int = 200) -> Response:
    return page(status=status, template=_EDIT, programme=found, form=form)


def _ask_shift(found: Programme, form: ShiftForm, *, status: int = 200) -> Response:
    return page(status=status, template=_SHIFT, programme=found, form=form)


def _check(
    found: Programme,
    move: Move,
    form: RollingCalendarForm | ShiftForm,
    confirm: ConfirmForm | None = None,
    *,
    status: int = 200,
) -> Response:
    if move.before == move.after:
        raise CalendarUnchanged
    shifts = isinstance(form, ShiftForm)
    endpoint = "shift_now" if shifts else "save_calendar"
    return page(
        status=status,
        template=_READ_AGAIN,
        programme=found,
        plan=plan(found, move, signed_in_person().id),
        reopening=wording.reopening(move.after.closes_on) if move.after.closes_on else "",
        said=wording.shifted(move.days, form.since.data) if isinstance(form, ShiftForm) else "",
        action=url_for(f"programmes.coordinator.{endpoint}", slug=found.slug),
        back=url_for(f"programmes.coordinator.{'shift' if shifts else 'edit_calendar'}", slug=found.slug),
        sent=form.sent(),
        confirm=confirm or ConfirmForm(formdata=None),
    )


def _change(found: Programme, move: Move, form: RollingCalendarForm | ShiftForm) -> Response:
    confirm = ConfirmForm()
    seen = confirm.version
    if not seen or not confirm.validate():
        abort(422)
    try:
        told = change_calendar(
            found,
            move,
            seen=seen,
            reopen=confirm.reopen.data,
            tell=confirm.tell.data,
            actor=signed_in_person().ref,
        )
    except ReopeningUnsaid:
        confirm.refuse_silence()
        return _check(found, move, form, confirm, status=422)
    flash(wording.told(told))
    return see_other("programmes.coordinator.calendar", slug=found.slug)
