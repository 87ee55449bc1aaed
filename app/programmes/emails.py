"""The letters of a programme to its staff."""

from collections.abc import Sequence
from dataclasses import replace

from app.core.declarations import Enclosure, Promise, enclosure_for, promise_sources
from app.mail.links import url
from app.mail.message import Attachment, Letter
from app.organisation import queries as organisation
from app.programmes.definition import Move
from app.programmes.models import HandOver, Programme, Role
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


def coordination_handed_over(found: HandOver, programme: Programme) -> Letter:
    """Tell whoever takes over from which day, after whom, and how to come in."""
    return _to_successor("coordination_handed_over", found, programme)


def coordination_kept(found: HandOver, programme: Programme) -> Letter:
    """Tell whoever was to take over that they do not."""
    return _to_successor("coordination_kept", found, programme)


def coordination_not_handed(found: HandOver, programme: Programme, address: str) -> Letter:
    """Tell whoever still coordinates that the other could not take over: the account of the successor is closed."""
    return Letter(
        name="coordination_not_handed",
        to=address,
        head=letterhead(programme),
        programme_id=programme.id,
        context={
            "successor": found.successor.full_name,
            "leaving": found.leaving.full_name,
            "url": url(f"/coordination/{programme.slug}/reglages/equipe"),
        },
    )


def _to_successor(name: str, found: HandOver, programme: Programme) -> Letter:
    return Letter(
        name=name,
        to=found.successor.email,
        head=letterhead(programme),
        programme_id=programme.id,
        context={
            "first_name": found.successor.first_name,
            "leaving": found.leaving.full_name,
            "starts_on": found.starts_on,
            "url": url("/connexion"),
        },
    )


def calendar_moved(
    address: str, told: Sequence[Promise], move: Move, programme: Programme, *, reader_id: int | None = None
) -> Letter:
    """The days somebody was told, and those they become: one line a thing, whatever the number of its bearers.

    Features add their sentence for the days they care about, as `reader_id` may know when it is a preview; the files
    that go along are made as the letter leaves.
    """
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
            "notes": [said for each in _enclosures(told) if (said := each.sentence(programme.id, address, reader_id))],
            "url": url(f"/programmes/{programme.slug}"),
        },
    )


def with_files(letter: Letter, told: Sequence[Promise], programme: Programme) -> Letter:
    """Return the letter with the files that features add to it; what they wrote down of it is in this transaction."""
    files = [
        each.enclose(programme.id, letter.to)
        for each in _enclosures(told)
        if each.sentence(programme.id, letter.to, None)
    ]
    return replace(letter, attachments=tuple(Attachment(*each) for each in files))


def _enclosures(told: Sequence[Promise]) -> list[Enclosure]:
    found = (enclosure_for(anchor) for anchor in dict.fromkeys(each.anchor for each in told))
    return [each for each in found if each is not None]


def _words(code: str) -> str:
    return next(found for source in promise_sources.values() if (found := source.words(code)))
