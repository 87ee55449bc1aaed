"""Starts the site and its worker together, and stops both when either ends: `python -m app.operations.serve`."""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def serve(port: int, *, host: str = "127.0.0.1", quiet: bool = False) -> int:
    """Run the server and the worker until one ends or somebody stops them; returns the exit status.

    `quiet`: they say what goes wrong and nothing else, so that what was printed before stays on the screen.
    """
    environment = {**os.environ, "BINOME_BIND": f"{host}:{port}"}
    less = ("--log-level", "warning") if quiet else ()
    commands: Sequence[Sequence[str]] = (
        (sys.executable, "-m", "gunicorn", "--config", str(ROOT / "deploy" / "gunicorn.py"), *less, "wsgi:app"),
        (sys.executable, "-m", "app.operations.worker"),
    )
    out = subprocess.DEVNULL if quiet else None
    children = [subprocess.Popen(each, cwd=ROOT, env=environment, stdout=out) for each in commands]  # noqa: S603 - our own
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        return next(child.returncode for child in children if child.poll() is not None) or 1
    except (KeyboardInterrupt, SystemExit):
        return 0
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait(timeout=30)


def main() -> None:
    """Read the port and serve."""
    parser = argparse.ArgumentParser(description="Runs the site and its worker.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    chosen = parser.parse_args()
    sys.exit(serve(chosen.port, host=chosen.host))


if __name__ == "__main__":
    main()
