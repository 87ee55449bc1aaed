"""Starts the worker: `python -m app.operations.worker`, the command `work` of an application without its pages.

Not through `flask`, which loads the commands of every library that brings some before it looks for ours.
"""

from app import create_app
from app.operations.commands import work


def main() -> None:
    """Work until stopped, as `flask work` does and with its options."""
    with create_app(pages=False).app_context():
        work(prog_name="worker")


if __name__ == "__main__":
    main()
