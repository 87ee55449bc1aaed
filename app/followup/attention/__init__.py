"""What a coordinator must see of the year, one module a room."""

from types import ModuleType

from flask import Flask

from app.followup.attention import adjusting, first_impression, helping, launching, nudging

_ROOMS: tuple[ModuleType, ...] = (adjusting, first_impression, helping, launching, nudging)


def register(app: Flask) -> None:
    """Let each room declare its source."""
    for room in _ROOMS:
        room.register(app)
