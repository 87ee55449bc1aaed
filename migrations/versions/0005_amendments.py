"""Amendments: short charters that give a mentorship a new last day."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from app.charters.guards import Guard, create_guards, drop_guards

revision = "0005_amendments"
down_revision = "0004_the_year"
branch_labels = None
depends_on = None

_IDENTITY = ("ref", "code", "reference", "programme_id", "pair_id", "text_id")
_KEPT = ("snapshot_sha256", "frozen_sha256", "issued_at")
_MAY_BE_EMPTY = ("amends_id", "ends_on")
_LIVE = "state IN ('draft', 'open', 'complete', 'sealed')"
_FIRST = f"{_LIVE} AND amends_id IS NULL"
_BEING_SIGNED = "state IN ('draft', 'open') AND amends_id IS NOT NULL"


def _same(columns: Sequence[str]) -> str:
    return " AND ".join(f"NEW.{column} = OLD.{column}" for column in columns)


def _same_or_empty(columns: Sequence[str]) -> str:
    return " AND ".join(
        f"(NEW.{column} = OLD.{column} OR (NEW.{column} IS NULL AND OLD.{column} IS NULL))" for column in columns
    )


def _guard(columns: Sequence[str], same: str) -> Guard:
    erases = (
        "OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND length(NEW.snapshot) = 0"
        f" AND OLD.state NOT IN ('draft', 'open') AND {same}"
    )
    return Guard("charter", "frozen", f"UPDATE OF {', '.join(columns)}, snapshot, erased_at", f"NOT ({erases})")


_BEFORE = (_guard((*_IDENTITY, *_KEPT), _same((*_IDENTITY, *_KEPT))), Guard("charter", "row", "DELETE"))
_AFTER = (
    _guard(
        (*_IDENTITY, *_MAY_BE_EMPTY, *_KEPT),
        f"{_same(_IDENTITY)} AND {_same_or_empty(_MAY_BE_EMPTY)} AND {_same(_KEPT)}",
    ),
    Guard("charter", "row", "DELETE"),
)


def _index(name: str, where: str) -> None:
    op.create_index(
        name, "charter", ["pair_id"], unique=True, sqlite_where=sa.text(where), postgresql_where=sa.text(where)
    )


_ERASED = "EXISTS (SELECT 1 FROM charter WHERE charter.id = OLD.charter_id AND charter.erased_at IS NOT NULL)"
_FILE = ("id", "charter_id", "kind", "sha256", "size", "created_at")
_ASKING = (  # these ask about the table that is rebuilt
    Guard("charter_file", "bytes", "UPDATE", f"NOT (length(NEW.content) = 0 AND {_same(_FILE)} AND {_ERASED})"),
    Guard("paper_scan", "row", "DELETE", f"NOT {_ERASED}"),
    Guard("signature_slot", "named", "UPDATE OF name", f"NOT (NEW.name = '' AND {_ERASED})"),
)


def upgrade() -> None:
    drop_guards(op.get_bind(), (*_BEFORE, *_ASKING))
    op.drop_index("uq_charter_live_pair", table_name="charter")
    with op.batch_alter_table("charter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("amends_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("ends_on", sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f("ix_charter_amends_id"), ["amends_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_charter_amends_id_charter"), "charter", ["amends_id"], ["id"])
        batch_op.create_check_constraint("amended_to_a_day", "(amends_id IS NULL) = (ends_on IS NULL)")
    _index("uq_charter_live_pair", _FIRST)
    _index("uq_charter_open_amendment", _BEING_SIGNED)
    create_guards(op.get_bind(), (*_AFTER, *_ASKING))


def downgrade() -> None:
    drop_guards(op.get_bind(), (*_AFTER, *_ASKING))
    op.drop_index("uq_charter_open_amendment", table_name="charter")
    op.drop_index("uq_charter_live_pair", table_name="charter")
    with op.batch_alter_table("charter", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_charter_amended_to_a_day"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_charter_amends_id_charter"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_charter_amends_id"))
        batch_op.drop_column("ends_on")
        batch_op.drop_column("amends_id")
    _index("uq_charter_live_pair", _LIVE)
    create_guards(op.get_bind(), (*_BEFORE, *_ASKING))
