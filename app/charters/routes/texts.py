"""The versions of the charter text: written, looked at, published."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.charters import wording
from app.charters.errors import CharterTextUnchanged
from app.charters.forms import TextForm
from app.charters.markdown import MarkdownRefused
from app.charters.queries import draft_text, pending_signatures, published_text, text_versions, text_with
from app.charters.reading import text_file, text_view
from app.charters.routes import coordinator
from app.charters.services import import_text, publish_text
from app.programmes.queries import by_slug
from app.web.files import pdf
from app.web.pages import page, see_other

pages = coordinator.pages


@pages.get("/reglages/charte")
def texts(slug: str) -> Response:
    """Show the versions, and the text being prepared, ready to be changed."""
    programme = by_slug(slug)
    start = draft_text(programme.id) or published_text(programme.id)
    return _editor(slug, TextForm(data={"source": start.source if start else ""}))


@pages.post("/reglages/charte")
def save_text(slug: str) -> Response:
    """Keep the text as the version being prepared, and show it as it will be read."""
    form = TextForm()
    if not form.validate():
        return _editor(slug, form, status=422)
    try:
        text = import_text(by_slug(slug).id, form.source.data, actor=signed_in_person().ref)
    except MarkdownRefused as refused:
        form.refuse(wording.text_refusal(refused))
        return _editor(slug, form, status=422)
    except CharterTextUnchanged:
        form.refuse(wording.UNCHANGED)
        return _editor(slug, form, status=422)
    return see_other("charters.coordinator.version", slug=slug, version=text.version)


@pages.get("/reglages/charte/<int(max=2147483647):version>")
def version(slug: str, version: int) -> Response:
    """Show one version as people read it."""
    programme = by_slug(slug)
    return page(programme=programme, text=text_view(programme, text_with(programme.id, version)))


@pages.get("/reglages/charte/<int(max=2147483647):version>.pdf")
def version_pdf(slug: str, version: int) -> Response:
    """Give one version as people print it."""
    programme = by_slug(slug)
    return pdf(text_file(programme, text_with(programme.id, version)), f"charte-{slug}-version-{version}.pdf")


@pages.get("/reglages/charte/<int(max=2147483647):version>/publier")
def confirm_publishing(slug: str, version: int) -> Response:
    """Say what publishing changes and what it does not."""
    programme = by_slug(slug)
    text = text_with(programme.id, version)
    return page(programme=programme, text=text, pending=pending_signatures(programme.id))


@pages.post("/reglages/charte/<int(max=2147483647):version>/publier")
def publish(slug: str, version: int) -> Response:
    """Put the version in force."""
    publish_text(text_with(by_slug(slug).id, version), actor=signed_in_person().ref)
    flash(wording.published(version))
    return see_other("charters.coordinator.texts", slug=slug)


def _editor(slug: str, form: TextForm, status: int = 200) -> Response:
    programme = by_slug(slug)
    return page(
        status=status,
        template="charters/coordinator/texts.html",
        programme=programme,
        form=form,
        versions=text_versions(programme.id),
        in_force=published_text(programme.id),
    )
