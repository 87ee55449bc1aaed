"""Help asked for in confidence: between its author and the one referent they chose."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.access.models import Person
from app.applications.models import Application
from app.core.base import UTC, Base, enum_type
from app.core.encryption import Confidential
from app.pairing.models import Pair


class HelpDoor(StrEnum):
    """What the author would like: advice for them alone, a mediation, or an end without fault."""

    ADVICE = "advice"
    MEDIATION = "mediation"
    END = "end"


class HelpSubject(StrEnum):
    """What it is about, as the author says."""

    CANNOT_MEET = "cannot_meet"
    EXPECTATIONS = "expectations"
    UNEASY = "uneasy"
    CHANGED = "changed"
    OTHER = "other"


class HelpState(StrEnum):
    """`open → answered → closed`; a new message of the author opens it again, with another day promised."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class HelpContact(StrEnum):
    """How the author would like to be reached."""

    EMAIL = "email"
    PHONE = "phone"
    VISIT = "visit"


class HelpRequest(Base):
    """One request. `reader_id` is who alone reads it, fixed when it is written, whatever becomes of the referents.

    `opened_at` is when the reader first pressed « ouvrir »: their author may know that it waits unread.
    """

    __tablename__ = "help_request"
    __table_args__ = (Index("ix_help_request_reader_id_state", "reader_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    door: Mapped[HelpDoor] = mapped_column(enum_type(HelpDoor, "door"))
    subject: Mapped[str] = mapped_column(Confidential)  # a `HelpSubject`
    contact: Mapped[HelpContact] = mapped_column(enum_type(HelpContact, "contact"))
    phone: Mapped[str] = mapped_column(Confidential, default="")
    state: Mapped[HelpState] = mapped_column(enum_type(HelpState, "help_state"))
    answer_by: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(UTC)
    reminded_on: Mapped[date | None]  # the day of the last reminder to the reader, of the day promised now
    opened_at: Mapped[datetime | None] = mapped_column(UTC)
    answered_at: Mapped[datetime | None] = mapped_column(UTC)
    spoken_at: Mapped[datetime | None] = mapped_column(UTC)  # the last answer was given by voice
    closed_at: Mapped[datetime | None] = mapped_column(UTC)
    released_at: Mapped[datetime | None] = mapped_column(UTC)  # when its author let the other member know (mediation)
    version: Mapped[int] = mapped_column(default=1)

    pair: Mapped[Pair] = relationship()
    author: Mapped[Person] = relationship(foreign_keys=[author_id])
    reader: Mapped[Person] = relationship(foreign_keys=[reader_id])
    messages: Mapped[list["HelpMessage"]] = relationship(order_by="HelpMessage.id")

    @property
    def author_application(self) -> Application:
        """The author, as a member of the pair."""
        return self.pair.mentor if self.pair.mentor.person_id == self.author_id else self.pair.mentee

    @property
    def partner(self) -> Application:
        """The other member, who knows nothing of it."""
        return self.pair.mentee if self.pair.mentor.person_id == self.author_id else self.pair.mentor


class HelpMessage(Base):
    """One message of the thread, of its author or of the referent."""

    __tablename__ = "help_message"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("help_request.id", ondelete="CASCADE"), index=True)
    by_author: Mapped[bool]
    text: Mapped[str] = mapped_column(Confidential)
    written_at: Mapped[datetime] = mapped_column(UTC)
