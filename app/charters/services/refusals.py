"""One place that turns « where things stand » into a refusal."""

from app.charters.errors import AlreadySigned, CharterMovedOn, CharterWaits, NotTheirTurn, SignatureNotAwaited
from app.charters.models import Charter, CharterState, SignatureSlot
from app.charters.queries import standing_of
from app.charters.rules import SIGNED_BY_ALL, Obstacle, Standing, state_on
from app.core.clock import today
from app.organisation.models import Signatory
from app.organisation.queries import current_signatory
from app.pairing.models import Pair


def refuse_unless_open(charter: Charter) -> None:
    """Refuse when the three have signed, or when the charter is no longer to be signed."""
    if charter.state in SIGNED_BY_ALL:
        raise AlreadySigned
    state = state_on(today(), charter.state, charter.sign_by)
    if state is not CharterState.OPEN:
        raise SignatureNotAwaited(standing=state.value)


def refuse_unless_replaceable(charter: Charter) -> None:
    """Refuse (`CharterMovedOn`) when the three have signed: no other charter takes the place of that one."""
    if charter.state in SIGNED_BY_ALL:
        raise CharterMovedOn(now="signed")


def refuse_unless_signing(slot: SignatureSlot) -> None:
    """Refuse when this party has signed, or when its signature is no longer awaited."""
    standing = standing_of(slot)
    if standing is Standing.SIGNED:
        raise AlreadySigned
    if standing not in (Standing.MAY_SIGN, Standing.WAITS):
        raise SignatureNotAwaited(standing=standing.value)


def refuse_unless_their_turn(slot: SignatureSlot) -> None:
    """Refuse too when the host would sign before the two members."""
    refuse_unless_signing(slot)
    if standing_of(slot) is Standing.WAITS:
        raise NotTheirTurn


def signatory_for(pair: Pair) -> Signatory:
    """Return who signs for the host. Refuses (`CharterWaits`) when nobody does, or one of the two would sign twice."""
    signatory = current_signatory()
    if signatory is None:
        raise CharterWaits(obstacle=Obstacle.NO_SIGNATORY)
    if signatory.email in {pair.mentor.email, pair.mentee.email}:
        raise CharterWaits(obstacle=Obstacle.SIGNS_TWICE)
    return signatory
