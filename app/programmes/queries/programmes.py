"""Programmes, and what they are made of."""

from sqlalchemy import bindparam, select

from app.core.database import db, keep, kept
from app.programmes.definition import ProgrammeDefinition
from app.programmes.errors import ProgrammeUnknown
from app.programmes.models import Programme
from app.programmes.rules import PRIVATE

_EDITIONS = 20  # how far back editions of one programme are followed
_BY_SLUG = select(Programme).where(Programme.slug == bindparam("slug"))  # a statement of every page, built once
_kept: dict[str, tuple[int, ProgrammeDefinition]] = {}


def by_slug(slug: str) -> Programme:
    """Return the programme at that address; raises `ProgrammeUnknown`. Read once per transaction."""
    found = kept(_address(slug), lambda: db.session.scalar(_BY_SLUG, {"slug": slug}))
    if found is None:
        raise ProgrammeUnknown(slug=slug)
    return found


def remember(programme: Programme) -> None:
    """Let this transaction remember a programme by its address: `by_slug` asks no question for it."""
    keep(_address(programme.slug), programme)


def _address(slug: str) -> str:
    return f"programme {slug}"


def is_slug_taken(slug: str) -> bool:
    """Tell whether a programme has that address."""
    return db.session.scalar(_BY_SLUG, {"slug": slug}) is not None


def by_id(programme_id: int) -> Programme:
    """Return the programme with that number; raises `ProgrammeUnknown`."""
    found = db.session.get(Programme, programme_id)
    if found is None:
        raise ProgrammeUnknown(slug=str(programme_id))
    return found


def definition(programme: Programme) -> ProgrammeDefinition:
    """Return what the programme is; validated anew only when it has changed."""
    known = _kept.get(programme.ref)
    if known is None or known[0] != programme.revision:
        known = (programme.revision, ProgrammeDefinition.model_validate(programme.definition))
        if not kept(_being_changed(programme), lambda: False):
            _kept[programme.ref] = known
    return known[1]


def definition_changes(programme: Programme) -> None:
    """Let nothing of a definition outlive this transaction: were it undone, its revision would name another one."""
    keep(_being_changed(programme), value=True)


def _being_changed(programme: Programme) -> str:
    return f"definition of {programme.ref} changes"


def definition_at(ref: str, revision: int) -> ProgrammeDefinition:
    """Return what the programme of that ref is at that revision, as `definition` does for whoever holds its row."""
    known = _kept.get(ref)
    if known is not None and known[0] == revision:
        return known[1]
    return definition(db.session.scalars(select(Programme).where(Programme.ref == ref)).one())


def all_programmes() -> list[Programme]:
    """Return every programme, the newest first."""
    return list(db.session.scalars(select(Programme).order_by(Programme.created_at.desc(), Programme.id.desc())))


def public_programmes() -> list[Programme]:
    """Return the programmes the public may see: all but those in preparation and those put away."""
    return [programme for programme in all_programmes() if programme.state not in PRIVATE]


def earlier_editions(programme: Programme) -> list[Programme]:
    """Return the programmes this one continues in the same territory, the nearest first."""
    found, here = list[Programme](), definition(programme).territory.name
    while programme.cloned_from_id is not None and len(found) < _EDITIONS:
        programme = by_id(programme.cloned_from_id)
        if definition(programme).territory.name != here:
            break
        found.append(programme)
    return found
