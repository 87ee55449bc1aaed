"""The migrated schema is the models', each migration runs up and down on a filled database, and loses nothing."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from app import ROOT, create_app
from app.access.models import AccessSession, Purpose
from app.access.services import find_or_create_person, start_session
from app.charters.guards import GUARDS, statements
from app.config import Mode, Settings
from app.core.base import Base
from app.core.database import db
from app.operations import migrations
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
        migrations.upgrade()
    return app


def test_migrated_schema_is_that_of_the_models(migrated: Flask) -> None:
    with migrated.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrated_guards_are_those_of_the_models(migrated: Flask) -> None:
    wanted = {guard.trigger: statements("sqlite", guard) for guard in GUARDS}
    with migrated.app_context(), db.engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        assert {name: (sql,) for name, sql in rows} == wanted


def test_migrations_down_and_up_again_leave_the_same_schema(migrated: Flask) -> None:
    with migrated.app_context():
        before = sorted(inspect(db.engine).get_table_names())
        downgrade(revision="base")
        db.engine.dispose()
        assert inspect(db.engine).get_table_names() == ["alembic_version"]
        upgrade()
        db.engine.dispose()
        assert sorted(inspect(db.engine).get_table_names()) == before


def test_columns_of_the_first_schema_go_with_the_second(migrated: Flask) -> None:
    """The first migration stays what installations ran; what the code no longer keeps, a later one takes away."""
    gone = (("signature_slot", "typed_name"), ("signing_code", "used_at"))
    with migrated.app_context():
        for revision, there in (("0001_whole_road", True), ("head", False)):
            (upgrade if revision == "head" else downgrade)(revision=revision)
            db.engine.dispose()
            for table, name in gone:
                assert any(column["name"] == name for column in inspect(db.engine).get_columns(table)) is there


def test_newest_migration_is_the_one_this_code_wants(migrated: Flask) -> None:
    heads = ScriptDirectory(str(ROOT / "migrations")).get_heads()
    with migrated.app_context():
        assert [migrations.wanted()] == list(heads) == [migrations.reached()]


def test_migrating_leaves_foreign_keys_on(migrated: Flask) -> None:
    with migrated.app_context():
        assert db.session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert db.session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert db.session.execute(text("PRAGMA synchronous")).scalar() == 2


def test_logging_survives_a_migration(migrated: Flask) -> None:
    import logging

    assert not logging.getLogger("binome.web").disabled


_WIDEN = """
import sqlalchemy as sa
from alembic import op

revision = "9001_widen"
down_revision = {head!r}


def upgrade() -> None:
    with op.batch_alter_table("person") as person:
        person.alter_column("email", type_=sa.String(320), existing_type=sa.String(), existing_nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("person") as person:
        person.alter_column("email", type_=sa.String(), existing_type=sa.String(320), existing_nullable=False)
"""
_FAIL = """
from alembic import op

revision = "9002_fail"
down_revision = "9001_widen"


def upgrade() -> None:
    op.execute("CREATE TABLE half_way (id INTEGER)")
    raise ValueError("half way")


def downgrade() -> None:
    pass
"""


@pytest.fixture
def scratch(migrated: Flask, tmp_path: Path) -> Path:
    """A copy of the migrations, with one more that rebuilds a parent table, and one that fails half-way."""
    folder = tmp_path / "migrations"
    shutil.copytree(ROOT / "migrations", folder)
    head = max(path.stem for path in (folder / "versions").glob("*.py"))
    (folder / "versions" / "9001_widen.py").write_text(_WIDEN.format(head=head))
    (folder / "versions" / "9002_fail.py").write_text(_FAIL)
    return folder


def _fill() -> None:
    person = find_or_create_person("anne@example.org", first_name="Anne")
    start_session(Purpose.ACCOUNT, person_id=person.id)
    db.session.commit()
    db.session.remove()


def _sessions() -> int:
    return db.session.query(AccessSession).count()


def test_rebuilding_a_parent_table_keeps_its_children(migrated: Flask, scratch: Path) -> None:
    with migrated.app_context():
        _fill()
        upgrade(directory=str(scratch), revision="9001_widen")
        assert _sessions() == 1
        db.session.remove()
        downgrade(directory=str(scratch), revision="-1")
        assert _sessions() == 1


def test_migration_that_fails_half_way_leaves_no_trace(migrated: Flask, scratch: Path) -> None:
    with migrated.app_context():
        _fill()
        with pytest.raises(ValueError, match="half way"):
            upgrade(directory=str(scratch))
        db.engine.dispose()
        assert "half_way" not in inspect(db.engine).get_table_names()
        assert _sessions() == 1
