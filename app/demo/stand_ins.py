"""What stands in the demo for the world outside, for its site and for its worker: its clock, its carrier of letters."""

from pathlib import Path

from flask import Flask, current_app
from sqlalchemy import make_url

from app.core import clock
from app.demo.clock import PushedClock
from app.demo.transport import MailboxTransport
from app.mail.transport import EXTENSION

CLOCK = "binome.demo_clock"


def register(app: Flask) -> None:
    """Put them in place, in this process."""
    pushed = PushedClock(database_of(app))
    app.extensions[CLOCK] = pushed
    app.extensions[EXTENSION] = MailboxTransport()
    clock.set_source(pushed)


def database_of(app: Flask) -> Path:
    """Return the file of the demo's database."""
    return Path(make_url(app.config["BINOME"].database).database or "")


def pushed_clock() -> PushedClock:
    """Return the clock of the present application."""
    found: PushedClock = current_app.extensions[CLOCK]
    return found
