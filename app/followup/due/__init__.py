"""What the clock does in the year of a pair, one module a room."""

from types import ModuleType

from flask import Flask

from app.followup.due import launching

_ROOMS: tuple[ModuleType, ...] = (launching,)


def register(app: Flask) -> None:
    """Let each room declare what falls due."""
    for room in _ROOMS:
        room.register(app)
