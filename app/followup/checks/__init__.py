"""What must be in order for the year of the pairs, one module a room."""

from flask import Flask

from app.followup.checks import confidential

_ROOMS = (confidential,)


def register(app: Flask) -> None:
    """Let each room declare its checks."""
    for room in _ROOMS:
        room.register(app)
