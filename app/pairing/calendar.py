"""What the day to confirm sends, whom it was told to, and how open proposals follow."""

from datetime import date, timedelta
from functools import partial

from flask import Flask

from app.core.declarations import Planned, PromiseSource, declare_planned, declare_promises
from app.core.events import subscribe
from app.pairing.queries.promised import promised, to_remind, waiting_pairs
from app.pairing.rules import REMINDERS
from app.pairing.services.following import proposals_follow
from app.pairing.wording import calendar as wording
from app.programmes.events import CalendarChanged

_MORROW = timedelta(days=1)


def _changed(event: CalendarChanged) -> None:
    proposals_follow(event.programme_id, event.move, actor=event.actor)


def _before(days: int, day: date) -> date:
    return day - timedelta(days=days)


def register(_app: Flask) -> None:
    """Declare all of it."""
    for days in REMINDERS:
        people = partial(to_remind, days_before=days)
        declare_planned(
            f"pairing.reminder_{days}", Planned("confirm_by", partial(_before, days), people, wording.reminder)
        )
    expiry = Planned("confirm_by", lambda day: day + _MORROW, waiting_pairs, wording.expiry)
    declare_planned("pairing.expiry", expiry)
    declare_promises("pairing", PromiseSource(promised, wording.promise, wording.promised))
    subscribe(CalendarChanged, _changed)
