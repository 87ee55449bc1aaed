"""The text of a charter, in versions."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.base import UTC, Base


class CharterText(Base):
    """One version of a programme's charter, as Markdown. Immutable once published."""

    __tablename__ = "charter_text"
    __table_args__ = (UniqueConstraint("programme_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    version: Mapped[int]
    source: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UTC)
    created_by: Mapped[str]
    published_at: Mapped[datetime | None] = mapped_column(UTC)
