"""What a session of a committee decided, by refs and codes: frozen when it closes, read by each as they may know it."""

from collections.abc import Collection
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from app.programmes.definition import Experience, Matching, Places

_ERASED = "…"
"""What stands in the place of words: that something was written is said by minutes already printed, and stays."""


def blank_words(words: str) -> str:
    """Return what is left of somebody's words about an applicant once that file is erased."""
    return _ERASED if words.strip() else ""


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
    """A mentor all of whose places are taken, and by whom."""

    mentor: str
    mentees: tuple[str, ...]


class Excluded(_Part):
    """A rule, and the mentors it excludes."""

    code: str
    mentors: tuple[str, ...]


class Without(_Part):
    """A request nobody was chosen for, and the mentors whom each rule excludes."""

    mentee: str
    excluded: tuple[Excluded, ...]

    @property
    def out(self) -> frozenset[str]:
        """The mentors whom some rule excludes."""
        return frozenset(ref for each in self.excluded for ref in each.mentors)


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
    mentors: tuple[str, ...] = ()  # those there were, by name
    taken: tuple[Taken, ...] = ()
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
        alone = [*self.free, *self.waiting_mentees, *self.waiting_mentors, *self.mentors]
        alone += [ref for each in self.taken for ref in (each.mentor, *each.mentees)]
        alone += [each.mentee for each in self.without]
        linked = (ref for member in self.members for ref in member.links)
        both = (ref for each in couples for ref in (each.mentor, each.mentee))
        return frozenset((*both, *alone, *linked))

    def without_words_of(self, ref: str) -> Self:
        """Return the same record, without what was written of an applicant: every line and every number stay."""

        def blanked(words: str, each: _Couple) -> str:
            return blank_words(words) if ref in (each.mentor, each.mentee) else words

        asked = tuple(each.model_copy(update={"text": blanked(each.text, each)}) for each in self.derogations)
        refused = tuple(each.model_copy(update={"reason": blanked(each.reason, each)}) for each in self.refused)
        return self.model_copy(update={"derogations": asked, "refused": refused})

    def possible(self, each: Without) -> int:
        """Return how many mentors no rule excludes for a request, and who have a place left."""
        return len(set(self.mentors) - each.out - {one.mentor for one in self.taken})

    def taken_from(self, each: Without) -> tuple[Taken, ...]:
        """Return the mentors no rule excludes for a request, and who have none."""
        return tuple(one for one in self.taken if one.mentor not in each.out)

    def shown(self, known: Collection[str]) -> Self:
        """Return what somebody who knows of these applications alone may read: no line, no count speaks of another.

        A mentor taken by somebody unknown is not there either, as on the board.
        """
        unseen = {each.mentor for each in self.taken if not set(each.mentees) <= set(known)}
        mentors = tuple(ref for ref in self.mentors if ref in known and ref not in unseen)
        return self.model_copy(
            update={
                "members": tuple(each.model_copy(update={"links": _only(each.links, known)}) for each in self.members),
                "kept": tuple(each for each in self.kept if _both(each, known)),
                "earlier": tuple(each for each in self.earlier if _both(each, known)),
                "undone": tuple(each for each in self.undone if _both(each, known)),
                "derogations": tuple(each for each in self.derogations if _both(each, known)),
                "refused": tuple(each for each in self.refused if _both(each, known)),
                "mentors": mentors,
                "taken": tuple(each for each in self.taken if each.mentor in mentors),
                "without": tuple(_without(each, mentors) for each in self.without if each.mentee in known),
                "free": _only(self.free, known),
                "waiting_mentees": _only(self.waiting_mentees, known),
                "waiting_mentors": _only(self.waiting_mentors, known),
            }
        )


def _only(refs: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
    return tuple(ref for ref in refs if ref in known)


def _both(each: _Couple, known: Collection[str]) -> bool:
    return each.mentor in known and each.mentee in known


def _without(each: Without, mentors: Collection[str]) -> Without:
    excluded = (one.model_copy(update={"mentors": _only(one.mentors, mentors)}) for one in each.excluded)
    return each.model_copy(update={"excluded": tuple(one for one in excluded if one.mentors)})
