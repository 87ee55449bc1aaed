"""Logging without personal data: the endpoint and not the path, no query string, no address, no name, no token."""

import logging
import sys
import time

from flask import Flask, Response, g, request


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


def configure_logging() -> None:
    """Send the program's own log lines to the standard error, where the system's journal keeps them."""
    root = logging.getLogger("binome")
    if not root.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        root.addHandler(handler)
        root.setLevel(logging.INFO)
        root.propagate = False
