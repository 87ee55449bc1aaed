"""Pages of method: guides the host gives to pairs, or to everybody."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from app.core.base import UTC, Base, enum_type


class ResourceReaders(StrEnum):
    """Who may read a page: everybody, those who are or were in a pair, or nobody yet."""

    EVERYBODY = "everybody"
    PAIRS = "pairs"
    NOBODY = "nobody"


class ResourcePage(Base):
    """One page of method, in Markdown, of the host and for all its programmes."""

    __tablename__ = "resource_page"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    body: Mapped[str]
    readers: Mapped[ResourceReaders] = mapped_column(enum_type(ResourceReaders, "readers"))
    position: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime] = mapped_column(UTC)
    updated_by: Mapped[str]
