"""The room where the next version of the charter text is written: typed, previewed, saved, given up."""

from typing import Any

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.charters import wording
from app.charters.editing import fields_help, passages_between, passages_from, preview, preview_file
from app.charters.errors import CharterTextMoved, CharterTextPublished, CharterTextUnchanged
from app.charters.forms import TextForm
from app.charters.markdown import MarkdownRefused
from app.charters.models import CharterText
from app.charters.queries import newest_text, published_text, stamp_of, text_with
from app.charters.routes import coordinator
from app.charters.services import discard_text, import_text
from app.core.database import begin_reading, db
from app.core.text import version_in
from app.pairing.queries import actor_name
from app.programmes.models import Programme
from app.programmes.queries import by_slug
from app.web.files import pdf
from app.web.pages import page, see_other, wants_fragment

pages = coordinator.pages
_EDITOR = "charters/coordinator/edit_text.html"
_DISCARDING = "charters/coordinator/confirm_discarding.html"


@pages.get("/reglages/charte/modifier")
def edit_text(slug: str) -> Response:
    """Show the text being prepared, ready to be changed: the draft, else the one in force, or a version asked for."""
    programme = by_slug(slug)
    newest = newest_text(programme.id)
    wanted = version_in(request.args.get("depuis", ""))
    start = text_with(programme.id, wanted) if wanted else newest
    form = TextForm(formdata=None, data={"source": start.source if start else "", "seen": stamp_of(newest)})
    return _editor(programme, form, start_from=wanted)


@pages.post("/reglages/charte/modifier")
def save_text(slug: str) -> Response:
    """Keep the text as the version being prepared, unless it cannot be read or somebody saved another meanwhile."""
    programme, form = by_slug(slug), TextForm()
    if not form.validate():
        return _editor(programme, form, status=422)
    try:
        text = import_text(programme.id, form.source.data, actor=signed_in_person().ref, seen=form.seen.data)
    except MarkdownRefused:
        return _editor(programme, form, status=422)
    except CharterTextUnchanged:
        form.refuse(wording.UNCHANGED)
        return _editor(programme, form, status=422)
    except CharterTextMoved:
        return _moved(programme, form)
    flash(wording.TEXT_SAVED)
    return see_other("charters.coordinator.version", slug=slug, version=text.version)


@pages.post("/reglages/charte/apercu")
def preview_text(slug: str) -> Response:
    """Show what is typed as it would be read; nothing is kept."""
    _only_read()
    programme, form = by_slug(slug), TextForm()
    if wants_fragment():
        shown = preview(programme, form.source.data or "")
        return page(template=_EDITOR, partial="_preview_answer.html", programme=programme, preview=shown)
    readable = form.validate()
    return _editor(
        programme, form, status=200 if readable and not preview(programme, form.source.data).problems else 422
    )


@pages.post("/reglages/charte/apercu.pdf")
def preview_pdf(slug: str) -> Response:
    """Give what is typed as it would be printed; nothing is kept."""
    _only_read()
    programme, form = by_slug(slug), TextForm()
    if not form.validate():
        return _editor(programme, form, status=422)
    try:
        content = preview_file(programme, form.source.data, _next_version(newest_text(programme.id)))
    except MarkdownRefused:
        return _editor(programme, form, status=422)
    return pdf(content, f"charte-{slug}-brouillon.pdf")


@pages.get("/reglages/charte/<int(max=2147483647):version>/abandonner")
def confirm_discarding(slug: str, version: int) -> Response:
    """Say what giving the draft up loses."""
    return _discarding(slug, version)


@pages.post("/reglages/charte/<int(max=2147483647):version>/abandonner")
def discard(slug: str, version: int) -> Response:
    """Give the draft up for good, unless it is not the one that was shown."""
    text = text_with(by_slug(slug).id, version)
    try:
        discard_text(text, actor=signed_in_person().ref, seen=request.form.get("seen", ""))
    except CharterTextMoved:
        return _discarding(slug, version, status=409)
    flash(wording.TEXT_DISCARDED)
    return see_other("charters.coordinator.texts", slug=slug)


def _discarding(slug: str, version: int, status: int = 200) -> Response:
    programme = by_slug(slug)
    text = text_with(programme.id, version)
    if text.published_at is not None:
        raise CharterTextPublished
    in_force = published_text(programme.id)
    return page(
        status=status,
        template=_DISCARDING,
        programme=programme,
        text=text,
        by=actor_name(text.created_by),
        seen=stamp_of(newest_text(programme.id)),
        in_force=in_force,
        difference=passages_between(programme, in_force, text) if in_force else None,
        moved=wording.DISCARDING_MOVED if status == 409 else "",
    )


def _moved(programme: Programme, form: TextForm) -> Response:
    """Show the text that was typed beside what somebody else saved: saving again is then a choice."""
    newest = newest_text(programme.id)
    form.seen.data = stamp_of(newest)
    form.refuse(wording.TEXT_MOVED)
    by = actor_name(newest.created_by) if newest else ""
    return _editor(
        programme, form, status=409, theirs=newest, by=by, difference=passages_from(newest, form.source.data)
    )


def _editor(programme: Programme, form: TextForm, status: int = 200, **shown: Any) -> Response:
    typed = form.source.data or ""
    read = preview(programme, typed)
    form.refuse_lines([problem.named for problem in read.problems] if status == 422 else [])
    newest = newest_text(programme.id)
    return page(
        status=status,
        template=_EDITOR,
        programme=programme,
        form=form,
        preview=read,
        version=_next_version(newest),
        draft=newest if newest and newest.published_at is None else None,
        fields_help=fields_help(programme),
        **shown,
    )


def _next_version(newest: CharterText | None) -> int:
    if newest is None:
        return 1
    return newest.version + 1 if newest.published_at else newest.version


def _only_read() -> None:
    """Give the write lock back: a preview is asked for at each pause of the typing, and keeps nothing."""
    db.session.rollback()
    begin_reading()
