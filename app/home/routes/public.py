"""The front page, the public page of a programme, leaving an address, and the legal pages."""

from flask import Response, render_template, request
from markupsafe import Markup

from app.applications.rules import Intake, intake
from app.core.clock import now
from app.home.forms import NoticeForm
from app.home.keeping import Kept
from app.home.queries.public import Published, published
from app.home.remembering import Drawn, content, shown
from app.home.wording import programme_page
from app.organisation.context import Site
from app.programmes.queries import by_slug, definition, definition_at, public_programmes
from app.programmes.services import leave_notice_address
from app.web.audience import Audience, audience_blueprint
from app.web.pages import page, see_other
from app.web.robots import for_people
from app.web.throttle import limited

pages = audience_blueprint(Audience.PUBLIC, __name__)


def _show(slug: str) -> Response:
    found = published(slug)
    site = Site(found.host)
    known = shown(found, mounted_at=request.root_path)
    return page(
        template="home/public/programme.html",
        site=site,
        programme=found.programme,
        drawn=content(known, lambda: _content(found, site)),
    )


def _content(found: Published, site: Site) -> Drawn:
    coordination = f"{site.coordinator}, {site.email}" if site.email else site.organisation
    known = definition_at(found.programme.ref, found.programme.revision)
    view = programme_page(found, known, called=site.called or site.organisation, coordination=coordination)
    drawn = render_template(
        "home/public/_programme.html",
        site=site,
        programme=found.programme,
        view=view,
        partners=found.partners,
        has_guides=found.has_guides,
    )
    return Drawn(view.say(known.page.lead), Markup(drawn))  # noqa: S704 - what a template has drawn is escaped already


@pages.get("/")
def front() -> Response:
    """Show the only open programme, or the list of them."""
    programmes = public_programmes()
    taking = [each for each in programmes if intake(each.state, definition(each).calendar, now()) is Intake.OPEN]
    if len(programmes) == 1:
        return _show(programmes[0].slug)
    return page(programmes=[(each, definition(each), each in taking) for each in programmes])


@pages.get("/programmes/<slug>")
def programme(slug: str) -> Response:
    """Show what the programme is, is not, for whom, when, and how many places are left."""
    return _show(slug)


@pages.get("/programmes/<slug>/prevenir")
def notice(slug: str) -> Response:
    """Show the form to be told of the next edition."""
    return page(programme=published(slug).programme, form=NoticeForm())


@pages.post("/programmes/<slug>/prevenir")
@limited("10 per hour")
@for_people
def leave_address(slug: str) -> Response:
    """Keep the address; the answer is the same whether it was known or not."""
    found, form = published(slug).programme, NoticeForm()
    if not form.validate():
        return page(status=422, template="home/public/notice.html", programme=found, form=form)
    leave_notice_address(by_slug(slug), form.address)
    return see_other("home.public.noticed", slug=slug)


@pages.get("/programmes/<slug>/prevenir/note")
def noticed(slug: str) -> Response:
    """Say that the address was kept."""
    return page(programme=published(slug).programme)


@pages.get("/mentions-legales")
def legal() -> Response:
    """Who publishes and hosts the site."""
    return page()


@pages.get("/confidentialite")
def privacy() -> Response:
    """Who reads what, for how long, and one's rights."""
    return page(kept=Kept())


@pages.get("/accessibilite")
def accessibility() -> Response:
    """What was checked, what is left, how to say that something does not work."""
    return page()
