"""How files are read and chosen: who has a link with whom, what each reader thinks, who may still apply late."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.access.models import Person
from app.applications.models.applications import ApplicantRole, Application
from app.core.base import UTC, Base, enum_type


class Recusal(Base):
    """A link that a member of staff has with an applicant: the file is as if it were not there for them."""

    __tablename__ = "recusal"
    __table_args__ = (UniqueConstraint("application_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    since: Mapped[datetime] = mapped_column(UTC)


class LinkDeclaration(Base):
    """That a member of the committee has said with whom they have a link, or that they have none: once, before all."""

    __tablename__ = "link_declaration"
    __table_args__ = (UniqueConstraint("programme_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    declared_at: Mapped[datetime] = mapped_column(UTC)


class Recommendation(StrEnum):
    """What a reader would do with a file."""

    FAVOURABLE = "favourable"
    RESERVED = "reserved"
    UNFAVOURABLE = "unfavourable"


class Opinion(Base):
    """What one reader thinks of one file; the others' stay hidden until one's own is given."""

    __tablename__ = "opinion"
    __table_args__ = (UniqueConstraint("application_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    grid: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # criterion of the programme: value
    recommendation: Mapped[Recommendation] = mapped_column(enum_type(Recommendation, "recommendation"))
    comment: Mapped[str] = mapped_column(default="")
    given_at: Mapped[datetime] = mapped_column(UTC)
    version: Mapped[int] = mapped_column(default=1)

    person: Mapped[Person] = relationship()
    application: Mapped[Application] = relationship()


class LateCode(Base):
    """A code that lets one person apply after the closing, once."""

    __tablename__ = "late_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"), index=True)
    role: Mapped[ApplicantRole] = mapped_column(enum_type(ApplicantRole, "role"))
    code_hash: Mapped[str] = mapped_column(unique=True)
    note: Mapped[str] = mapped_column(default="")  # for whom, in the coordination's words
    made_by: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime] = mapped_column(UTC)
    revoked_at: Mapped[datetime | None] = mapped_column(UTC)
    used_at: Mapped[datetime | None] = mapped_column(UTC)
    application_id: Mapped[int | None] = mapped_column(ForeignKey("application.id", ondelete="SET NULL"))
