"""Letters of the year that leave once, and the one question asked by name."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.applications.models import ApplicantRole
from app.core.base import UTC, Base, enum_type


class SentOnce(Base):
    """A letter of the year that has left: to which member of which pair, and about what. Each leaves once.

    `about` tells two of a kind apart: the ref of a meeting and its sequence, the day a silence began.
    """

    __tablename__ = "sent_once"
    __table_args__ = (UniqueConstraint("pair_id", "role", "letter", "about"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    role: Mapped[ApplicantRole] = mapped_column(enum_type(ApplicantRole, "role"))
    letter: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime] = mapped_column(UTC)


class Fit(StrEnum):
    """What a member says of the pair after the first meeting."""

    SUITS = "suits"
    UNCERTAIN = "uncertain"
    DOES_NOT_SUIT = "does_not_suit"


class FirstImpression(Base):
    """What one member said after the first meeting; the other never sees it, the coordination does."""

    __tablename__ = "first_impression"
    __table_args__ = (UniqueConstraint("pair_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    role: Mapped[ApplicantRole] = mapped_column(enum_type(ApplicantRole, "role"))
    fit: Mapped[Fit] = mapped_column(enum_type(Fit, "fit"))
    answered_at: Mapped[datetime] = mapped_column(UTC)
    said_at: Mapped[datetime] = mapped_column(UTC)  # what it says now: they may change their mind for a while
    handled_at: Mapped[datetime | None] = mapped_column(UTC)  # when the coordination said that it saw to it

    @property
    def waits(self) -> bool:
        """Whether they wish to talk about it, and the coordination has not seen to it."""
        return self.fit is Fit.DOES_NOT_SUIT and self.handled_at is None
