"""The coordination's first pages: its programmes, and what each asks of it."""

from flask import Response

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.home.queries.coordination import first_of, journey, next_deadline, to_do
from app.pairing.queries import page_of_pairs
from app.pairing.wording import pair_rows
from app.programmes.queries import by_slug, coordinated_by, definition
from app.web.audience import Audience, audience_blueprint
from app.web.pages import page

pages = audience_blueprint(Audience.COORDINATOR, __name__, url_prefix="/coordination")


@pages.get("")
def index() -> Response:
    """The programmes this person coordinates, each with its first lines."""
    person = signed_in_person()
    programmes = [(programme, *first_of(to_do(programme.id, person.id))) for programme in coordinated_by(person.id)]
    return page(programmes=programmes)


@pages.get("/<slug>")
def todo(slug: str) -> Response:
    """What must be done in one programme, how far it has come, and its pairs."""
    person, programme = signed_in_person(), by_slug(slug)
    listed = page_of_pairs(programme.id, reader_id=person.id)
    return page(
        programme=programme,
        today=today(),
        lines=to_do(programme.id, person.id),
        deadline=next_deadline(definition(programme).calendar, today()),
        journey=journey(programme.id, person.id),
        listed=listed,
        table=pair_rows(listed.pairs),
    )
