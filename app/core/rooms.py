"""The rooms of a drawer: where one module would be too long, the drawer is a folder with a module a room."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def rooms(drawer: str) -> Iterator[ModuleType]:
    """Give the modules of a folder by their names, each read when it is given; nothing of a drawer that is a module."""
    for found in iter_modules(getattr(import_module(drawer), "__path__", ())):
        yield import_module(f"{drawer}.{found.name}")
