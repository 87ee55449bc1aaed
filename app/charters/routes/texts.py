"""The versions of the charter text: listed, read, compared, published."""

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.charters import wording
from app.charters.editing import passages_between, version_lines
from app.charters.errors import CharterTextMoved
from app.charters.queries import (
    charters_of_older_texts,
    newest_text,
    pending_signatures,
    published_text,
    stamp_of,
    text_versions,
    text_with,
)
from app.charters.reading import text_file, text_view
from app.charters.routes import coordinator
from app.charters.services import publish_text
from app.core.text import version_in
from app.programmes.queries import by_slug
from app.web.files import pdf
from app.web.pages import page, see_other

pages = coordinator.pages


@pages.get("/reglages/charte")
def texts(slug: str) -> Response:
    """Show the versions, which is in force, and which is being prepared."""
    programme = by_slug(slug)
    in_force = published_text(programme.id)
    return page(
        programme=programme,
        versions=version_lines(programme.id),
        outdated=charters_of_older_texts(programme.id, in_force.id, signed_in_person().id) if in_force else 0,
    )


@pages.get("/reglages/charte/<int(max=2147483647):version>")
def version(slug: str, version: int) -> Response:
    """Show one version as people read it, or with `avec` what changed between it and another."""
    programme = by_slug(slug)
    text = text_with(programme.id, version)
    other = version_in(request.args.get("avec", ""))
    compared = text_with(programme.id, other) if other and other != version else None
    return page(
        programme=programme,
        text=text_view(programme, text),
        others=[each for each in text_versions(programme.id) if each.version != version],
        between=sorted((version, compared.version)) if compared else (),
        compared=compared,
        difference=passages_between(programme, text, compared) if compared else (),
    )


@pages.get("/reglages/charte/<int(max=2147483647):version>.pdf")
def version_pdf(slug: str, version: int) -> Response:
    """Give one version as people print it."""
    programme = by_slug(slug)
    return pdf(text_file(programme, text_with(programme.id, version)), f"charte-{slug}-version-{version}.pdf")


@pages.get("/reglages/charte/<int(max=2147483647):version>/publier")
def confirm_publishing(slug: str, version: int) -> Response:
    """Say what publishing changes and what it does not."""
    return _publishing(slug, version)


@pages.post("/reglages/charte/<int(max=2147483647):version>/publier")
def publish(slug: str, version: int) -> Response:
    """Put the version in force, unless it is not what was shown."""
    text = text_with(by_slug(slug).id, version)
    try:
        publish_text(text, actor=signed_in_person().ref, seen=request.form.get("seen", ""))
    except CharterTextMoved:
        return _publishing(slug, version, status=409)
    flash(wording.published(version))
    return see_other("charters.coordinator.texts", slug=slug)


def _publishing(slug: str, version: int, status: int = 200) -> Response:
    programme = by_slug(slug)
    text, in_force = text_with(programme.id, version), published_text(programme.id)
    return page(
        status=status,
        template="charters/coordinator/confirm_publishing.html",
        programme=programme,
        text=text,
        in_force=in_force,
        pending=pending_signatures(programme.id, signed_in_person().id),
        seen=stamp_of(newest_text(programme.id)),
        difference=passages_between(programme, in_force, text) if in_force else (),
        moved=wording.PUBLISHING_MOVED if status == 409 else "",
    )
