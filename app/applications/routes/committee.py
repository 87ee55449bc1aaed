"""The committee's home, and the links its members declare before they open a file."""

from flask import Response, url_for

from app.access.visitor import signed_in_person
from app.applications import queries
from app.applications.forms import LinksForm
from app.applications.models import Application
from app.applications.routes.declaring import declare_links
from app.applications.rules import committee_reads
from app.applications.wording.selection import asked, days
from app.core.clock import today
from app.core.declarations import panels
from app.programmes.models import Programme
from app.programmes.queries import by_slug, committees_of, definition
from app.web.audience import Audience, audience_blueprint
from app.web.pages import page

pages = audience_blueprint(Audience.COMMITTEE, __name__, url_prefix="/comite/<slug>")


@pages.get("")
def home(slug: str) -> Response:
    """Say what is asked of a member, by when, and what comes next."""
    programme, person = by_slug(slug), signed_in_person()
    known = definition(programme)
    reads = committee_reads(programme.state, known)
    declared = queries.declared(programme.id, person.id)
    rows = queries.reading_rows(programme.id, person.id) if reads and not declared.is_due else []
    left = sum(row.waits for row in rows)
    first = asked(declared, reads=reads, left=left, files=len(rows), calendar=known.calendar, today=today())
    return page(
        programme=programme,
        calendar=known.calendar,
        asked=first,
        url=url_for(first.endpoint, slug=slug) if first.endpoint else "",
        declared=declared,
        links=queries.links_count(programme.id, person.id),
        reads=reads,
        left=left,
        given=len([row for row in rows if row.mine]),
        days=list(days(known.calendar, today())),
        elsewhere=[each for each in committees_of(person.id) if each.id != programme.id],
        panels=panels("committee_home", programme),
    )


@pages.get("/liens")
def links(slug: str) -> Response:
    """Ask with whom one has a link: a name and a function, and nothing else of anybody."""
    programme = by_slug(slug)
    return _links(programme, LinksForm(_people(programme), chosen=()))


def _asks(programme: Programme) -> bool:
    return committee_reads(programme.state, definition(programme))


def _people(programme: Programme) -> list[Application]:
    return queries.people_to_declare(programme.id, signed_in_person().id) if _asks(programme) else []


def _links(programme: Programme, form: LinksForm, *, status: int = 200, changed: bool = False) -> Response:
    person = signed_in_person()
    return page(
        status=status,
        template="applications/committee/links.html",
        programme=programme,
        form=form,
        changed=changed,
        asks=_asks(programme),
        declared=queries.declared(programme.id, person.id),
        links=queries.links_count(programme.id, person.id),
    )


@pages.post("/liens")
def declare(slug: str) -> Response:
    """Take down the links; whoever applied meanwhile is asked about too."""
    programme = by_slug(slug)
    return declare_links(programme, _people(programme), _links, then="applications.committee.home")
