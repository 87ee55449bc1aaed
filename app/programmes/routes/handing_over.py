"""Handing one's coordination over, and giving that up."""

from flask import Response, flash

from app.access.models import Person
from app.access.queries import person_by_ref
from app.access.services import find_or_create_person
from app.access.visitor import signed_in_person
from app.core.clock import today
from app.core.declarations import attention_sources
from app.core.errors import NotFound
from app.organisation.queries import shown_host
from app.programmes.errors import AccountClosed
from app.programmes.forms.handing_over import HandOverForm
from app.programmes.models import Programme, Role
from app.programmes.queries import by_slug, hand_over_of, staff_people, staff_role
from app.programmes.routes.coordinator import pages
from app.programmes.services import cancel_hand_over, hand_over
from app.programmes.wording import settings as wording
from app.web.pages import page, see_other
from app.web.throttle import limited

_TEAM = "programmes.coordinator.team"


@pages.get("/reglages/equipe/coordination/<ref>/passer-la-main")
def hand_coordination_over(slug: str, ref: str) -> Response:
    """Ask to whom, from when, and whom members then write to."""
    programme, leaving = _coordinator(slug, ref)
    host = shown_host()
    form = HandOverForm(
        formdata=None,
        starts_on=today(),
        changes_contact=True,
        contact_email=host.email if host else "",
        contact_phone=host.phone if host else "",
    )
    return _asking(programme, leaving, form)


@pages.post("/reglages/equipe/coordination/<ref>/passer-la-main")
@limited("60 per hour")
def take_over(slug: str, ref: str) -> Response:
    """Show what is open and who is told; once it is read, hand over."""
    programme, leaving = _coordinator(slug, ref)
    form = HandOverForm()
    form.offer(_others(programme, leaving))
    if not form.validate():
        return _asking(programme, leaving, form, status=422)
    if form.is_somebody_else and form.to_address() == leaving.email:
        form.refuse_the_same()
        return _asking(programme, leaving, form, status=422)
    if not form.is_confirmed:
        return _checking(programme, leaving, form)
    return _hand_over(programme, leaving, form)


def _hand_over(programme: Programme, leaving: Person, form: HandOverForm) -> Response:
    person = signed_in_person()
    try:
        found = hand_over(
            programme,
            leaving,
            _successor(form),
            starts_on=form.to_day(),
            contact=form.to_contact(),
            actor=person.ref,
        )
    except AccountClosed:
        form.refuse_closed()
        return _asking(programme, leaving, form, status=422)
    done = found.done_at is not None
    flash(wording.handed_over(leaving.full_name, found.successor.full_name, found.starts_on, done=done))
    if done and person.ref == leaving.ref:
        return see_other("access.public.sign_in")
    return see_other(_TEAM, slug=programme.slug)


@pages.post("/reglages/equipe/coordination/<ref>/passer-la-main/annuler")
def keep_coordination(slug: str, ref: str) -> Response:
    """Give up a hand-over to come."""
    programme, leaving = _coordinator(slug, ref)
    found = hand_over_of(leaving.id, programme.id)
    cancel_hand_over(programme, leaving, actor=signed_in_person().ref)
    if found is not None:
        flash(wording.hand_over_cancelled(leaving.full_name, found.successor.full_name))
    return see_other(_TEAM, slug=slug)


def _coordinator(slug: str, ref: str) -> tuple[Programme, Person]:
    """The programme, and one of those who coordinate it; nobody else exists for these pages."""
    programme, person = by_slug(slug), person_by_ref(ref)
    if staff_role(person.id, Role.COORDINATOR, programme.id) is None:
        raise NotFound
    return programme, person


def _others(programme: Programme, leaving: Person) -> list[Person]:
    team = [each for role in (Role.COORDINATOR, Role.COMMITTEE) for each in staff_people(programme.id, role)]
    return [each for each in {each.ref: each for each in team}.values() if each.ref != leaving.ref]


def _successor(form: HandOverForm) -> Person:
    if not form.is_somebody_else:
        return person_by_ref(form.successor.data)
    return find_or_create_person(form.to_address(), first_name=form.first_name.data, last_name=form.last_name.data)


def _asking(programme: Programme, leaving: Person, form: HandOverForm, status: int = 200) -> Response:
    form.offer(_others(programme, leaving))
    return page(
        status=status,
        template="programmes/coordinator/hand_coordination_over.html",
        programme=programme,
        leaving=leaving,
        own=leaving.ref == signed_in_person().ref,
        to_come=hand_over_of(leaving.id, programme.id),
        form=form,
    )


def _checking(programme: Programme, leaving: Person, form: HandOverForm) -> Response:
    """What is open is what the reader may know of it: requests for help, their own alone."""
    reader = signed_in_person()
    return page(
        template="programmes/coordinator/check_hand_over.html",
        programme=programme,
        leaving=leaving,
        own=leaving.ref == reader.ref,
        successor=form.successor_name or form.to_address(),
        at_once=form.to_day() <= today(),
        open_lines=[
            source.sentence(each)
            for source in attention_sources.values()
            for each in source.find(programme.id, reader.id)
        ],
        form=form,
    )
