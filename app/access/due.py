"""What the clock does to tickets and sessions; in real time, as they live."""

from datetime import datetime

from flask import Flask
from sqlalchemy import delete

from app.access.models import AccessSession, SignInTicket
from app.access.rules import TICKETS_KEPT
from app.core.clock import real_now
from app.core.database import rows_changed
from app.core.declarations import Due, declare_due


def forget_old_access(_now: datetime) -> int:
    """Remove sessions that are over and tickets older than a day, with the addresses typed on them."""
    instant = real_now()
    over = delete(AccessSession).where(AccessSession.expires_at <= instant)
    old = delete(SignInTicket).where(SignInTicket.created_at < instant - TICKETS_KEPT)
    return rows_changed(over) + rows_changed(old)


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("access_forgotten", forget_old_access))
