"""The site and its worker as deployed, under a clock that runs faster than the machine's up to a closing and beyond.

`BENCH_CLOSING`, `BENCH_REACHED_AT`: the closing, and the machine's instant at which it falls (Unix seconds);
`BENCH_PACE`: how many seconds of the programme one of the machine lasts.
"""

import os
from datetime import UTC, datetime, timedelta

from app import create_app
from app.core import clock
from flask import Flask


def site() -> Flask:
    """What gunicorn serves."""
    return _hurried(pages=True)


def worker() -> Flask:
    """What the worker runs."""
    return _hurried(pages=False)


def _hurried(*, pages: bool) -> Flask:
    closing = datetime.fromtimestamp(float(os.environ["BENCH_CLOSING"]), UTC)
    reached, pace = float(os.environ["BENCH_REACHED_AT"]), float(os.environ["BENCH_PACE"])
    app = create_app(pages=pages)
    clock.set_source(lambda: closing + timedelta(seconds=(clock.real_now().timestamp() - reached) * pace))
    return app
