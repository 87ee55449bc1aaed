"""What the clock does to tickets and sessions; in real time, as they live."""

from datetime import datetime

from flask import Flask
from sqlalchemy import delete

from app.access.models import AccessSession, AddressChange, SignInTicket
from app.access.rules import TICKETS_KEPT
from app.core.clock import real_now
from app.core.database import rows_changed
from app.core.declarations import Due, declare_due


def forget_old_access(_now: datetime) -> int:
    """Remove sessions that are over; tickets and changes of address older than a day, with the addresses typed."""
    instant = real_now()
    over = delete(AccessSession).where(AccessSession.expires_at <= instant)
    old = delete(SignInTicket).where(SignInTicket.created_at < instant - TICKETS_KEPT)
    typed = delete(AddressChange).where(AddressChange.created_at < instant - TICKETS_KEPT)
    return rows_changed(over) + rows_changed(old) + rows_changed(typed)


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("access_forgotten", forget_old_access))
