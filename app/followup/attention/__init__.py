"""What a coordinator must see of the year, one module a room."""

from types import ModuleType

from flask import Flask

_ROOMS: tuple[ModuleType, ...] = ()


def register(app: Flask) -> None:
    """Let each room declare its source."""
    for room in _ROOMS:
        room.register(app)
