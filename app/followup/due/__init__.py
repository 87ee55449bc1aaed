"""What the clock does in the year of a pair, one module a room."""

from types import ModuleType

from flask import Flask

from app.followup.due import first_impression, helping, launching, nudging

_ROOMS: tuple[ModuleType, ...] = (first_impression, helping, launching, nudging)


def register(app: Flask) -> None:
    """Let each room declare what falls due."""
    for room in _ROOMS:
        room.register(app)
