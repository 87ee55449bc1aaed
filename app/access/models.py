"""Persons, the tickets by which they come in, and their sessions."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.base import UTC, Base, enum_type


class Person(Base):
    """Somebody we write to. `email` is lower-case and trimmed: it is who they are here."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str] = mapped_column(unique=True)
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(default="", index=True)
    phone: Mapped[str] = mapped_column(default="")
    agreement: Mapped[str] = mapped_column(default="")  # mentoré, mentorée, mentoré·e: as the person chose
    wants_reminders: Mapped[bool] = mapped_column(default=True)  # of meetings; what the mentorship needs leaves anyway
    wants_summary: Mapped[bool] = mapped_column(default=True)  # of a morning, for who coordinates
    created_at: Mapped[datetime] = mapped_column(UTC)
    disabled_at: Mapped[datetime | None] = mapped_column(UTC)

    @property
    def full_name(self) -> str:
        """First and last name, or the address when nobody told us a name."""
        return f"{self.first_name} {self.last_name}".strip() or self.email


class SignInTicket(Base):
    """A link and a code sent together; used once, by POST. Unknown addresses leave a ticket too, that opens nothing."""

    __tablename__ = "sign_in_ticket"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    request_hash: Mapped[str] = mapped_column(index=True)  # the asking page's own secret, to which the code belongs
    address: Mapped[str] = mapped_column(index=True)  # as typed, to be shown back and counted; gone after a day
    code_hash: Mapped[str]
    next_endpoint: Mapped[str] = mapped_column(default="")
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime] = mapped_column(UTC)
    used_at: Mapped[datetime | None] = mapped_column(UTC)


class Purpose(StrEnum):
    """What a session opens: a person's own space, one draft, or the signing of one charter by one party."""

    ACCOUNT = "account"
    DRAFT = "draft"
    SIGNATURE = "signature"


class AccessSession(Base):
    """A session kept on the server; the cookie holds its token, this row only the token's hash."""

    __tablename__ = "access_session"
    __table_args__ = (Index("ix_access_session_purpose_subject", "purpose", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[Purpose] = mapped_column(enum_type(Purpose, "purpose"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    subject: Mapped[str | None]  # the ref of the draft, or of the signature slot
    idle_minutes: Mapped[int | None]  # how long it may stay unused; staff only
    created_at: Mapped[datetime] = mapped_column(UTC)
    last_seen_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime] = mapped_column(UTC)

    person: Mapped[Person | None] = relationship()


class AddressChange(Base):
    """A new address somebody asked for: it replaces theirs when they follow the link sent to it, once."""

    __tablename__ = "address_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    email: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime] = mapped_column(UTC)
    used_at: Mapped[datetime | None] = mapped_column(UTC)

    @property
    def minutes(self) -> int:
        """How long the link may be used, from the asking."""
        return int((self.expires_at - self.created_at).total_seconds() // 60)
