"""What a programme's dates send in its year, one module a room."""

from types import ModuleType

from flask import Flask

_ROOMS: tuple[ModuleType, ...] = ()


def register(app: Flask) -> None:
    """Let each room declare it."""
    for room in _ROOMS:
        room.register(app)
