"""Where each request of a board stands, and how many of each."""

from dataclasses import dataclass
from enum import StrEnum

from app.applications.models import Application
from app.pairing.queries.room import Room
from app.pairing.queries.solved import Solved


class Stand(StrEnum):
    """Where one request stands, in the order of the menu."""

    TO_DECIDE = "to_decide"
    NOBODY = "nobody"
    CHOSEN = "chosen"
    VALIDATED = "validated"
    ASIDE = "aside"


@dataclass(frozen=True)
class Request:
    """One line of the menu."""

    application: Application
    stands: Stand
    first: bool


@dataclass(frozen=True)
class Requests:
    """Every request of a board, those to decide first."""

    lines: tuple[Request, ...]

    def count(self, *stands: Stand) -> int:
        """Return how many stand there."""
        return sum(line.stands in stands for line in self.lines)


def requests(room: Room, answers: Solved) -> Requests:
    """Return where each request stands."""
    found = [Request(each, _stands(room, answers, each.ref), each.ref in room.first) for each in room.mentees]
    found += [Request(each, Stand.ASIDE, first=False) for each in room.aside]
    order = list(Stand)
    return Requests(tuple(sorted(found, key=lambda line: order.index(line.stands))))


def _stands(room: Room, answers: Solved, ref: str) -> Stand:
    pair = room.chosen.get(ref)
    if pair is not None:
        return Stand.VALIDATED if pair.state.value == Stand.VALIDATED.value else Stand.CHOSEN
    if answers.proposal.of_mentee(ref) is not None:
        return Stand.TO_DECIDE
    return Stand.NOBODY if answers.session.nobody_for(ref) else Stand.TO_DECIDE
