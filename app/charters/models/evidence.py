"""The chain of evidence."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.base import UTC, Base


class CharterEvent(Base):
    """One link of a charter's chain of evidence: each carries the hash of the one before.

    `facts` are hashed and never change. What names somebody is there as a salted commitment; the value and its salt are
    in `personal`, which may be erased without breaking the chain.
    """

    __tablename__ = "charter_event"
    __table_args__ = (UniqueConstraint("charter_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"))
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(UTC)
    kind: Mapped[str]
    actor: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    personal: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    previous_hash: Mapped[str]
    hash: Mapped[str] = mapped_column(index=True)  # what a receipt is looked up by
