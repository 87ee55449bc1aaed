"""What the clock does in the year of a pair, one module a room."""

from types import ModuleType

from flask import Flask

from app.followup.due import adjusting, erasing, first_impression, helping, launching, meetings, nudging

_ROOMS: tuple[ModuleType, ...] = (
    adjusting,
    erasing,
    first_impression,
    helping,
    launching,
    meetings,
    nudging,
)


def register(app: Flask) -> None:
    """Let each room declare what falls due."""
    for room in _ROOMS:
        room.register(app)
