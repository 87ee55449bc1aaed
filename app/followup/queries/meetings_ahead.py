"""What is ahead of a pair and behind it, as one of its members has to deal with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.applications.models import ApplicantRole
from app.followup.models import Meeting, MeetingState
from app.followup.queries.meetings import OPEN, MeetingCount, Modes, count_of, is_past, meetings_of, stands
from app.pairing.models import Pair
from app.programmes.queries import by_id, definition


@dataclass(frozen=True)
class Outlook:
    """The next meeting of each kind, all that are open, all that are told (the latest first), and the count.

    `to_confirm`, `planned` and `awaiting` (one's own proposal) are ahead; `to_tell` is past, and nobody has said.
    """

    to_confirm: Meeting | None = None
    planned: Meeting | None = None
    to_tell: Meeting | None = None
    awaiting: Meeting | None = None
    open: tuple[Meeting, ...] = ()
    told: tuple[Meeting, ...] = ()
    count: MeetingCount = field(default_factory=MeetingCount)

    @property
    def is_free(self) -> bool:
        """Whether nothing is proposed, planned or waiting to be told."""
        return not self.open

    @property
    def held(self) -> list[Meeting]:
        """The meetings held, the contested ones included, the latest first."""
        return [each for each in self.told if each.state is MeetingState.HELD]

    @property
    def held_days(self) -> tuple[date, ...]:
        """The days the two met, nobody contesting it, the first first."""
        return tuple(each.happens_on for each in reversed(self.told) if stands(each))


def outlooks(seen: Iterable[tuple[Pair, ApplicantRole]]) -> dict[int, Outlook]:
    """Return the outlook of each of these pairs for the member who has that role in it; in one question."""
    pairs = list(seen)
    known = meetings_of([pair.id for pair, _ in pairs])
    return {pair.id: _outlook(known[pair.id], role, _modes(pair)) for pair, role in pairs}


def _modes(pair: Pair) -> Modes:
    return definition(by_id(pair.programme_id)).rhythm.counted_modes


def _outlook(known: list[Meeting], role: ApplicantRole, modes: Modes) -> Outlook:
    still = sorted((each for each in known if each.state in OPEN), key=lambda each: (each.starts_at, each.id))
    ahead = [each for each in still if not is_past(each)]
    past = [each for each in still if is_past(each)]
    proposed = [each for each in ahead if each.state is MeetingState.PROPOSED]
    return Outlook(
        to_confirm=next((each for each in proposed if each.proposed_by is not role), None),
        planned=next((each for each in ahead if each.state is MeetingState.AGREED), None),
        to_tell=past[-1] if past else None,
        awaiting=next((each for each in proposed if each.proposed_by is role), None),
        open=tuple(still),
        told=tuple(each for each in reversed(known) if each.state not in OPEN),
        count=count_of(known, modes),
    )
