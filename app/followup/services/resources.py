"""Pages of method, written by the coordination for every programme of the host."""

from dataclasses import asdict, dataclass

from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.core.journal import record
from app.followup.errors.resources import ResourceMoved
from app.followup.models import ResourcePage, ResourceReaders
from app.followup.queries.resources import all_resources, read, resource
from app.followup.rules.resources import slug_for


@dataclass(frozen=True)
class Draft:
    """A page as it was written."""

    title: str
    summary: str
    body: str
    readers: ResourceReaders
    position: int


def add_resource(draft: Draft, *, actor: str) -> ResourcePage:
    """Keep a new page, under a name made from its title; the very same sent twice is one page.

    Refuses (`MarkdownRefused`) a text no page can show.
    """
    read(draft.title, draft.body)
    same = db.session.scalar(select(ResourcePage).filter_by(**asdict(draft)).limit(1))
    if same is not None:
        return same
    page = ResourcePage(slug=slug_for(draft.title, {each.slug for each in all_resources()}), version=0)
    db.session.add(page)
    _write(page, draft, actor)
    return page


def save_resource(slug: str, draft: Draft, *, seen: int, actor: str) -> ResourcePage:
    """Write over a page; one of ours becomes the host's. Tells nobody.

    Refuses an unknown page, a text no page can show (`MarkdownRefused`), and one that somebody else saved since it was
    `seen` (`ResourceMoved`).
    """
    read(draft.title, draft.body)
    kept = select(ResourcePage).where(ResourcePage.slug == slug).with_for_update()
    page = db.session.scalar(kept.execution_options(populate_existing=True))
    if resource(slug).version != seen:
        raise ResourceMoved
    if page is None:
        page = ResourcePage(slug=slug, version=0)
        db.session.add(page)
    _write(page, draft, actor)
    return page


def _write(page: ResourcePage, draft: Draft, actor: str) -> None:
    page.title, page.summary, page.body = draft.title, draft.summary, draft.body
    page.readers, page.position = draft.readers, draft.position
    page.version += 1
    page.updated_at, page.updated_by = now(), actor
    db.session.flush()
    record("resource_saved", actor=actor, subject=f"resource:{page.slug}", readers=page.readers.value)
