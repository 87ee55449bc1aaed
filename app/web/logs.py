"""Logging without personal data: the endpoint and not the path, no query string, no address, no name, no token."""

import logging
import sys
import time
import traceback
from types import TracebackType
from typing import TypeAlias

from flask import Flask, Response, g, request

ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"
_DEEPEST = 10


def log_requests(app: Flask) -> None:
    """Write one line per request that was not a static file, with what is needed to see trouble and no more."""
    logger = logging.getLogger("binome.web")

    @app.before_request
    def _start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def _line(response: Response) -> Response:
        if request.endpoint != "static":
            elapsed = (time.perf_counter() - g.get("started", time.perf_counter())) * 1000
            logger.info("%s %s %s %.0f ms", request.method, request.endpoint or "-", response.status_code, elapsed)
        return response


class DiscreetFormatter(logging.Formatter):
    """Says of a failure what it was and where, never its message, which may quote what somebody wrote.

    `ValueError: invalid literal for int() with base 10: '…'` and PostgreSQL's `Key (email)=(…) already exists` do.
    """

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - the name is the standard library's
        """Return the places and kinds of a failure and of its causes, the first cause first."""
        error, parts = ei[1], list[str]()
        while error is not None and len(parts) < _DEEPEST:
            places = "".join(traceback.format_tb(error.__traceback__)).rstrip()
            parts.append(f"{places}\n{_named(error)}".lstrip("\n"))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nwhich led to:\n".join(reversed(parts))


def _named(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{kind}: {error}" if type(error).__module__ == "sqlite3" else kind  # SQLite names tables, quotes no value


def configure_logging() -> None:
    """Send log lines to the standard error, which the system's journal keeps: the program's, and others' alarms."""
    alarms = logging.getLogger()
    if not alarms.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(DiscreetFormatter(_LINE))
        handler.setLevel(logging.WARNING)
        alarms.addHandler(handler)
    root = logging.getLogger("binome")
    if not root.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(DiscreetFormatter(_LINE))
        root.addHandler(handler)
        root.setLevel(logging.INFO)
        root.propagate = False
