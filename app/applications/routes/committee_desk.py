"""The coordination follows its committee: who has declared links and with whom, who has read, calling the meeting."""

from flask import Response, flash

from app.access.models import Person
from app.access.visitor import signed_in_person
from app.applications import queries, services
from app.applications.errors import LinkGone
from app.applications.forms import ConveneForm, LinksForm, RecordLinkForm
from app.applications.models import Application
from app.applications.routes.coordinator import pages
from app.applications.routes.declaring import declare_links
from app.applications.rules import committee_reads
from app.applications.wording import ROLES
from app.applications.wording.links import link_recorded, link_taken_back, staff_lines
from app.applications.wording.selection import convened
from app.core.declarations import panels
from app.programmes.models import Programme, Role
from app.programmes.queries import by_slug, definition, staff_people
from app.web.pages import page, see_other


def _staff(programme: Programme) -> dict[str, Person]:
    """Return who may have a link that matters: the committee and the coordination, by ref."""
    found = [*staff_people(programme.id, Role.COMMITTEE), *staff_people(programme.id, Role.COORDINATOR)]
    return {person.ref: person for person in sorted(found, key=lambda each: each.sort_key)}


@pages.get("/comite")
def committee(slug: str) -> Response:
    """Show who has said with whom they have a link, and how far the reading is; never what anybody thinks."""
    programme = by_slug(slug)
    return _committee(programme, None)


def _committee(programme: Programme, form: RecordLinkForm | None, *, status: int = 200) -> Response:
    me, known = signed_in_person(), definition(programme)
    staff, files = _staff(programme), queries.people_to_declare(programme.id, me.id)
    form = form or _record_form(staff, files, me, anew=True)
    sitting = {person.id for person in staff_people(programme.id, Role.COMMITTEE)}
    recusals = queries.recusals(programme.id, reader_id=me.id)
    return page(
        status=status,
        template="applications/coordinator/committee.html",
        programme=programme,
        calendar=known.calendar,
        reads=committee_reads(programme.state, known),
        lines=staff_lines(staff.values(), sitting, queries.declarations(programme.id), recusals, me),
        progress=queries.reading_progress(programme.id, reader_id=me.id),
        form=form,
        convened=queries.last_convened(programme.id),
        roles=ROLES,
        panels=panels("committee_coordination", programme),
    )


def _record_form(
    staff: dict[str, Person], files: list[Application], me: Person, *, anew: bool = False
) -> RecordLinkForm:
    people = [(ref, person.full_name) for ref, person in staff.items() if ref != me.ref]
    names = [(each.ref, f"{each.full_name} ({ROLES[each.role].lower()})") for each in files]
    return RecordLinkForm(people, names, **({"formdata": None} if anew else {}))


@pages.post("/comite/liens")
def record_link(slug: str) -> Response:
    """Take down a link that somebody of the staff told of."""
    programme, me = by_slug(slug), signed_in_person()
    staff, files = _staff(programme), queries.people_to_declare(programme.id, me.id)
    form = _record_form(staff, files, me)
    if not form.validate():
        return _committee(programme, form, status=422)
    told = form.to_link()
    person, application = staff[told.person], queries.file_of_staff(programme.id, told.application, me.id)
    flash(link_recorded(person.full_name, is_new=services.record_link(application, person, actor=me.ref)))
    return see_other("applications.coordinator.committee", slug=slug)


def _link(slug: str, ref: str, member: str) -> tuple[Programme, Application, Person]:
    programme, me = by_slug(slug), signed_in_person()
    application = queries.file_of_staff(programme.id, ref, me.id)
    found = queries.recusals(programme.id, reader_id=me.id)
    for each in found:
        if each.application.id == application.id and each.person.ref == member:
            return programme, application, each.person
    raise LinkGone


@pages.get("/comite/liens/<ref>/<member>/lever")
def take_back(slug: str, ref: str, member: str) -> Response:
    """Say what taking a link back opens, before the button."""
    programme, application, person = _link(slug, ref, member)
    return page(programme=programme, application=application, person=person)


@pages.post("/comite/liens/<ref>/<member>/lever")
def take_back_now(slug: str, ref: str, member: str) -> Response:
    """Take a link back: it was a mistake."""
    _, application, person = _link(slug, ref, member)
    services.take_link_back(application, person, actor=signed_in_person().ref)
    flash(link_taken_back(person.full_name))
    return see_other("applications.coordinator.committee", slug=slug)


@pages.get("/comite/mes-liens")
def my_links(slug: str) -> Response:
    """Ask a coordinator with whom they have a link; say who will handle the files hidden from them."""
    programme = by_slug(slug)
    people = queries.people_to_declare(programme.id, signed_in_person().id)
    return _mine(programme, LinksForm(people, chosen=()))


def _mine(programme: Programme, form: LinksForm, *, status: int = 200, changed: bool = False) -> Response:
    me = signed_in_person()
    return page(
        status=status,
        template="applications/coordinator/my_links.html",
        programme=programme,
        form=form,
        changed=changed,
        declared=queries.declared(programme.id, me.id),
        links=queries.links_count(programme.id, me.id),
        others=[each.full_name for each in staff_people(programme.id, Role.COORDINATOR) if each.id != me.id],
    )


@pages.post("/comite/mes-liens")
def declare_mine(slug: str) -> Response:
    """Take down a coordinator's own links."""
    programme = by_slug(slug)
    people = queries.people_to_declare(programme.id, signed_in_person().id)
    return declare_links(programme, people, _mine, then="applications.coordinator.committee")


@pages.get("/comite/convoquer")
def convening(slug: str) -> Response:
    """Say whom the letter goes to and what it says, and ask what the calendar does not know."""
    return _convening(by_slug(slug), ConveneForm(formdata=None))


def _convening(programme: Programme, form: ConveneForm, *, status: int = 200) -> Response:
    return page(
        status=status,
        template="applications/coordinator/convening.html",
        programme=programme,
        form=form,
        calendar=definition(programme).calendar,
        members=staff_people(programme.id, Role.COMMITTEE),
        counts=queries.files_to_examine(programme.id, signed_in_person().id),
        convened=queries.last_convened(programme.id),
    )


@pages.post("/comite/convoquer")
def convene(slug: str) -> Response:
    """Write to each member of the committee."""
    programme, form = by_slug(slug), ConveneForm()
    if not form.validate():
        return _convening(programme, form, status=422)
    meeting = form.to_meeting()
    count = services.convene_committee(
        programme, at=meeting.at, place=meeting.place, lasts=meeting.lasts, actor=signed_in_person().ref
    )
    flash(convened(count))
    return see_other("applications.coordinator.committee", slug=slug)
