"""The launch day of a cohort: who was invited to which day and place, and who comes."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.base import UTC, Base


class LaunchInvitation(Base):
    """What somebody was last told of the launch day of their cohort; once a person, whatever their pairs.

    `sequence` grows with each calendar file that says something else (RFC 5545), `told_at` is when the last one did.
    `withdrawn_at`: since when they are expected no more, and have been told so; an invitation anew clears it.
    """

    __tablename__ = "launch_invitation"
    __table_args__ = (UniqueConstraint("programme_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    invited_at: Mapped[datetime] = mapped_column(UTC)
    told_on: Mapped[date]  # the day they have in their calendar
    told_place: Mapped[str]
    told_at: Mapped[datetime] = mapped_column(UTC)
    sequence: Mapped[int] = mapped_column(default=0)
    reminded_for: Mapped[date | None]  # the day that the last reminder was of
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTC)


class LaunchAnswer(Base):
    """Whether somebody comes to the launch day of their cohort."""

    __tablename__ = "launch_answer"
    __table_args__ = (UniqueConstraint("programme_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    coming: Mapped[bool]
    answered_at: Mapped[datetime] = mapped_column(UTC)
