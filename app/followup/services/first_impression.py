"""The one question asked by name: does this pair suit you? After the first meeting, to each apart."""

from datetime import datetime

from app.applications.models import ApplicantRole
from app.core.between import one_by_one
from app.core.clock import now, to_paris
from app.core.database import db
from app.core.journal import record
from app.followup.emails.first_impression import followup_first_impression
from app.followup.errors.first_impression import ImpressionSettled, NotMetYet
from app.followup.models import FirstImpression, Fit
from app.followup.queries.first_impression import said_of, to_ask
from app.followup.rules.first_impression import may_change
from app.followup.services.holding import hold
from app.followup.services.once import send_once
from app.pairing.models import Pair
from app.pairing.queries import pair_by_id
from app.pairing.rules import RUNNING
from app.pairing.services.moving import lock, refuse_members


def ask_first_impressions(instant: datetime) -> int:
    """Write to both members of each pair that has met, from the day after; once. Returns how many letters leave.

    Never in a pause: then once it is over. Whoever has answered before is not asked.
    """
    return sum(_ask(pair_by_id(each)) for each in one_by_one(to_ask(to_paris(instant).date())))


def _ask(pair: Pair) -> int:
    lock(pair)
    found = said_of(pair.id)
    if pair.state not in RUNNING or found.met_on is None:
        return 0
    silent = [role for role in ApplicantRole if role not in found.by]
    return sum(send_once(pair, role, followup_first_impression(pair, role, met_on=found.met_on)) for role in silent)


def say_fit(pair: Pair, role: ApplicantRole, fit: Fit, *, actor: str) -> None:
    """Keep what a member says of the pair; the coordination reads it, the other member never does. Journalled.

    It may be changed for 14 days. Refuses before the first meeting (`NotMetYet`), once these days are over
    (`ImpressionSettled`) and outside a mentorship. Saying the same again changes nothing.
    """
    hold(pair)
    found = said_of(pair.id)
    if found.met_on is None:
        raise NotMetYet
    known = found.by.get(role)
    if known is not None and known.fit is fit:
        return
    if known is not None and not may_change(known.answered_at, now()):
        raise ImpressionSettled
    if known is None:
        known = FirstImpression(pair_id=pair.id, role=role, answered_at=now())
        db.session.add(known)
    known.fit, known.said_at, known.handled_at = fit, now(), None
    record("first_impression_given", actor=actor, subject=pair.ref, programme_id=pair.programme_id)
    db.session.flush()


def see_to_it(pair: Pair, *, actor: str) -> bool:
    """Note that the coordination saw to what worries a member of a pair; tells whether something waited. Journalled.

    Refuses staff who are one of the two, or have a link with one.
    """
    refuse_members(pair, actor)
    lock(pair)
    waiting = [each for each in said_of(pair.id).by.values() if each.waits]
    for each in waiting:
        each.handled_at = now()
    if waiting:
        record("first_impression_seen_to", actor=actor, subject=pair.ref, programme_id=pair.programme_id)
    db.session.flush()
    return bool(waiting)
