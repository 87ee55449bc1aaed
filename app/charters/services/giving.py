"""What every signature shares, online or on paper: it is given once, and then the charter goes on."""

from datetime import date

from sqlalchemy import update

from app.charters import rules
from app.charters.models import Charter, Means, Party, SignatureSlot, SlotState
from app.charters.queries import states_of
from app.charters.services.completing import complete, invite_host
from app.charters.services.refusals import refuse_unless_signing
from app.core.clock import now
from app.core.database import db, rows_changed


def give(slot: SignatureSlot, *, signed_on: date | None = None) -> None:
    """Give the signature if it is still awaited: whoever comes second changes no row. With a day, it is on paper.

    Whoever signs takes the name as it is written: a claim that it is not goes.
    """
    given = update(SignatureSlot).where(SignatureSlot.id == slot.id, SignatureSlot.state == SlotState.PENDING)
    means = Means.PAPER if signed_on else Means.ONLINE
    values = {"state": SlotState.SIGNED, "signed_at": now(), "means": means, "signed_on": signed_on}
    done = rows_changed(given.values(values | {"claimed_name": ""}))
    db.session.refresh(slot)
    if not done:
        refuse_unless_signing(slot)


def go_on(charter: Charter, *, actor: str) -> None:
    """Complete the charter when the three have signed; ask the host when its turn has come."""
    states = states_of(charter)
    if rules.is_complete(states):
        complete(charter, actor=actor)
    elif rules.is_turn_of(Party.HOST, states):
        invite_host(charter)
