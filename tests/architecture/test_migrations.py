"""The migrated schema is the models', each migration runs up and down on a filled database, and loses nothing."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from app import create_app
from app.config import Mode, Settings
from app.core.base import Base
from app.core.database import db
from flask import Flask
from flask_migrate import downgrade, upgrade
from pydantic import SecretStr
from sqlalchemy import inspect, text


@pytest.fixture
def migrated(tmp_path: Path) -> Flask:
    """An application on a database made by the migrations alone."""
    app = create_app(
        Settings(mode=Mode.TEST, secret_key=SecretStr("k" * 40), public_url="http://localhost", data_dir=tmp_path)
    )
    with app.app_context():
        upgrade()
    return app


def test_migrated_schema_is_that_of_the_models(migrated: Flask) -> None:
    with migrated.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrations_down_and_up_again_leave_the_same_schema(migrated: Flask) -> None:
    with migrated.app_context():
        before = sorted(inspect(db.engine).get_table_names())
        downgrade(revision="base")
        db.engine.dispose()
        assert inspect(db.engine).get_table_names() == ["alembic_version"]
        upgrade()
        db.engine.dispose()
        assert sorted(inspect(db.engine).get_table_names()) == before


def test_migrating_leaves_foreign_keys_on(migrated: Flask) -> None:
    with migrated.app_context():
        assert db.session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert db.session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert db.session.execute(text("PRAGMA synchronous")).scalar() == 2


def test_logging_survives_a_migration(migrated: Flask) -> None:
    import logging

    assert not logging.getLogger("binome.web").disabled
