"""The journal: who did what to which thing, and when. Append-only, no content, no address, no name.

The chain of evidence of a charter is another thing, kept by charters.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core.base import UTC, Base
from app.core.clock import now
from app.core.database import db


class JournalEntry(Base):
    """One act. `actor` and `subject` are internal references, meaningless once the person or thing is erased."""

    __tablename__ = "journal_entry"
    __table_args__ = (Index("ix_journal_entry_subject_at", "subject", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    act: Mapped[str]
    actor: Mapped[str]
    subject: Mapped[str]
    programme_id: Mapped[int | None] = mapped_column(index=True)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


def record(
    act: str, *, actor: str, subject: str, programme_id: int | None = None, **facts: str | int | bool | None
) -> None:
    """Write one act down, in its own transaction. `actor` is a person's ref, or `clock`, `command`, `visitor`."""
    db.session.add(
        JournalEntry(at=now(), act=act, actor=actor, subject=subject, programme_id=programme_id, facts=facts)
    )
