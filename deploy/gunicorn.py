"""How gunicorn serves the site: one worker and eight threads suit SQLite, which has one writer at a time."""

import gc
import os
import sys
import traceback
from typing import Any

from gunicorn.glogging import Logger


class DiscreetLogger(Logger):
    """Says that a request went wrong, never which: paths hold tokens, and a broken request is quoted in its error."""

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Cut what a request that could not be read says of itself."""
        if msg.startswith("Invalid request"):
            msg, args = "a request could not be read", ()
        super().warning(msg, *args, **kwargs)

    def exception(self, msg: object, *args: Any, **kwargs: Any) -> None:
        """Say where a request failed, without its address nor the message of the failure."""
        if "handling request" not in str(msg):
            super().exception(msg, *args, **kwargs)
            return
        kind, _, place = sys.exc_info()
        self.error("a request failed: %s\n%s", kind and kind.__name__, "".join(traceback.format_tb(place)))


bind = os.environ.get("BINOME_BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("BINOME_WORKERS", "1"))
threads = 8
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True  # two servers of one user would take each other's socket
logger_class = DiscreetLogger
accesslog = None  # the application writes its own line: the endpoint, never the path and its tokens
forwarded_allow_ips = "127.0.0.1"


def post_worker_init(worker: object) -> None:
    """Put what is loaded for good out of the collector's way: a list's slowest answers get five times quicker."""
    gc.collect()
    gc.freeze()
