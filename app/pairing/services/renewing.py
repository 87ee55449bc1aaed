"""Whether whoever was in a mentorship that is over would like another."""

from sqlalchemy import select

from app.applications.models import ApplicantRole
from app.core.clock import now
from app.core.database import db
from app.core.journal import record
from app.pairing.errors import PairActRefused
from app.pairing.models import Pair, Renewal
from app.pairing.rules import OVER


def say_another(pair: Pair, role: ApplicantRole, *, another: bool, actor: str) -> None:
    """Write down whether a member of a mentorship that is over would like another: they are then first in line.

    They may change their mind. Tells nobody. Refuses (`PairActRefused`) one that is not over.
    """
    if pair.state not in OVER:
        raise PairActRefused(state=pair.state)
    said = db.session.scalar(select(Renewal).filter_by(pair_id=pair.id, role=role).with_for_update())
    if said is None:
        said = Renewal(pair_id=pair.id, role=role)
        db.session.add(said)
    said.another, said.said_at = another, now()
    db.session.flush()
    record("renewal_said", actor=actor, subject=pair.ref, programme_id=pair.programme_id)
