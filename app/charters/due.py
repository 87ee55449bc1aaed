"""What the clock does to charters, and the long work of sealing them."""

from datetime import datetime

from flask import Flask, current_app

from app.charters.services import Sealed, Sealer, erase_charters, expire_charters, forget_drafts, send_reminders
from app.core.declarations import Due, Job, declare_due, declare_job

SEALER = "binome.sealer"


def sealer() -> Sealer:
    """Return what seals with the settings of the present application."""
    found: Sealer = current_app.extensions[SEALER]
    return found


def register(app: Flask) -> None:
    """Declare it: what is over ends first, so that nobody is reminded of it."""
    app.extensions[SEALER] = Sealer(app.config["BINOME"])
    declare_due(Due("charters_expired", expire_charters))
    declare_due(Due("charter_reminders", send_reminders))
    declare_due(Due("charters_erased", erase_charters))
    declare_due(Due("paper_drafts_forgotten", forget_drafts))
    declare_due(Due("seal_checked", _check))
    declare_job(Job("charters_sealed", _todo, _prepare, _write))


def _check(now: datetime) -> int:
    return sealer().check(now)


def _todo(now: datetime) -> list[int]:
    return sealer().todo(now)


def _prepare(charter_id: int) -> Sealed:
    return sealer().prepare(charter_id)


def _write(charter_id: int, sealed: Sealed) -> bool:
    return sealer().write(charter_id, sealed)
