"""What the year answers to earlier steps, one module a room."""

from types import ModuleType

from flask import Flask

from app.followup.reactions import adjusting, handing_over

_ROOMS: tuple[ModuleType, ...] = (adjusting, handing_over)


def register(app: Flask) -> None:
    """Let each room listen."""
    for room in _ROOMS:
        room.register(app)
