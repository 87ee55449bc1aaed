"""The host organisation: one row, with its signatories, referents and partners."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.base import UTC, Base


class Organisation(Base):
    """The association or public body that runs the programmes of this installation. There is one."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    called: Mapped[str]  # as sentences call it: « la CPTS »
    brand: Mapped[str] = mapped_column(default="Mentorat")
    address: Mapped[str] = mapped_column(default="")
    registration: Mapped[str] = mapped_column(default="")  # SIREN or RNA
    director: Mapped[str] = mapped_column(default="")
    email: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    coordinator: Mapped[str]  # the name people see at the foot of pages and letters
    privacy_contact: Mapped[str] = mapped_column(default="")
    hosting: Mapped[str] = mapped_column(default="")
    hosting_country: Mapped[str] = mapped_column(default="")


class Signatory(Base):
    """Who signs charters for the host."""

    __tablename__ = "signatory"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    title: Mapped[str]
    email: Mapped[str]
    since: Mapped[datetime] = mapped_column(UTC)
    until: Mapped[datetime | None] = mapped_column(UTC)


class Referent(Base):
    """Whom members of a pair may ask for help; one at least should stand outside the coordination."""

    __tablename__ = "referent"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(unique=True)
    outside_coordination: Mapped[bool] = mapped_column(default=False)


class Partner(Base):
    """A body that works with the host, shown on the programme's page."""

    __tablename__ = "partner"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
