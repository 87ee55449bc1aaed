"""What a session of a committee decided, by refs and codes: frozen when it closes, read by each as they may know it."""

from collections.abc import Collection
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from app.programmes.definition import Experience, Matching, Places


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Member(_Part):
    """One of the staff. `sits`: on the committee; `declared`: has said with whom they have a link; `links`: those."""

    person: str
    sits: bool
    present: bool
    declared: bool
    links: tuple[str, ...] = ()


class _Couple(_Part):
    mentor: str
    mentee: str


class Kept(_Couple):
    """A pair that stands. `here`: it was chosen in this session, and not before; what speaks for it is in its row."""

    pair: str
    validated: bool
    here: bool


class Undone(_Couple):
    """A pair chosen before the session and undone in it."""

    by: str


class Derogated(_Couple):
    """A derogation asked for or confirmed in the session, or on which a pair of it stands."""

    codes: tuple[str, ...]
    text: str
    asked_by: str
    seconded_by: str


class Refused(_Couple):
    """Two people the committee does not want together."""

    reason: str
    by: str


class Taken(_Part):
    """A mentor whom no rule excludes and all of whose places are taken, and by whom."""

    mentor: str
    mentees: tuple[str, ...]


class Excluded(_Part):
    """A rule, and the mentors it excludes."""

    code: str
    mentors: tuple[str, ...]


class Without(_Part):
    """A request nobody was chosen for: the mentors who were possible, those taken, and what excludes the others."""

    mentee: str
    possible: tuple[str, ...]
    taken: tuple[Taken, ...]
    excluded: tuple[Excluded, ...]


class Record(_Part):
    """Everything the minutes of a session say, as somebody with no link to anybody would read it."""

    closed_by: str = ""
    matching: Matching
    experience: Experience
    places: Places
    members: tuple[Member, ...]
    kept: tuple[Kept, ...] = ()
    earlier: tuple[Kept, ...] = ()  # chosen before the session, and not touched in it
    undone: tuple[Undone, ...] = ()
    derogations: tuple[Derogated, ...] = ()
    refused: tuple[Refused, ...] = ()
    without: tuple[Without, ...] = ()
    free: tuple[str, ...] = ()  # mentors who are in no pair
    waiting_mentees: tuple[str, ...] = ()
    waiting_mentors: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """Return a record as it was frozen."""
        return cls.model_validate(kept)

    def to_json(self) -> dict[str, Any]:
        """Return what is frozen."""
        return self.model_dump(mode="json")

    def files(self) -> frozenset[str]:
        """Return the refs of every application the record speaks of."""
        couples: list[_Couple] = [*self.kept, *self.earlier, *self.undone, *self.derogations, *self.refused]
        alone = (*self.free, *self.waiting_mentees, *self.waiting_mentors)
        linked = (ref for member in self.members for ref in member.links)
        return frozenset((*(ref for each in couples for ref in (each.mentor, each.mentee)), *alone, *linked)).union(
            *(_all(each) for each in self.without)
        )

    def shown(self, known: Collection[str]) -> Self:
        """Return what somebody who knows of these applications alone may read: no line, no count speaks of another.

        A mentor taken by somebody unknown is not there either, as on the board.
        """
        return self.model_copy(
            update={
                "members": tuple(each.model_copy(update={"links": _only(each.links, known)}) for each in self.members),
                "kept": tuple(each for each in self.kept if _both(each, known)),
                "earlier": tuple(each for each in self.earlier if _both(each, known)),
                "undone": tuple(each for each in self.undone if _both(each, known)),
                "derogations": tuple(each for each in self.derogations if _both(each, known)),
                "refused": tuple(each for each in self.refused if _both(each, known)),
                "without": tuple(_without(each, known) for each in self.without if each.mentee in known),
                "free": _only(self.free, known),
                "waiting_mentees": _only(self.waiting_mentees, known),
                "waiting_mentors": _only(self.waiting_mentors, known),
            }
        )


def _all(each: Without) -> frozenset[str]:
    taken = [ref for one in each.taken for ref in (one.mentor, *one.mentees)]
    return frozenset((each.mentee, *each.possible, *taken, *(ref for one in each.excluded for ref in one.mentors)))


def _only(refs: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
    return tuple(ref for ref in refs if ref in known)


def _both(each: _Couple, known: Collection[str]) -> bool:
    return each.mentor in known and each.mentee in known


def _without(each: Without, known: Collection[str]) -> Without:
    excluded = [one.model_copy(update={"mentors": _only(one.mentors, known)}) for one in each.excluded]
    return each.model_copy(
        update={
            "possible": _only(each.possible, known),
            "taken": tuple(one for one in each.taken if {one.mentor, *one.mentees} <= set(known)),
            "excluded": tuple(one for one in excluded if one.mentors),
        }
    )
