"""What the last day to sign does, whom it was told to, and how open charters follow."""

from datetime import timedelta

from flask import Flask

from app.charters.queries.promised import open_count, promised
from app.charters.services.following import charters_follow
from app.charters.wording import calendar as wording
from app.core.declarations import Planned, PromiseSource, declare_planned, declare_promises
from app.core.events import subscribe
from app.programmes.events import CalendarChanged

_MORROW = timedelta(days=1)


def _changed(event: CalendarChanged) -> None:
    charters_follow(event.programme_id, event.move, actor=event.actor)


def register(_app: Flask) -> None:
    """Declare all of it."""
    expiry = Planned("sign_by", lambda day: day + _MORROW, open_count, wording.expiry)
    declare_planned("charters.expiry", expiry)
    declare_promises("charters", PromiseSource(promised, wording.promise, wording.promised))
    subscribe(CalendarChanged, _changed)
