"""Binds the demo to the pages: its audience, what its banner shows, and work done at once."""

from flask import Flask, Response, request

from app.config import Mode, Settings
from app.core import clock
from app.core.database import begin_writing
from app.demo.wording import PUSHES
from app.operations.services import do_what_is_due
from app.web.audience import Audience, register_predicate


def register(app: Flask) -> None:
    """Bind the demo to the pages of `app`."""
    settings: Settings = app.config["BINOME"]
    register_predicate(Audience.DEMO, lambda: settings.mode is Mode.DEMO)
    app.after_request(_work_at_once)
    app.context_processor(_banner)


def _banner() -> dict[str, object]:
    return {"demo_banner": "demo/_banner.html", "story_now": clock.now(), "story_pushes": PUSHES}


def _work_at_once(response: Response) -> Response:
    """Whoever plays looks into the mailbox right after the deed: it must not wait for the worker's next turn."""
    if request.method == "POST" and response.status_code < 400:
        begin_writing()
        do_what_is_due(clock.now())
    return response
