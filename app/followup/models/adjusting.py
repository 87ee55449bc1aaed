"""What changes the course of a year: a pause, an end before its time."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.applications.models import ApplicantRole
from app.core.base import UTC, Base, enum_type, unique_while
from app.core.encryption import Confidential
from app.pairing.models import Pair


class Pause(Base):
    """A stretch of time during which nobody is nudged; the end of the mentorship moves by as much."""

    __tablename__ = "pause"
    __table_args__ = (
        unique_while("uq_pause_under_way", "pair_id", condition="resumed_on IS NULL"),
        CheckConstraint("resumed_on IS NULL OR resumed_on >= since", name="resumed_after"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), index=True)
    asked_by: Mapped[str]  # the ref of a person
    since: Mapped[date]
    until: Mapped[date]  # the day they mean to resume; the clock resumes that day unless somebody did before
    extended: Mapped[bool] = mapped_column(default=False)  # what it comes back to: a mentorship that was extended
    resumed_on: Mapped[date | None]


class Wish(StrEnum):
    """What whoever ends a mentorship would like; the first is a success, counted apart."""

    REACHED = "reached"
    ANOTHER = "another"
    STOP = "stop"


class Ending(Base):
    """A mentorship ended before its time, and how the other member is told."""

    __tablename__ = "ending"

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), unique=True)
    role: Mapped[ApplicantRole | None] = mapped_column(enum_type(ApplicantRole, "role"))  # nobody's when staff did it
    wish: Mapped[Wish] = mapped_column(enum_type(Wish, "wish"))
    word: Mapped[str] = mapped_column(Confidential, default="")  # for the other, handed over as it is
    ended_on: Mapped[date]
    tell_by: Mapped[date]
    told_at: Mapped[datetime | None] = mapped_column(UTC)

    pair: Mapped[Pair] = relationship()
