"""Pages of method: ours as they come, until the host has written over one; and those of its own.

Nothing is copied when an installation begins: a page is the host's from the day somebody saves it, and is never
written over after that. Until then it follows the product.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from app.applications.models import Application
from app.charters.markdown import CharterSource, parse, to_data
from app.core.database import db
from app.followup.errors.resources import ResourceLikeCharter, ResourceUnknown
from app.followup.method import method_pages
from app.followup.models import ResourcePage, ResourceReaders
from app.followup.queries.erasing import is_put_away
from app.followup.rules import SHOWN
from app.followup.rules.resources import may_read
from app.pairing.models import Pair
from app.programmes.queries import is_any_staff


@dataclass(frozen=True)
class Resource:
    """One page of method. `version` is 0 as long as it is ours; `updated_by` is then nobody."""

    slug: str
    title: str
    summary: str
    body: str
    readers: ResourceReaders
    position: int
    version: int = 0
    updated_at: datetime | None = None
    updated_by: str = ""


def all_resources() -> list[Resource]:
    """Return every page, the withdrawn ones too, in order."""
    ours = {
        each.slug: Resource(each.slug, each.title, each.summary, each.body, ResourceReaders.PAIRS, each.position)
        for each in method_pages()
    }
    kept = {each.slug: _resource(each) for each in db.session.scalars(select(ResourcePage))}
    return sorted((ours | kept).values(), key=lambda each: (each.position, each.slug))


def resource(slug: str) -> Resource:
    """Return the page of that name. Refuses (`ResourceUnknown`) any other."""
    found = next((each for each in all_resources() if each.slug == slug), None)
    if found is None:
        raise ResourceUnknown
    return found


def resources_for(*, of_pairs: bool) -> list[Resource]:
    """Return the pages a visitor reads, in order."""
    return [each for each in all_resources() if may_read(each.readers, of_pairs=of_pairs)]


def has_public_resources() -> ColumnElement[bool]:
    """Return the condition that everybody may read a page; ours are for pairs until the host says otherwise."""
    return select(ResourcePage.id).where(ResourcePage.readers == ResourceReaders.EVERYBODY).exists()


def is_of_pairs(person_id: int, day: date) -> bool:
    """Tell whether a person reads the pages for pairs: whoever is in one, or was until its page closed; the staff."""
    mine = select(Application.id).where(Application.person_id == person_id)
    of_theirs = or_(Pair.mentor_application_id.in_(mine), Pair.mentee_application_id.in_(mine))
    found = select(Pair.id).where(of_theirs, Pair.state.in_(SHOWN), ~is_put_away(day)).limit(1)
    return db.session.scalar(found) is not None or is_any_staff(person_id)


def source_of(title: str, body: str) -> str:
    """Return a page as one Markdown text, its title first: a line of the body is one further down."""
    return f"# {title}\n{body}"


def read(title: str, body: str) -> CharterSource:
    """Return a page as typed blocks, its title first. Refuses what no page of ours can show (`MarkdownRefused`).

    Refuses a text that ends as a charter does, signatures or clauses (`ResourceLikeCharter`): they would be taken off.
    """
    found = parse(source_of(title, body))
    if found.signature_tail or found.clauses:
        raise ResourceLikeCharter
    return found


def blocks(found: Resource) -> list[dict[str, Any]]:
    """Return the text of a page, ready to be shown below its title."""
    return _blocks(found.title, found.body)


@lru_cache(maxsize=64)
def _blocks(title: str, body: str) -> list[dict[str, Any]]:
    return to_data(read(title, body).blocks[1:])


def _resource(row: ResourcePage) -> Resource:
    return Resource(
        row.slug,
        row.title,
        row.summary,
        row.body,
        row.readers,
        row.position,
        row.version,
        row.updated_at,
        row.updated_by,
    )
