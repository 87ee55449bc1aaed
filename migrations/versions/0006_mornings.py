"""Mornings of the coordination: what was seen last, so that a letter leaves for what is new."""

import sqlalchemy as sa
from alembic import op

revision = "0006_mornings"
down_revision = "0005_amendments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM morning_summary WHERE id NOT IN (SELECT max(id) FROM morning_summary GROUP BY person_id)")
    with op.batch_alter_table("morning_summary", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("said", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.drop_constraint(batch_op.f("uq_morning_summary_person_id_day"), type_="unique")
        batch_op.create_unique_constraint(batch_op.f("uq_morning_summary_person_id"), ["person_id"])


def downgrade() -> None:
    with op.batch_alter_table("morning_summary", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_morning_summary_person_id"), type_="unique")
        batch_op.create_unique_constraint(batch_op.f("uq_morning_summary_person_id_day"), ["person_id", "day"])
        batch_op.drop_column("said")
        batch_op.drop_column("told_on")
