"""The letters of a programme to its staff."""

from collections.abc import Sequence

from app.core.declarations import Promise, promise_sources
from app.mail.links import url
from app.mail.message import Letter
from app.organisation import queries as organisation
from app.programmes.definition import Move
from app.programmes.models import Programme, Role
from app.programmes.queries import letterhead
from app.programmes.wording import ROLES


def invitation(address: str, role: Role, programme: Programme | None) -> Letter:
    """How to come in, for somebody who was given a role. No link opens anything by itself: they ask for one."""
    return Letter(
        name="invitation",
        to=address,
        head=letterhead(programme) if programme else organisation.letterhead(),
        programme_id=programme.id if programme else None,
        context={"url": url("/connexion"), "role": ROLES[role]},
    )


def calendar_moved(address: str, told: Sequence[Promise], move: Move, programme: Programme) -> Letter:
    """The days somebody was told, and those they become: one line a thing, whatever the number of its bearers."""
    lines = dict.fromkeys((_words(each.code), each.day, move.of(each.anchor, each.day)) for each in told)
    return Letter(
        name="calendar_moved",
        to=address,
        head=letterhead(programme),
        programme_id=programme.id,
        context={
            "first_name": told[0].first_name,
            "title": programme.title,
            "later": move.days > 0,
            "lines": list(lines),
            "url": url(f"/programmes/{programme.slug}"),
        },
    )


def _words(code: str) -> str:
    return next(found for source in promise_sources.values() if (found := source.words(code)))
