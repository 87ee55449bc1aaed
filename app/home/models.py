"""What has been told to whom."""

from datetime import date

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.base import Base

Said = dict[str, dict[str, list[int]]]
"""Of each programme, by its id: each line by its code, how many it was about, and a print of who or since when."""


class MorningSummary(Base):
    """The last morning on which what a coordinator must see was looked at, and the least of what it was."""

    __tablename__ = "morning_summary"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), unique=True)
    day: Mapped[date]
    told_on: Mapped[date | None]  # the day the last letter left
    said: Mapped[Said] = mapped_column(JSON, default=dict)
