"""What a pair aims at, and the mentee's own measure of it."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.applications.models import ApplicantRole
from app.core.base import UTC, Base, enum_type
from app.core.encryption import Confidential


class ObjectiveState(StrEnum):
    """Where an objective stands, as the two say."""

    TO_START = "to_start"
    UNDER_WAY = "under_way"
    REACHED = "reached"
    SET_ASIDE = "set_aside"


class Moment(StrEnum):
    """When the mentee measures: at the start, after six months, after twelve."""

    START = "start"
    MIDWAY = "midway"
    END = "end"


class PairObjective(Base):
    """One of the one to three objectives of a pair; `value` is that of the programme's list, or empty for their own."""

    __tablename__ = "pair_objective"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), index=True)
    value: Mapped[str] = mapped_column(Confidential, default="")
    label: Mapped[str] = mapped_column(Confidential)
    state: Mapped[ObjectiveState] = mapped_column(enum_type(ObjectiveState, "objective_state"))
    created_by: Mapped[ApplicantRole] = mapped_column(enum_type(ApplicantRole, "created_by"))
    created_at: Mapped[datetime] = mapped_column(UTC)
    reviewed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    temperatures: Mapped[list["Temperature"]] = relationship(order_by="Temperature.id")


class Temperature(Base):
    """From 0 to 10, how near the mentee feels to an objective at one moment; set by the mentee alone."""

    __tablename__ = "temperature"
    __table_args__ = (
        UniqueConstraint("objective_id", "moment"),
        CheckConstraint("degree BETWEEN 0 AND 10", name="on_the_scale"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    objective_id: Mapped[int] = mapped_column(ForeignKey("pair_objective.id", ondelete="CASCADE"))
    moment: Mapped[Moment] = mapped_column(enum_type(Moment, "moment"))
    degree: Mapped[int]
    set_at: Mapped[datetime] = mapped_column(UTC)
