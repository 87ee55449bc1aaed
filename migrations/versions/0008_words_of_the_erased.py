"""What committees wrote of applicants whose files were erased before their words went with them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008_words_of_the_erased"
down_revision = "0007_launch_withdrawn"
branch_labels = None
depends_on = None

_LEFT = "…"
_ERASED = "(SELECT id FROM application WHERE erased_at IS NOT NULL)"
_SESSION = sa.table("committee_session", sa.column("id", sa.Integer), sa.column("record", sa.JSON(none_as_null=True)))


def upgrade() -> None:
    bind = op.get_bind()
    for table, words in (("derogation", "text"), ("pair_veto", "reason")):
        bind.execute(
            sa.text(
                f"UPDATE {table} SET {words} = :left WHERE TRIM({words}) <> ''"  # noqa: S608 - names of ours
                f" AND (mentor_application_id IN {_ERASED} OR mentee_application_id IN {_ERASED})"
            ),
            {"left": _LEFT},
        )
    gone = set(bind.scalars(sa.text("SELECT ref FROM application WHERE erased_at IS NOT NULL")))
    for number, record in bind.execute(sa.select(_SESSION).where(_SESSION.c.record.is_not(None))).all():
        if any([_blanked(record["derogations"], "text", gone), _blanked(record["refused"], "reason", gone)]):
            bind.execute(_SESSION.update().where(_SESSION.c.id == number).values(record=record))


def _blanked(lines: list[dict[str, Any]], words: str, gone: set[str]) -> bool:
    """Blank these words where they are of somebody erased; tells whether there were any."""
    theirs = [line for line in lines if gone & {line["mentor"], line["mentee"]} and line[words].strip()]
    for line in theirs:
        line[words] = _LEFT
    return bool(theirs)


def downgrade() -> None:
    """Nothing: what is erased stays so."""
