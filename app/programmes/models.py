"""Programmes, their staff, and what they borrow from the host."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.access.models import Person
from app.core.base import UTC, Base, enum_type, new_ref, unique_while


class ProgrammeState(StrEnum):
    """The life of one edition; a rolling programme stays `open` while its pairs run."""

    DRAFT = "draft"
    OPEN = "open"
    SELECTING = "selecting"
    PAIRING = "pairing"
    COMMITTING = "committing"
    RUNNING = "running"
    CLOSING = "closing"
    ARCHIVED = "archived"
    SUSPENDED = "suspended"


class Programme(Base):
    """One edition. `definition` is a whole `ProgrammeDefinition`: calendar, rules, questions and texts are its data."""

    __tablename__ = "programme"
    __table_args__ = (
        CheckConstraint("(state = 'suspended') = (suspended_from IS NOT NULL)", name="suspended_from_somewhere"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True, default=new_ref)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    state: Mapped[ProgrammeState] = mapped_column(enum_type(ProgrammeState, "programme_state"))
    suspended_from: Mapped[ProgrammeState | None] = mapped_column(enum_type(ProgrammeState, "suspended_from"))
    definition: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)  # read once a revision, see `queries`
    revision: Mapped[int] = mapped_column(
        default=1
    )  # grows with each change, of step too: whoever saw another one is told
    created_at: Mapped[datetime] = mapped_column(UTC)
    cloned_from_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"))
    intake_ended_at: Mapped[datetime | None] = mapped_column(UTC)  # by a person, before the calendar or without one


class Role(StrEnum):
    """What a member of staff may do; an administrator has no programme, being one of them all."""

    COORDINATOR = "coordinator"
    COMMITTEE = "committee"
    REFERENT = "referent"
    ADMINISTRATOR = "administrator"


class StaffRole(Base):
    """One person's role in one programme."""

    __tablename__ = "staff_role"
    __table_args__ = (
        UniqueConstraint("person_id", "programme_id", "role"),
        CheckConstraint("(role = 'administrator') = (programme_id IS NULL)", name="administrator_is_global"),
        unique_while("uq_staff_role_administrator", "person_id", condition="programme_id IS NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(enum_type(Role, "role"))
    since: Mapped[datetime] = mapped_column(UTC)

    person: Mapped[Person] = relationship()


_TO_COME = "done_at IS NULL AND cancelled_at IS NULL"


class HandOver(Base):
    """Somebody who coordinates a programme hands it over to somebody else, from a day on.

    `coordinator`, `email` and `phone` are whom members write to from that day; all empty, that does not change.
    """

    __tablename__ = "hand_over"
    __table_args__ = (
        CheckConstraint("leaving_id <> successor_id", name="to_somebody_else"),
        unique_while("uq_hand_over_to_come", "programme_id", "leaving_id", condition=_TO_COME),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True, default=new_ref)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    leaving_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    successor_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    starts_on: Mapped[date]
    coordinator: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    asked_by: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(UTC)
    done_at: Mapped[datetime | None] = mapped_column(UTC)
    cancelled_at: Mapped[datetime | None] = mapped_column(UTC)

    leaving: Mapped[Person] = relationship(foreign_keys=[leaving_id])
    successor: Mapped[Person] = relationship(foreign_keys=[successor_id])


class ProgrammePartner(Base):
    """A partner of the host that takes part in this programme."""

    __tablename__ = "programme_partner"

    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id", ondelete="CASCADE"), primary_key=True)


class ProgrammeReferent(Base):
    """A referent of the host whom the pairs of this programme may ask for help."""

    __tablename__ = "programme_referent"

    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True)
    referent_id: Mapped[int] = mapped_column(ForeignKey("referent.id", ondelete="CASCADE"), primary_key=True)


class NoticeRequest(Base):
    """An address left to be told of the next edition, and nothing else."""

    __tablename__ = "notice_request"
    __table_args__ = (UniqueConstraint("programme_id", "email"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    email: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UTC)
