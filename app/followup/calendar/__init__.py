"""What a programme's dates send in its year, one module a room."""

from types import ModuleType

from flask import Flask

from app.followup.calendar import launching

_ROOMS: tuple[ModuleType, ...] = (launching,)


def register(app: Flask) -> None:
    """Let each room declare it."""
    for room in _ROOMS:
        room.register(app)
