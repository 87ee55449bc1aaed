"""What is ahead of a pair and behind it, as one of its members has to deal with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.applications.models import ApplicantRole
from app.followup.models import Meeting, MeetingState
from app.followup.queries.meetings import MeetingCount, counted, is_past, open_meetings


@dataclass(frozen=True)
class Outlook:
    """The next meeting of each kind, all that are open, and the count.

    `to_confirm`, `planned` and `awaiting` (one's own proposal) are ahead; `to_tell` is past, and nobody has said.
    """

    to_confirm: Meeting | None = None
    planned: Meeting | None = None
    to_tell: Meeting | None = None
    awaiting: Meeting | None = None
    open: tuple[Meeting, ...] = ()
    count: MeetingCount = field(default_factory=MeetingCount)

    @property
    def is_free(self) -> bool:
        """Whether nothing is proposed, planned or waiting to be told."""
        return not self.open


def outlooks(roles: Mapping[int, ApplicantRole]) -> dict[int, Outlook]:
    """Return the outlook of each of these pairs for the member who has that role in it; in two questions."""
    counts, known = counted(roles.keys()), open_meetings(roles.keys())
    return {number: _outlook(known[number], role, counts[number]) for number, role in roles.items()}


def _outlook(known: list[Meeting], role: ApplicantRole, count: MeetingCount) -> Outlook:
    ahead = [each for each in known if not is_past(each)]
    past = [each for each in known if is_past(each)]
    proposed = [each for each in ahead if each.state is MeetingState.PROPOSED]
    return Outlook(
        to_confirm=next((each for each in proposed if each.proposed_by is not role), None),
        planned=next((each for each in ahead if each.state is MeetingState.AGREED), None),
        to_tell=past[-1] if past else None,
        awaiting=next((each for each in proposed if each.proposed_by is role), None),
        open=tuple(known),
        count=count,
    )
