"""Pairs and the answers of their two members."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.applications.models import ApplicantRole, Application
from app.core.base import UTC, Base, enum_type, unique_while
from app.core.clock import to_paris


class PairState(StrEnum):
    """`drafted → validated → proposed → committed → active → completed`, and the ways out."""

    DRAFTED = "drafted"
    VALIDATED = "validated"
    PROPOSED = "proposed"
    COMMITTED = "committed"
    ACTIVE = "active"
    PAUSED = "paused"
    EXTENDED = "extended"
    COMPLETED = "completed"
    DECLINED = "declined"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    ENDED_EARLY = "ended_early"


class Answer(StrEnum):
    """What a member says of the pair proposed to them."""

    YES = "yes"
    NO = "no"


class Acquaintance(StrEnum):
    """Whether a member knows the person proposed; nobody who asks for another has to say."""

    NO = "no"
    HARMLESS = "harmless"
    PREFER_ANOTHER = "prefer_another"
    UNSAID = "unsaid"


_LIVE = "state IN ('drafted', 'validated', 'proposed', 'committed', 'active', 'paused', 'extended')"


class Pair(Base):
    """A mentor and a mentee. Its members never change: another match is another pair."""

    __tablename__ = "pair"
    __table_args__ = (
        CheckConstraint("mentor_application_id <> mentee_application_id", name="two_applications"),
        unique_while("uq_pair_live_mentee", "mentee_application_id", condition=_LIVE),
        Index("ix_pair_programme_id_state", "programme_id", "state"),
        Index("ix_pair_state_answer_by", "state", "answer_by"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    mentor_application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    mentee_application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    state: Mapped[PairState] = mapped_column(enum_type(PairState, "state"))
    findings: Mapped[list[dict[str, Any]]] = mapped_column(
        JSON, default=list
    )  # verdicts when it was formed: code, params
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)  # why it was chosen: code, params
    justification: Mapped[str] = mapped_column(default="")  # written when a point « to discuss » was accepted
    formed_by: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UTC)
    proposed_at: Mapped[datetime | None] = mapped_column(UTC)
    answer_by: Mapped[date | None]
    committed_at: Mapped[datetime | None] = mapped_column(UTC)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    closed_at: Mapped[datetime | None] = mapped_column(UTC)
    previous_pair_id: Mapped[int | None] = mapped_column(ForeignKey("pair.id"))

    mentor: Mapped[Application] = relationship(foreign_keys=[mentor_application_id])
    mentee: Mapped[Application] = relationship(foreign_keys=[mentee_application_id])
    answers: Mapped[list["PairAnswer"]] = relationship(order_by="PairAnswer.id")

    @property
    def closed_on(self) -> date | None:
        """The day it was closed, in Paris."""
        return to_paris(self.closed_at).date() if self.closed_at else None

    def member(self, role: ApplicantRole) -> Application:
        """Return the application of the member who has that role."""
        return self.mentor if role is ApplicantRole.MENTOR else self.mentee

    def role_of(self, person_id: int) -> ApplicantRole | None:
        """Return which side of the pair a person is on, or `None` for anybody else."""
        return next((role for role in ApplicantRole if self.member(role).person_id == person_id), None)

    def answer_of(self, role: ApplicantRole) -> "PairAnswer | None":
        """Return what that member answered, if they did."""
        return next((answer for answer in self.answers if answer.role is role), None)


class PairAnswer(Base):
    """What one member answered; once, and for themselves alone."""

    __tablename__ = "pair_answer"
    __table_args__ = (UniqueConstraint("pair_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    role: Mapped[ApplicantRole] = mapped_column(enum_type(ApplicantRole, "role"))
    answer: Mapped[Answer] = mapped_column(enum_type(Answer, "answer"))
    acquaintance: Mapped[Acquaintance] = mapped_column(enum_type(Acquaintance, "acquaintance"))
    answered_at: Mapped[datetime] = mapped_column(UTC)


class PairReminder(Base):
    """A reminder that has left: to whom, and how many days before the day to answer. Each leaves once."""

    __tablename__ = "pair_reminder"
    __table_args__ = (UniqueConstraint("pair_id", "role", "days_before"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    role: Mapped[ApplicantRole] = mapped_column(enum_type(ApplicantRole, "role"))
    days_before: Mapped[int]
    sent_at: Mapped[datetime] = mapped_column(UTC)


class Renewal(Base):
    """Whether a member of a mentorship that is over would like another; whoever has not said so is in no pool."""

    __tablename__ = "renewal"
    __table_args__ = (UniqueConstraint("pair_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    role: Mapped[ApplicantRole] = mapped_column(enum_type(ApplicantRole, "role"))
    another: Mapped[bool]
    said_at: Mapped[datetime] = mapped_column(UTC)
