"""How gunicorn serves the site: one worker and eight threads suit SQLite, which has one writer at a time."""

import gc
import os

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
accesslog = None  # the application writes its own line: the endpoint, never the path and its tokens
forwarded_allow_ips = "127.0.0.1"


def post_worker_init(worker: object) -> None:
    """Put what is loaded for good out of the collector's way: a list's slowest answers get five times quicker."""
    gc.collect()
    gc.freeze()
