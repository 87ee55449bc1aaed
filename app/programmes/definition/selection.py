"""The grid by which a committee reads applications, as data of the programme."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from app.programmes.definition.questions import refuse_repeated
from app.programmes.definition.texts import Key, Line, Part, Text


class CriterionRole(StrEnum):
    """Which applications a criterion is for."""

    MENTEE = "mentee"
    MENTOR = "mentor"


class Grade(Part):
    """One step of the scale, in full words: never a number nor a star."""

    value: Key
    label: Line


class Criterion(Part):
    """One thing to look for in a file; without `role` it is read in every file."""

    value: Key
    label: Text
    help: Text | None = None
    role: CriterionRole | None = None


class Selection(Part):
    """What the committee looks for, and the words it answers with."""

    scale: tuple[Grade, ...] = Field(min_length=2)
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    def criteria_for(self, role: str) -> tuple[Criterion, ...]:
        """Return the criteria read in the files of a role, `mentee` or `mentor`."""
        return tuple(each for each in self.criteria if each.role is None or each.role.value == role)

    @model_validator(mode="after")
    def _values_differ(self) -> Self:
        refuse_repeated([grade.value for grade in self.scale], "choice_repeated", "scale", "value")
        refuse_repeated([criterion.value for criterion in self.criteria], "choice_repeated", "criteria", "value")
        return self
