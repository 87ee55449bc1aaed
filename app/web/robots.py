"""Telling people from robots on public forms, without a puzzle, a third party or a script.

Two traps: a field no person sees, and a form sent sooner than one can read it (the moment it was shown is signed).
Whoever is caught by mistake loses nothing: what was typed is on the next page, with a button that sends it again.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, current_app, make_response, render_template, request
from itsdangerous import BadSignature, TimestampSigner

from app.core.clock import real_now
from app.web.errors import typed

TRAP = "website"
STAMP = "shown"

View = TypeVar("View", bound=Callable[..., Any])


def for_people(view: View) -> View:
    """Ask whoever sends a form as a robot would to send it again, before the view sees it."""

    @wraps(view)
    def guarded(*args: Any, **values: Any) -> Any:
        if not _looks_like_a_robot():
            return view(*args, **values)
        kept = [(name, value) for name, value in typed() if name not in (TRAP, STAMP)]
        action = request.full_path.removesuffix("?")
        return make_response(render_template("errors/robot.html", typed=kept, action=action), 422)

    return cast("View", guarded)


def stamp() -> str:
    """Return the signed moment a form was shown; sent again, a form keeps the moment it was first shown."""
    known = request.form.get(STAMP, "")
    return known if _shown_for(known) is not None else _signer().sign("shown").decode()


def register(app: Flask, *, seconds: int) -> None:
    """Give forms their stamp; `seconds` is how long a person takes at the least, 0 to believe everybody."""
    app.config["FASTEST_PERSON"] = seconds
    app.jinja_env.globals["robot_stamp"] = stamp


def _looks_like_a_robot() -> bool:
    if request.form.get(TRAP):
        return True
    fastest = timedelta(seconds=current_app.config["FASTEST_PERSON"])
    shown_for = _shown_for(request.form.get(STAMP, ""))
    return bool(fastest) and (shown_for is None or shown_for < fastest)


def _shown_for(value: str) -> timedelta | None:
    try:
        _, since = _signer().unsign(value, return_timestamp=True)
    except BadSignature:
        return None
    return real_now() - since


def _signer() -> TimestampSigner:
    keys = [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]
    return TimestampSigner(keys, salt="a form was shown")
