"""Every feature, in the order of a programme's life: its pages, commands, reactions and what it declares.

A feature is a package that may hold `routes` (a blueprint named `feature`), `commands` (those listed in `groups`) and
drawers of `_REGISTERED`, each with a function `register(app)`, or a folder whose modules have one; this module alone
lists the features.
"""

from importlib import import_module
from importlib.util import find_spec

from flask import Flask

from app.config import Mode, Settings
from app.core.rooms import rooms

FEATURES = (
    "mail",
    "organisation",
    "access",
    "programmes",
    "applications",
    "pairing",
    "charters",
    "followup",
    "home",
    "operations",
)
_OF_PAGES = ("visitor", "context")
_REGISTERED = ("stand_ins", "wording", "visitor", "reactions", "attention", "due", "checks", "context", "calendar")


def register(app: Flask, settings: Settings, *, pages: bool) -> None:
    """Bind the features to `app`, with their pages or without; the demo only in demo mode."""
    names = [*FEATURES, "demo"] if settings.mode is Mode.DEMO else FEATURES
    for name in names:
        if _exists(name, "models"):
            import_module(f"app.{name}.models")  # its tables are known, whatever of it is used
        for drawer in _REGISTERED:
            if _exists(name, drawer) and (pages or drawer not in _OF_PAGES):
                _bind(app, f"app.{name}.{drawer}")
        if pages and _exists(name, "routes"):
            app.register_blueprint(import_module(f"app.{name}.routes").feature)
        if _exists(name, "commands"):
            for group in import_module(f"app.{name}.commands").groups:
                app.cli.add_command(group)


def _bind(app: Flask, module: str) -> None:
    """Let a drawer declare what it declares, or each of its rooms; wording that only words has nothing to declare."""
    drawer = import_module(module)
    for each in (drawer,) if hasattr(drawer, "register") else rooms(module):
        declare = getattr(each, "register", None)
        if declare is not None:
            declare(app)


def _exists(feature: str, drawer: str) -> bool:
    return find_spec(f"app.{feature}.{drawer}") is not None
