"""What the programme says of pairs: links, places, thresholds. The rules that read it are the pairing's."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from app.programmes.definition.questions import refuse_repeated
from app.programmes.definition.refusals import refuse
from app.programmes.definition.texts import Key, Line, Part, Text


class Verdict(StrEnum):
    """What a rule makes of a possible pair; `needs_derogation` is ruled out unless two people say why."""

    TO_DISCUSS = "to_discuss"
    NEEDS_DEROGATION = "needs_derogation"
    RULED_OUT = "ruled_out"


class Sign(StrEnum):
    """Whether being in the same place speaks against a pair, for it, or not at all."""

    KEEP_APART = "keep_apart"
    BRING_TOGETHER = "bring_together"
    IGNORE = "ignore"


class PlaceRule(Part):
    """One level of geography. The verdict falls on one place (`keep_apart`) or on two (`bring_together`)."""

    sign: Sign
    verdict: Verdict | None = None

    @model_validator(mode="after")
    def _says_what_follows(self) -> Self:
        if (self.sign is Sign.IGNORE) != (self.verdict is None):
            raise refuse("place_verdict", "verdict" if self.verdict else "sign")
        return self


_IGNORE = PlaceRule(sign=Sign.IGNORE)


class Geography(Part):
    """Levels compared, from the smallest to the largest. No distances: the table of communes has none."""

    commune: PlaceRule = _IGNORE
    epci: PlaceRule = _IGNORE
    department: PlaceRule = _IGNORE
    region: PlaceRule = _IGNORE


class LinkNature(StrEnum):
    """What kind of link it is, for the rules that no programme may soften."""

    HIERARCHY = "hierarchy"
    FAMILY = "family"
    BUSINESS = "business"
    PREMISES = "premises"
    CONTEST = "contest"
    WORK = "work"
    OTHER = "other"


_NEVER = {LinkNature.HIERARCHY, LinkNature.FAMILY}


class LinkKind(Part):
    """A link people may declare, and what it does to a pair with the person or structure named."""

    value: Key
    label: Text
    nature: LinkNature
    verdict: Verdict

    @model_validator(mode="after")
    def _hierarchy_and_family_rule_out(self) -> Self:
        if self.nature in _NEVER and self.verdict is not Verdict.RULED_OUT:
            raise refuse("link_verdict", "verdict", nature=self.nature.value)
        return self


class Objective(Part):
    """One of the programme's objectives, the only ones ever evaluated."""

    value: Key
    label: Line


def _none_if_ignored(value: object) -> object:
    return None if value == Sign.IGNORE.value else value


class Matching(Part):
    """Thresholds and verdicts of the pairing rules; `same_establishment` may be written « ignore »: no rule."""

    same_establishment: Annotated[Verdict | None, BeforeValidator(_none_if_ignored)] = Verdict.NEEDS_DEROGATION
    geography: Geography = Geography()
    common_slots_min: int = Field(default=2, ge=0)
    link_kinds: tuple[LinkKind, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _kinds_differ(self) -> Self:
        refuse_repeated([kind.value for kind in self.link_kinds], "choice_repeated", "link_kinds", "value")
        return self
