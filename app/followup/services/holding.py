"""What every act of the year shares: the pair held to the end of the transaction, and a year under way."""

from app.followup.errors import MentorshipNotUnderWay
from app.pairing.models import Pair
from app.pairing.rules import OPEN, RUNNING
from app.pairing.services.moving import lock


def hold(pair: Pair, *, paused_too: bool = True, seen: int | None = None) -> None:
    """Hold the pair's row to the end of the transaction: acts on it come one by one.

    Refuses (`MentorshipNotUnderWay`) before the third signature, once it is over, and in a pause unless `paused_too`.
    Given the version that was `seen`, refuses a pair that is no longer so (`PairMoved`).
    """
    lock(pair, seen=seen)
    if pair.state not in (OPEN if paused_too else RUNNING):
        raise MentorshipNotUnderWay(state=pair.state)
