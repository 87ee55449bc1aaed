"""The lease by which one worker at most is at work."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.base import UTC, Base


class WorkerLease(Base):
    """One row: who works, and until when nobody else may."""

    __tablename__ = "worker_lease"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    holder: Mapped[str]
    until: Mapped[datetime] = mapped_column(UTC)
