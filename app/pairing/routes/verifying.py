"""Names that merely resemble: the coordination says whose they are, and nobody else reads what was written."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.applications.errors import ApplicationUnknown
from app.pairing.forms import NameForm
from app.pairing.queries import actor_names, room
from app.pairing.queries.resemblances import already_verified, to_verify
from app.pairing.routes.coordinator import pages
from app.pairing.services import rule_resemblance, unrule_resemblance
from app.pairing.wording import committee
from app.pairing.wording.resemblances import answered, asked
from app.programmes.queries import by_slug, definition
from app.web.pages import page, see_other

_ANSWERS = {"same": committee.CONFIRMED_NAME, "other": committee.DENIED_NAME, "again": committee.REOPENED_NAME}


@pages.get("/noms-a-verifier")
def resemblances(slug: str) -> Response:
    """List the names to verify, then those that were."""
    programme = by_slug(slug)
    found = room(programme, definition(programme), signed_in_person().id)
    done = already_verified(found)
    return page(
        programme=programme,
        waiting=[(each, asked(each)) for each in to_verify(found)],
        done=[(each, answered(each)) for each in done],
        names=actor_names([each.ruling.by for each in done]),
    )


@pages.post("/noms-a-verifier")
def answer_resemblance(slug: str) -> Response:
    """Take down the answer, or take one back."""
    programme, form = by_slug(slug), NameForm()
    person = signed_in_person()
    found = room(programme, definition(programme), person.id)
    author, other = (found.people.get(each or "") for each in (form.author.data, form.other.data))
    said = _ANSWERS.get(form.answer.data or "")
    if not form.validate_on_submit() or author is None or other is None or said is None:
        raise ApplicationUnknown
    line = form.line.data or ""
    if form.answer.data == "again":
        unrule_resemblance(author, other, written_hash=line, actor=person.ref)
    else:
        same = form.answer.data == "same"
        rule_resemblance(author, other, written_hash=line, same=same, actor=person.ref)
    flash(said)
    return see_other("pairing.coordinator.resemblances", slug=slug)
