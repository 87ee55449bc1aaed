"""Making the demo's database, once."""

import secrets
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from app import create_app
from app.charters.services import SealNames, create_seal, publish_root
from app.charters.services.certificates import ROOT
from app.config import Settings
from app.core import clock
from app.core.database import begin_writing, db
from app.demo import snapshot, wording
from app.demo.models import DemoBase, DemoClock
from app.demo.scenarios.stage import build
from app.demo.stand_ins import CLOCK, database_of
from app.operations.migrations import upgrade

_BEFORE = timedelta(days=200)  # the story began some months ago


def prepare() -> Path:
    """Bring the database to the present schema, write the story if there is none yet, or take it up where it was left.

    Returns the database's file.
    """
    app = create_app()
    database = database_of(app)
    begin_writing()
    with app.app_context():
        if write_story(app):
            snapshot.keep(database)
        else:
            snapshot.resume(database)
    return database


def write_story(app: Flask) -> bool:
    """Write the story into an empty database; tells whether it was empty. Commits."""
    _make_tables()
    _give_seal(app)
    if db.session.scalar(select(DemoClock.id)) is not None:
        db.session.remove()
        return False
    db.session.rollback()
    build(app.extensions[CLOCK])
    db.session.remove()
    db.engine.dispose()
    return True


def _give_seal(app: Flask) -> None:
    """Let the demo seal with a key of its own, older than its story; its root's passphrase is forgotten. Commits."""
    settings: Settings = app.config["BINOME"]
    if settings.seal_key is None:
        return
    folder = settings.seal_key.parent
    pushed = app.extensions[CLOCK]
    pushed.hold(clock.real_now() - _BEFORE)
    try:
        if settings.seal_key.exists():
            publish_root((folder / ROOT).read_bytes(), actor="command")
        else:
            create_seal(folder, secrets.token_urlsafe(), SealNames(*wording.SEAL_NAMES), actor="command")
        db.session.commit()
    finally:
        pushed.hold(None)


def _make_tables() -> None:
    upgrade()
    DemoBase.metadata.create_all(db.engine)
