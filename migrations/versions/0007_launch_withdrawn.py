"""Invitations to a launch day that were taken back, whoever had them being in no pair any more."""

import sqlalchemy as sa
from alembic import op
from app.core.base import UTC

revision = "0007_launch_withdrawn"
down_revision = "0006_mornings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("launch_invitation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("withdrawn_at", UTC(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("launch_invitation", schema=None) as batch_op:
        batch_op.drop_column("withdrawn_at")
