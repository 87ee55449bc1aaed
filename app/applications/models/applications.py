"""An application: a draft resumed by link, then a file that is read and decided."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.access.models import Person
from app.core.base import UTC, Base, enum_type, unique_while
from app.programmes.models import Programme


class ApplicantRole(StrEnum):
    """Which side of a pair somebody applies for."""

    MENTOR = "mentor"
    MENTEE = "mentee"

    @property
    def other(self) -> "ApplicantRole":
        """The side across."""
        return ApplicantRole.MENTEE if self is ApplicantRole.MENTOR else ApplicantRole.MENTOR


class ApplicationState(StrEnum):
    """`draft → submitted ⇄ to_complete → eligible → accepted | waitlisted | declined`; `withdrawn`, `expired`."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    TO_COMPLETE = "to_complete"
    ELIGIBLE = "eligible"
    ACCEPTED = "accepted"
    WAITLISTED = "waitlisted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Decision(StrEnum):
    """A decision prepared, that nobody outside knows of before its release."""

    ACCEPT = "accept"
    WAITLIST = "waitlist"
    DECLINE = "decline"


LIVE_STATES = ("submitted", "to_complete", "eligible", "accepted", "waitlisted")
_LIVE = "state IN ('submitted', 'to_complete', 'eligible', 'accepted', 'waitlisted')"


class Application(Base):
    """One person's wish to be a mentor or a mentee. Names and address are copied from the answers, for lists."""

    __tablename__ = "application"
    __table_args__ = (
        UniqueConstraint("programme_id", "reference"),
        unique_while("uq_application_live", "programme_id", "role", "email", condition=_LIVE),
        Index("ix_application_programme_id_state_role", "programme_id", "state", "role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    reference: Mapped[str | None]  # what people quote on the phone, given when the application is sent
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    role: Mapped[ApplicantRole] = mapped_column(enum_type(ApplicantRole, "role"))
    state: Mapped[ApplicationState] = mapped_column(enum_type(ApplicationState, "state"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    email: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(default="")
    profession: Mapped[str] = mapped_column(default="")
    eligibility: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    answers: Mapped[dict[str, Any]] = mapped_column(
        JSON, default=dict
    )  # by question key; replaced whole, never in place
    revision: Mapped[int] = mapped_column(default=0)  # grows with each save but autosaves, which may replace each other
    version: Mapped[int] = mapped_column(default=1)  # grows with each act of staff, so that two at once are told apart
    created_at: Mapped[datetime] = mapped_column(UTC)
    updated_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime | None] = mapped_column(UTC, index=True)  # of a draft
    submitted_at: Mapped[datetime | None] = mapped_column(UTC)
    reading_since: Mapped[datetime | None] = mapped_column(
        UTC
    )  # staff has begun: the rolling programme's answers are fixed
    question: Mapped[str] = mapped_column(default="")  # what the coordination asks to complete
    complete_by: Mapped[date | None]
    reply: Mapped[str] = mapped_column(default="")  # what the applicant answers to it
    reminded_at: Mapped[datetime | None] = mapped_column(UTC)  # of the closing, once, while a draft
    notes: Mapped[str] = mapped_column(default="")  # of the staff
    decision: Mapped[Decision | None] = mapped_column(enum_type(Decision, "decision"))
    decision_sentence: Mapped[str] = mapped_column(default="")  # for the person
    decision_reason: Mapped[str] = mapped_column(default="")  # for the staff
    decided_by: Mapped[str] = mapped_column(default="")
    released_at: Mapped[datetime | None] = mapped_column(UTC)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTC)
    erased_at: Mapped[datetime | None] = mapped_column(UTC)  # its answers and names are gone, the row counts on
    waiting_rank: Mapped[int | None]  # on the waiting list of their role, the first is 1
    charter_read_at: Mapped[datetime | None] = mapped_column(UTC)
    notice_hash: Mapped[str] = mapped_column(default="")  # SHA-256 of the privacy notice shown when it was sent

    person: Mapped[Person | None] = relationship()
    programme: Mapped[Programme] = relationship()

    @property
    def full_name(self) -> str:
        """First and last name as the applicant wrote them; the reference once they are erased."""
        return f"{self.first_name} {self.last_name}".strip() or self.reference or ""


class ResumeLink(Base):
    """A link that opens one draft again, as often as needed until it is sent or expires."""

    __tablename__ = "resume_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime] = mapped_column(UTC)
    revoked_at: Mapped[datetime | None] = mapped_column(UTC)
