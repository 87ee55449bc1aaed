"""The seal, signatures on paper, charters that replace others, and what retention erases."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from app.charters.guards import Guard, create_guards, drop_guards
from app.core.base import UTC

revision = "0002_charter_that_proves_itself"
down_revision = "0001_whole_road"
branch_labels = None
depends_on = None

_FROZEN = "ref, code, reference, programme_id, pair_id, text_id, snapshot, snapshot_sha256, frozen_sha256, issued_at"
_EVENT = "charter_id, number, at, kind, actor, facts, previous_hash, hash"

_BEFORE = (
    Guard("charter_text", "published", "UPDATE", "OLD.published_at IS NOT NULL"),
    Guard("charter_text", "published_row", "DELETE", "OLD.published_at IS NOT NULL"),
    Guard("charter", "frozen", f"UPDATE OF {_FROZEN}"),
    Guard("charter", "row", "DELETE"),
    Guard("charter_file", "bytes", "UPDATE"),
    Guard("charter_file", "row", "DELETE"),
    Guard(
        "signature_slot", "given", "UPDATE OF charter_id, party, state, typed_name, signed_at", "OLD.state = 'signed'"
    ),
    Guard("signature_slot", "given_row", "DELETE", "OLD.state = 'signed'"),
    Guard("charter_event", "hashed", f"UPDATE OF {_EVENT}"),
    Guard("charter_event", "row", "DELETE"),
)
_IDENTITY = ("ref", "code", "reference", "programme_id", "pair_id", "text_id")
_KEPT = (*_IDENTITY, "snapshot_sha256", "frozen_sha256", "issued_at")
_FILE = ("id", "charter_id", "kind", "sha256", "size", "created_at")
_GIVEN = "charter_id, party, state, signed_at, means, signed_on"


def _same(columns: Sequence[str]) -> str:
    return " AND ".join(f"NEW.{column} = OLD.{column}" for column in columns)


_ERASES = (
    "OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND length(NEW.snapshot) = 0"
    f" AND OLD.state NOT IN ('draft', 'open') AND {_same(_KEPT)}"
)
_ERASED = "EXISTS (SELECT 1 FROM charter WHERE charter.id = OLD.charter_id AND charter.erased_at IS NOT NULL)"

_AFTER = (
    Guard("charter_text", "published", "UPDATE", "OLD.published_at IS NOT NULL"),
    Guard("charter_text", "published_row", "DELETE", "OLD.published_at IS NOT NULL"),
    Guard("charter", "frozen", f"UPDATE OF {', '.join(_KEPT)}, snapshot, erased_at", f"NOT ({_ERASES})"),
    Guard("charter", "row", "DELETE"),
    Guard("charter_file", "bytes", "UPDATE", f"NOT (length(NEW.content) = 0 AND {_same(_FILE)} AND {_ERASED})"),
    Guard("charter_file", "row", "DELETE"),
    Guard("paper_scan", "bytes", "UPDATE"),
    Guard("paper_scan", "row", "DELETE", f"NOT {_ERASED}"),
    Guard("signature_slot", "given", f"UPDATE OF {_GIVEN}", "OLD.state <> 'pending'"),
    Guard("signature_slot", "named", "UPDATE OF name", f"NOT (NEW.name = '' AND {_ERASED})"),
    Guard("signature_slot", "given_row", "DELETE", "OLD.state <> 'pending'"),
    Guard("charter_event", "hashed", f"UPDATE OF {_EVENT}"),
    Guard("charter_event", "opened", "UPDATE OF personal", "CAST(NEW.personal AS TEXT) <> '{}'"),
    Guard("charter_event", "row", "DELETE"),
    Guard("seal_certificate", "kept", "UPDATE"),
    Guard("seal_certificate", "row", "DELETE"),
)


def upgrade() -> None:
    drop_guards(op.get_bind(), _BEFORE)
    op.create_table(
        "seal_certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("root", "leaf", name="kind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("pem", sa.String(), nullable=False),
        sa.Column("not_before", UTC(), nullable=False),
        sa.Column("not_after", UTC(), nullable=False),
        sa.Column("added_at", UTC(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal_certificate")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_seal_certificate_fingerprint")),
    )
    op.create_table(
        "seal_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("checked_at", UTC(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("not_after", UTC(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_seal_check_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal_check")),
    )
    op.create_table(
        "paper_scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("charter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["charter_id"], ["charter.id"], name=op.f("fk_paper_scan_charter_id_charter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_scan")),
        sa.UniqueConstraint("charter_id", "number", name=op.f("uq_paper_scan_charter_id_number")),
    )
    op.create_table(
        "paper_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("charter_id", sa.Integer(), nullable=False),
        sa.Column("parties", sa.JSON(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["charter_id"], ["charter.id"], name=op.f("fk_paper_draft_charter_id_charter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_draft")),
        sa.UniqueConstraint("charter_id", name=op.f("uq_paper_draft_charter_id")),
    )
    op.create_index(op.f("ix_charter_event_hash"), "charter_event", ["hash"])
    with op.batch_alter_table("charter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("erased_at", UTC(), nullable=True))
        batch_op.create_index(batch_op.f("ix_charter_replaces_id"), ["replaces_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_charter_replaces_id_charter"), "charter", ["replaces_id"], ["id"])

    with op.batch_alter_table("signature_slot", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "means",
                sa.Enum("online", "paper", name="means", native_enum=False, create_constraint=True, length=32),
                nullable=False,
                server_default="online",
            )
        )
        batch_op.add_column(sa.Column("signed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("claimed_name", sa.String(), nullable=False, server_default=""))
        batch_op.drop_column("typed_name")  # the chain alone keeps it

    with op.batch_alter_table("signing_code", schema=None) as batch_op:
        batch_op.drop_column("used_at")

    create_guards(op.get_bind(), _AFTER)


def downgrade() -> None:
    drop_guards(op.get_bind(), _AFTER)
    op.drop_index(op.f("ix_charter_event_hash"), table_name="charter_event")
    with op.batch_alter_table("signing_code", schema=None) as batch_op:
        batch_op.add_column(sa.Column("used_at", UTC(), nullable=True))

    with op.batch_alter_table("signature_slot", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_signature_slot_means"), type_="check")
        batch_op.drop_column("claimed_name")
        batch_op.drop_column("signed_on")
        batch_op.drop_column("means")
        batch_op.add_column(sa.Column("typed_name", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("charter", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_charter_replaces_id_charter"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_charter_replaces_id"))
        batch_op.drop_column("erased_at")
        batch_op.drop_column("replaces_id")

    op.drop_table("paper_draft")
    op.drop_table("paper_scan")
    op.drop_table("seal_check")
    op.drop_table("seal_certificate")
    create_guards(op.get_bind(), _BEFORE)
