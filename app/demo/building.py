"""Making the demo's database, once."""

from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import select

from app import ROOT, create_app
from app.core.database import begin_writing, db
from app.demo import snapshot
from app.demo.context import CLOCK, database_of
from app.demo.models import DemoBase, DemoClock
from app.demo.scenarios.stage import build


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
    if db.session.scalar(select(DemoClock.id)) is not None:
        db.session.remove()
        return False
    db.session.rollback()
    build(app.extensions[CLOCK])
    db.session.remove()
    db.engine.dispose()
    return True


def _make_tables() -> None:
    if any((ROOT / "migrations" / "versions").glob("*.py")):
        upgrade()
    else:
        db.create_all()
    DemoBase.metadata.create_all(db.engine)
