"""Another edition of a programme: asked for, read again, made."""

from flask import Response, abort, flash, request

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.programmes.definition import DATES, Calendar, add_months
from app.programmes.errors import SlugTaken
from app.programmes.forms import CloneForm, CohortCloneForm
from app.programmes.models import Programme, Role
from app.programmes.queries import by_slug, definition, is_slug_taken, partners, referents, staff_roles
from app.programmes.routes.coordinator import pages
from app.programmes.services import clone_programme, cloned_definition
from app.programmes.wording import ROLES
from app.programmes.wording import calendar as wording
from app.programmes.wording import cloning as said
from app.web.forms import SeenForm
from app.web.pages import page, see_other

_YEAR = 52 * 7  # days: whole weeks keep the day of the week


@pages.get("/cloner")
def clone(slug: str) -> Response:
    """Ask what is new in the other edition; once said, show all of it, and the button that makes it."""
    found = by_slug(slug)
    if "verifier" not in request.args:
        return _ask(found, _showing(found))
    form = _form(found, formdata=request.args)
    return _check(found, form) if _holds(form) else _ask(found, form, status=422)


@pages.post("/cloner")
def clone_now(slug: str) -> Response:
    """Make the other edition, in preparation."""
    found, seen = by_slug(slug), SeenForm()
    form = _form(found, formdata=request.form)
    if not seen.version or not seen.validate():
        abort(422)
    if not _holds(form):
        return _ask(found, form, status=422)
    try:
        made = clone_programme(found, form.to_clone(definition(found)), seen=seen.version, by=signed_in_person())
    except SlugTaken:
        form.refuse_taken()
        return _ask(found, form, status=422)
    flash(said.made(made.title, published=form.charter.data == "publier"))
    return see_other("programmes.coordinator.programme", slug=made.slug)


def _form(found: Programme, **binding: object) -> CloneForm:
    form = (CohortCloneForm if definition(found).is_cohort else CloneForm)(**binding)
    mine = signed_in_person().id
    held = [each for each in staff_roles(found.id) if (each.person_id, each.role) != (mine, Role.COORDINATOR)]
    form.offer(
        roles=[(each.id, f"{each.person.full_name}, {ROLES[each.role].lower()}") for each in held],
        referents=[(each.id, each.name) for each in referents(found.id)],
        partners=[(each.id, each.name) for each in partners(found.id)],
    )
    return form


def _showing(found: Programme) -> CloneForm:
    """The form as it is proposed: the same territory, a year later, everybody kept."""
    known = definition(found)
    territory = known.territory
    form = _form(
        found,
        formdata=None,
        data=_later(known.calendar).model_dump()
        | {
            "title": found.title,
            "territory_name": territory.name,
            "territory_phrase": territory.phrase,
            "territory_inside": territory.inside,
            "territory_communes": territory.communes_phrase,
            "charter": "relire",
        },
    )
    for field in (form.roles, form.referents, form.partners):
        field.data = [choice.value for choice in field.choices or []]
    return form


def _later(calendar: Calendar) -> Calendar:
    """The dates a year later, or as many years as it takes to be ahead."""
    years = 1
    first = next((day for name in DATES if (day := getattr(calendar, name)) is not None), None)
    if first is not None:
        years = max(1, -((first - today()).days // _YEAR))
    later = calendar.shifted(years * _YEAR)
    if calendar.report_month is None:
        return later
    return later.model_copy(update={"report_month": add_months(calendar.report_month, 12 * years)})  # a month, no day


def _holds(form: CloneForm) -> bool:
    if not form.validate():
        return False
    if is_slug_taken(form.slug.data):
        form.refuse_taken()
        return False
    ahead = [field.data >= today() for field in form.days]
    if ahead and not ahead[1]:
        form.refuse("closes_on", wording.in_the_past("closes_on"))
        return False
    return True


def _ask(found: Programme, form: CloneForm, *, status: int = 200) -> Response:
    return page(status=status, template="programmes/coordinator/clone.html", programme=found, form=form)


def _check(found: Programme, form: CloneForm) -> Response:
    known, asked = definition(found), form.to_clone(definition(found))
    new = cloned_definition(known, asked)
    days = [(wording.NAMES[name], day) for name in DATES if (day := getattr(asked.calendar, name)) is not None]
    kept = [
        choice.label
        for field in (form.roles, form.referents, form.partners)
        for choice in field.choices or []
        if choice.value in (field.data or [])
    ]
    return page(
        template="programmes/coordinator/check_clone.html",
        programme=found,
        clone=asked,
        days=[(label, day, wording.quiet_words(day)) for label, day in days],
        kept=kept,
        same_territory=asked.territory.name == known.territory.name,
        leftovers=said.leftovers(new, known),
        sent=form.sent(),
    )
