"""Who is to be paired and what pairs there are, as far as one reader may know of them: what a room is made of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.applications.models import ApplicantRole, Application, ApplicationState
from app.applications.queries import hidden_ids
from app.core.database import db
from app.pairing.models import Pair
from app.pairing.rules import CHOSEN, LIVE
from app.pairing.rules.pairable import is_pairable, is_put_aside, to_release

_STATES = (ApplicationState.ELIGIBLE, ApplicationState.ACCEPTED, ApplicationState.WAITLISTED)


@dataclass(frozen=True)
class Known:
    """What one reader may know, by the ids of the database."""

    people: dict[int, Application]
    aside: list[Application]
    hidden: frozenset[int]
    pairs: Sequence[Pair]

    @property
    def unseen(self) -> Counter[int]:
        """How many places of each mentor are taken by pairs this reader knows nothing of."""
        return Counter(pair.mentor_application_id for pair in self.pairs if pair.mentee_application_id in self.hidden)

    @property
    def taken(self) -> frozenset[int]:
        """Mentees this board has nothing to decide of: their pair is known to them, or unknown to the reader."""
        return frozenset(
            pair.mentee_application_id
            for pair in self.pairs
            if pair.state not in CHOSEN or pair.mentor_application_id in self.hidden
        )


def known_to(reader_id: int | None, programme_id: int, out: frozenset[int], *, committee: bool) -> Known:
    """Return what a reader may know; `out` are applications that wait for nobody, unless they are chosen for."""
    pairs = db.session.scalars(
        select(Pair).where(Pair.programme_id == programme_id, Pair.state.in_(LIVE)).order_by(Pair.id)
    ).all()
    chosen = {each for pair in pairs if pair.state in CHOSEN for each in members_of(pair)}
    over = out - chosen
    hidden = frozenset() if reader_id is None else hidden_ids(reader_id, programme_id)
    found = db.session.scalars(
        select(Application)
        .where(Application.programme_id == programme_id, Application.state.in_(_STATES))
        .order_by(Application.submitted_at, Application.id)
    ).all()
    people, aside = {}, []
    for each in found:
        prepared = to_release(each.decision, each.released_at)
        if each.id in hidden or each.id in over:
            continue
        if is_pairable(each.state, prepared, committee=committee):
            people[each.id] = each
        elif committee and each.role is ApplicantRole.MENTEE and is_put_aside(each.state, prepared):
            aside.append(each)
    return Known(people, aside, hidden, pairs)


def members_of(pair: Pair) -> tuple[int, int]:
    """Return the ids of the applications of the two."""
    return pair.mentor_application_id, pair.mentee_application_id
