"""Asking a silent pair how it is."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.applications.models import ApplicantRole, Application
from app.core.clock import to_paris
from app.core.database import db
from app.core.journal import record
from app.followup.emails.nudging import followup_silent
from app.followup.queries.nudging import Silence, to_nudge
from app.followup.rules.nudging import nudge
from app.followup.services.holding import RUNNING
from app.followup.services.once import send_once
from app.pairing.models import Pair
from app.pairing.services.moving import lock


def nudge_silent_pairs(now: datetime) -> int:
    """Write to both members of each pair silent for 45 days, then every six weeks; returns how many letters leave.

    Never in a pause, nor when a meeting is agreed or a date awaits its answer, nor in the last three weeks. Late, it
    asks once for all the time that went by.
    """
    silences = {each.pair_id: each for each in to_nudge(to_paris(now).date())}
    if not silences:
        return 0
    wanted = select(Pair).where(Pair.id.in_(silences)).order_by(Pair.id)
    members = (joinedload(each).joinedload(Application.person) for each in (Pair.mentor, Pair.mentee))
    pairs = db.session.scalars(wanted.options(*members)).all()
    return sum(_ask(pair, silences[pair.id]) for pair in pairs)


def _ask(pair: Pair, silence: Silence) -> int:
    lock(pair)
    if pair.state not in RUNNING:
        return 0
    about = nudge(silence.life, silence.days)
    letters = ((role, followup_silent(pair, role, since=silence.life)) for role in ApplicantRole)
    sent = sum(send_once(pair, role, letter, about=about) for role, letter in letters)
    if sent:
        record("pair_nudged", actor="clock", subject=pair.ref, programme_id=pair.programme_id)
    return sent
