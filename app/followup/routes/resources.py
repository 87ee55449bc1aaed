"""Pages of method: read by whom the host decides, written by the coordination of any of its programmes."""

from typing import Any

from flask import Response, flash

from app.access.visitor import current_person, signed_in_person
from app.charters.differences import Passage, compare
from app.charters.markdown import MarkdownRefused, review
from app.core.clock import today
from app.core.database import begin_reading, db
from app.followup.errors.resources import ResourceLikeCharter, ResourceMoved, ResourceUnknown
from app.followup.forms.resources import ResourceForm, resource_form
from app.followup.queries import pairs_of
from app.followup.queries.resources import (
    Resource,
    all_resources,
    blocks,
    is_of_pairs,
    resource,
    resources_for,
    source_of,
)
from app.followup.routes import coordinator, public
from app.followup.rules.resources import NEW, POSITIONS
from app.followup.services.resources import add_resource, save_resource
from app.followup.wording import resources as wording
from app.pairing.queries import actor_name
from app.pairing.queries.room import actor_names
from app.programmes.models import Programme
from app.programmes.queries import by_slug
from app.web.pages import page, see_other, wants_fragment

_EDITOR = "followup/coordinator/edit_resource.html"
_STEP = 10


@public.pages.get("/ressources")
def resources() -> Response:
    """List the pages this visitor may read."""
    of_pairs, layout = _visitor()
    return page(resources=resources_for(of_pairs=of_pairs), of_pairs=of_pairs, layout=layout)


@public.pages.get("/ressources/<slug>")
def resource_page(slug: str) -> Response:
    """Show one page, to whom the host decides; for anybody else there is none."""
    of_pairs, layout = _visitor()
    shown = resources_for(of_pairs=of_pairs)
    found = next((each for each in shown if each.slug == slug), None)
    if found is None:
        raise ResourceUnknown
    others = [each for each in shown if each.slug != slug]
    return page(resource=found, blocks=blocks(found), others=others, of_pairs=of_pairs, layout=layout)


@coordinator.pages.get("/reglages/ressources")
def resource_list(slug: str) -> Response:
    """List every page, with who reads it."""
    known = all_resources()
    return page(programme=by_slug(slug), resources=known, names=actor_names([each.updated_by for each in known]))


@coordinator.pages.get("/reglages/ressources/<ref>")
def edit_resource(slug: str, ref: str) -> Response:
    """Show a page, or an empty one, ready to be written."""
    known = _known(ref)
    return _editor(by_slug(slug), known, resource_form(known, position=_next_position()))


@coordinator.pages.post("/reglages/ressources/<ref>")
def save_resource_page(slug: str, ref: str) -> Response:
    """Keep a page, unless it cannot be shown or somebody else saved it meanwhile."""
    programme, known, form = by_slug(slug), _known(ref), ResourceForm()
    if not form.validate():
        return _editor(programme, known, form, status=422)
    draft, actor = form.to_draft(), signed_in_person().ref
    try:
        if known is None:
            add_resource(draft, actor=actor)
        else:
            save_resource(ref, draft, seen=form.version, actor=actor)
    except (MarkdownRefused, ResourceLikeCharter):
        return _editor(programme, known, form, status=422)
    except ResourceMoved:
        return _moved(programme, resource(ref), form)
    flash(wording.SAVED)
    return see_other("followup.coordinator.resource_list", slug=slug)


@coordinator.pages.post("/reglages/ressources/<ref>/apercu")
def preview_resource(slug: str, ref: str) -> Response:
    """Show what is typed as it would be read; nothing is kept."""
    db.session.rollback()
    begin_reading()  # asked for at each pause of the typing: it takes the place of nobody who writes
    programme, form = by_slug(slug), ResourceForm()
    if wants_fragment():
        shown = wording.preview(form.title.data or "", form.body.data or "")
        return page(template=_EDITOR, partial="_resource_preview_answer.html", programme=programme, preview=shown)
    form.validate()
    return _editor(programme, _known(ref), form, status=422 if form.errors else 200)


def _visitor() -> tuple[bool, str]:
    """Whether this visitor reads the pages for pairs, and the frame that their own pages have."""
    person = current_person()
    if person is None:
        return False, "layouts/public.html"
    layout = "layouts/pair.html" if pairs_of(person.id) else "layouts/account.html"
    return is_of_pairs(person.id, today()), layout


def _known(ref: str) -> Resource | None:
    return None if ref == NEW else resource(ref)


def _next_position() -> int:
    return min(max(each.position for each in all_resources()) + _STEP, POSITIONS[-1])


def _moved(programme: Programme, theirs: Resource, form: ResourceForm) -> Response:
    """Show what was typed beside what somebody else saved: saving again is then a choice."""
    form.seen.data = str(theirs.version)
    form.body.errors = [wording.MOVED]
    difference = _difference(theirs, form)
    by = actor_name(theirs.updated_by)
    return _editor(programme, theirs, form, status=409, theirs=theirs, by=by, difference=difference)


def _difference(theirs: Resource, form: ResourceForm) -> tuple[Passage, ...]:
    before = review(source_of(theirs.title, theirs.body)).accepted
    after = review(source_of(form.title.data or "", form.body.data or "")).accepted
    return compare(before, after) if before and after else ()


def _editor(
    programme: Programme, known: Resource | None, form: ResourceForm, *, status: int = 200, **shown: Any
) -> Response:
    seen = wording.preview(form.title.data or "", form.body.data or "")
    form.refuse_lines([each.sentence for each in seen.problems] if status == 422 else [])
    ref = known.slug if known else NEW
    return page(
        status=status, template=_EDITOR, programme=programme, known=known, ref=ref, form=form, preview=seen, **shown
    )
