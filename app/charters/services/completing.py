"""After the second and the third signature: the host's turn, then the pair begins; the seal is the worker's."""

from datetime import date

from app.charters import emails
from app.charters.events import CharterCompleted
from app.charters.models import Charter, CharterState, Party
from app.charters.queries import slot_of
from app.charters.services import evidence
from app.charters.services.links import ask_to_sign
from app.core.clock import now, today
from app.core.database import db
from app.core.events import publish
from app.pairing.queries import taken_over_until
from app.pairing.services import activate_pair, extend_pair
from app.programmes.models import Programme
from app.programmes.queries import definition


def invite_host(charter: Charter) -> None:
    """Ask the host to countersign, once the two members have signed."""
    ask_to_sign(slot_of(charter, Party.HOST), emails.charter_to_countersign)


def complete(charter: Charter, *, actor: str) -> None:
    """Close the signing of a charter that the three have signed; the pair becomes active in the same transaction.

    An amendment gives it its new last day instead.
    The worker draws, seals and mails the final document afterwards (`Sealer`): its failure holds nobody back.
    """
    charter.state, charter.completed_at = CharterState.COMPLETE, now()
    evidence.append(charter, "completed", actor=actor)
    if charter.ends_on is not None:
        extend_pair(charter.pair, ends_on=charter.ends_on, actor=actor)
    else:
        starts_on, ends_on = _year_of(charter)
        activate_pair(charter.pair, starts_on=starts_on, ends_on=ends_on, actor=actor)
    publish(CharterCompleted(charter_id=charter.id, actor=actor))


def _year_of(charter: Charter) -> tuple[date, date]:
    known = definition(db.session.get_one(Programme, charter.programme_id))
    starts_on = max(known.calendar.launch_on or today(), today())
    return starts_on, taken_over_until(charter.pair, known) or known.calendar.ends(starts_on)
