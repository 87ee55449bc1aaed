"""Binds the demo to the application: its clock, its carrier, its audience, and what its banner shows."""

from pathlib import Path

from flask import Flask, Response, current_app, request
from sqlalchemy import make_url

from app.config import Mode, Settings
from app.core import clock
from app.core.database import begin_writing
from app.demo.clock import PushedClock
from app.demo.transport import MailboxTransport
from app.demo.wording import PUSHES
from app.mail.transport import EXTENSION
from app.operations.services import do_what_is_due
from app.web.audience import Audience, register_predicate

CLOCK = "binome.demo_clock"


def register(app: Flask) -> None:
    """Bind the demo to `app`, in this process."""
    settings: Settings = app.config["BINOME"]
    pushed = PushedClock(database_of(app))
    app.extensions[CLOCK] = pushed
    app.extensions[EXTENSION] = MailboxTransport()
    clock.set_source(pushed)
    register_predicate(Audience.DEMO, lambda: settings.mode is Mode.DEMO)
    app.after_request(_work_at_once)
    app.context_processor(_banner)


def _banner() -> dict[str, object]:
    return {"demo_banner": "demo/_banner.html", "story_now": clock.now(), "story_pushes": PUSHES}


def database_of(app: Flask) -> Path:
    """Return the file of the demo's database."""
    return Path(make_url(app.config["BINOME"].database).database or "")


def pushed_clock() -> PushedClock:
    """Return the clock of the present application."""
    found: PushedClock = current_app.extensions[CLOCK]
    return found


def _work_at_once(response: Response) -> Response:
    """Whoever plays looks into the mailbox right after the deed: it must not wait for the worker's next turn."""
    if request.method == "POST" and response.status_code < 400:
        begin_writing()
        do_what_is_due(clock.now())
    return response
