"""Asking a silent pair how it is."""

from datetime import date, datetime

from app.applications.models import ApplicantRole
from app.core.between import one_by_one
from app.core.clock import to_paris
from app.core.journal import record
from app.followup.emails.nudging import followup_silent
from app.followup.queries.nudging import Silence, to_nudge
from app.followup.rules.nudging import nudge
from app.followup.services.once import send_once
from app.pairing.models import Pair
from app.pairing.queries import pair_by_id
from app.pairing.services.moving import lock


def nudge_silent_pairs(now: datetime) -> int:
    """Write to both members of each pair silent for 45 days, then every six weeks; returns how many letters leave.

    Never in a pause, nor when a meeting is agreed or a date awaits its answer, nor in the last three weeks. Late, it
    asks once for all the time that went by.
    """
    today = to_paris(now).date()
    return sum(_ask(pair_by_id(each.pair_id), today) for each in one_by_one(to_nudge(today)))


def _ask(pair: Pair, today: date) -> int:
    """Write to both, if once the pair is held nothing has been heard of it meanwhile."""
    lock(pair)
    return sum(_write(pair, silence) for silence in to_nudge(today, pair.id))


def _write(pair: Pair, silence: Silence) -> int:
    about = nudge(silence.life, silence.days)
    letters = ((role, followup_silent(pair, role, since=silence.life)) for role in ApplicantRole)
    sent = sum(send_once(pair, role, letter, about=about) for role, letter in letters)
    if sent:
        record("pair_nudged", actor="clock", subject=pair.ref, programme_id=pair.programme_id)
    return sent
