"""What the clock does in the year of a pair, one module a room."""

from types import ModuleType

from flask import Flask

_ROOMS: tuple[ModuleType, ...] = ()


def register(app: Flask) -> None:
    """Let each room declare what falls due."""
    for room in _ROOMS:
        room.register(app)
