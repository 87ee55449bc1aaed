"""The migrations of the database, read when somebody asks for them: Alembic and what it brings weigh ten megabytes."""

from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import ScriptInfo
from sqlalchemy import inspect, text

from app.core.database import db

FOLDER = Path(__file__).resolve().parents[2] / "migrations"


class MigrationCommands(click.Command):
    """Flask-Migrate's group of commands, in whose place this one stands until it is called."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the group and let it take the call."""
        app = click.get_current_context().ensure_object(ScriptInfo).load_app()
        return bind(app).make_context(info_name, args, parent, **extra)


def bind(app: Flask) -> click.Command:
    """Read Flask-Migrate for that application; returns its group of commands, which takes the place of ours."""
    from flask_migrate import Migrate

    Migrate(app, db, directory=str(FOLDER))
    return app.cli.commands["db"]


def upgrade() -> None:
    """Bring the database of the present application to the schema of this code. Commits."""
    import flask_migrate

    bind(current_app)
    flask_migrate.upgrade()


def wanted() -> str:
    """Return the revision of this code: migrations follow each other in the order of their names."""
    return max(file.stem for file in (FOLDER / "versions").glob("[0-9]*.py"))


def reached() -> str | None:
    """Return the revision of the database; none when it was never migrated."""
    if not inspect(db.session.connection()).has_table("alembic_version"):
        return None
    known = db.session.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return known[0] if len(known) == 1 else None
