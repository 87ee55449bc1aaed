"""What the committee decides besides the pairs themselves, and the sessions where it does."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.access.models import Person
from app.core.base import UTC, Base, unique_while


class PairVeto(Base):
    """A pair the committee does not want, whatever the rules say."""

    __tablename__ = "pair_veto"
    __table_args__ = (UniqueConstraint("mentor_application_id", "mentee_application_id", name="uq_pair_veto_couple"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"), index=True)
    mentor_application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"))
    mentee_application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str] = mapped_column(default="")
    by: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)


class ResemblanceRuling(Base):
    """What the coordination found of a name that resembles: the very person, or somebody else.

    It is about one line and holds no more than its digest: a line written anew is asked about again.
    """

    __tablename__ = "resemblance_ruling"
    __table_args__ = (
        UniqueConstraint(
            "author_application_id", "other_application_id", "written_hash", name="uq_resemblance_ruling_line"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"), index=True)
    author_application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"))
    other_application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    written_hash: Mapped[str]
    same: Mapped[bool]
    by: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)


class Derogation(Base):
    """A pair that a rule excludes, kept for a written reason by one member and confirmed by a second."""

    __tablename__ = "derogation"
    __table_args__ = (UniqueConstraint("mentor_application_id", "mentee_application_id", name="uq_derogation_couple"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"), index=True)
    mentor_application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"))
    mentee_application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    codes: Mapped[list[str]] = mapped_column(JSON, default=list)  # the findings that it lifts
    text: Mapped[str]
    asked_by: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(UTC)
    seconded_by: Mapped[str] = mapped_column(default="")
    seconded_at: Mapped[datetime | None] = mapped_column(UTC)


class CommitteeSession(Base):
    """One meeting of a committee: who was there, and from when to when decisions were taken in it.

    What is decided while it is open belongs to it. `record` is what was decided, frozen when it closed, by refs: names
    are looked up when it is read, and whoever reads is shown no more than they may know of.
    """

    __tablename__ = "committee_session"
    __table_args__ = (
        CheckConstraint("(closed_at IS NULL) = (record IS NULL)", name="record_once_closed"),
        unique_while("uq_committee_session_open", "programme_id", condition="closed_at IS NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    held_on: Mapped[date]
    opened_by: Mapped[str]
    opened_at: Mapped[datetime] = mapped_column(UTC)
    closed_at: Mapped[datetime | None] = mapped_column(UTC)
    record: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    version: Mapped[int] = mapped_column(default=1)

    presences: Mapped[list["SessionPresence"]] = relationship(order_by="SessionPresence.id")


class SessionPresence(Base):
    """Whether one member was at a session."""

    __tablename__ = "session_presence"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("committee_session.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    present: Mapped[bool]

    person: Mapped[Person] = relationship()
