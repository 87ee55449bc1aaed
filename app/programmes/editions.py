"""Which programme continues which: the next edition that the public may see, in the same territory."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, select

from app.core.database import db
from app.programmes.models import Programme
from app.programmes.rules import PRIVATE


@dataclass(frozen=True)
class NextEdition:
    """Where the next edition is, and from which day one may apply to it; always when it says none."""

    slug: str
    opens_on: date | None


def next_edition_columns() -> tuple[ScalarSelect[Any], ScalarSelect[Any]]:
    """Return the address and the opening of the next edition, for a statement about `programme`'s table."""
    here = Programme.__table__
    later = here.alias("later")
    place, place_after = (each.c.definition["territory"]["name"].as_string() for each in (here, later))
    found = select(later.c.slug, later.c.definition["calendar"]["opens_on"].as_string())
    chosen = found.where(later.c.cloned_from_id == here.c.id, later.c.state.not_in(PRIVATE), place == place_after)
    newest = chosen.order_by(later.c.id.desc()).limit(1).correlate(here)
    slug, opens_on = newest.selected_columns
    return newest.with_only_columns(slug).scalar_subquery(), newest.with_only_columns(opens_on).scalar_subquery()


def read_edition(slug: str | None, opens_on: str | None) -> NextEdition | None:
    """Return what those two columns say."""
    return NextEdition(slug, date.fromisoformat(opens_on) if opens_on else None) if slug else None


def next_edition(programme: Programme) -> NextEdition | None:
    """Return the next edition of a programme, once the public may see it."""
    row = db.session.execute(select(*next_edition_columns()).where(Programme.__table__.c.id == programme.id)).one()
    return read_edition(row[0], row[1])
