"""The board of one request: the mentor proposed, two others beside them, and everybody else below."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.applications.models import Application
from app.applications.queries import profile
from app.pairing.models import Pair
from app.pairing.queries.decided import derogation_of, lifted, rulings_between, verified, veto_of
from app.pairing.queries.pairs import failed_partners, load_of
from app.pairing.queries.room import Room
from app.pairing.queries.solved import Solved
from app.pairing.rules import (
    FORBIDDEN,
    Finding,
    History,
    Reason,
    Score,
    find_conflicts,
    find_reasons,
    lift,
    severity,
    strictest_first,
    worst,
)
from app.pairing.solver import Couple, LeftOut, Repair
from app.programmes.definition import ProgrammeDefinition, Verdict

COLUMNS = 3
OTHERS = 40


class Place(StrEnum):
    """Why a mentor stands where they do on the board."""

    CHOSEN = "chosen"
    PROPOSED = "proposed"
    ALTERNATIVE = "alternative"
    LOOKED_AT = "looked_at"
    OTHER = "other"


@dataclass(frozen=True)
class Column:
    """One mentor beside a request: what speaks against them and for them, and what choosing them does to the others."""

    mentor: Application
    place: Place
    load: int
    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]
    score: Score
    effect: Repair | None

    @property
    def verdict(self) -> Verdict | None:
        """The strictest thing said against this mentor."""
        return worst(self.findings)

    @property
    def possible(self) -> bool:
        """Whether the pair may be formed, after discussion if need be."""
        return severity(self.verdict) <= severity(Verdict.TO_DISCUSS)


@dataclass(frozen=True)
class Layout:
    """One request: the mentors compared, those left below, and why nobody is proposed where nobody is."""

    mentee: Application
    pair: Pair | None
    columns: tuple[Column, ...]
    others: tuple[Column, ...]
    unseen: int
    left_out: LeftOut | None

    @property
    def none_possible(self) -> bool:
        """Whether the rules exclude every mentor."""
        return self.left_out is not None and self.left_out.nobody_possible


def lay_out(room: Room, answers: Solved, mentee: str, looked_at: str = "") -> Layout:
    """Return the board of one request; `looked_at` is a mentor to compare first, whatever the rules say."""
    pair = room.chosen.get(mentee)
    given = answers.proposal.of_mentee(mentee)
    places: dict[str, Place] = {}
    if looked_at in room.profiles and room.profiles[looked_at] in room.pool.mentors:
        places[looked_at] = Place.LOOKED_AT
    if pair is not None:
        places[pair.mentor.ref] = Place.CHOSEN
    elif given is not None:
        places[given.couple.mentor] = Place.PROPOSED
    effects = {each.pair.couple.mentor: each.effect for each in answers.alternatives(mentee)}
    ranked = sorted(answers.session.ranked(mentee), key=lambda ref: ref in room.people and _is_full(room, ref))
    for ref in (*effects, *ranked):
        places.setdefault(ref, Place.ALTERNATIVE if ref in effects else Place.OTHER)
    ordered = [ref for ref in sorted(places, key=lambda ref: _ORDER[places[ref]]) if ref in room.people]
    found = [
        _column(room, answers, Couple(ref, mentee), places[ref], effects.get(ref))
        for ref in ordered[: COLUMNS + OTHERS]
    ]
    return Layout(
        mentee=room.people[mentee],
        pair=pair,
        columns=tuple(found[:COLUMNS]),
        others=tuple(found[COLUMNS:]),
        unseen=max(0, len(ordered) - COLUMNS - OTHERS),
        left_out=answers.left_out(mentee) if given is None and pair is None else None,
    )


_ORDER = {Place.CHOSEN: 0, Place.PROPOSED: 0, Place.LOOKED_AT: 1, Place.ALTERNATIVE: 2, Place.OTHER: 3}


def _is_full(room: Room, mentor: str) -> bool:
    return room.load(mentor) >= room.profiles[mentor].capacity


def column(room: Room, answers: Solved, couple: Couple) -> Column:
    """Return one couple as its own page shows it."""
    given = answers.proposal.of_mentee(couple.mentee)
    pair = room.chosen.get(couple.mentee)
    if pair is not None and pair.mentor.ref == couple.mentor:
        place = Place.CHOSEN
    else:
        place = Place.PROPOSED if given is not None and given.couple == couple else Place.OTHER
    return _column(room, answers, couple, place)


def _column(room: Room, answers: Solved, couple: Couple, place: Place, effect: Repair | None = None) -> Column:
    mentor, mentee = couple
    explained = answers.session.explain(couple)
    load = room.load(mentor)
    added = []
    if couple in room.vetoes:
        added.append(Finding(FORBIDDEN, Verdict.RULED_OUT))
    capacity = room.profiles[mentor].capacity
    full_already = any(each.code == "no_place_left" for each in explained.findings)
    if load >= capacity and couple not in room.pool.locked and not full_already:
        added.append(Finding("no_place_left", Verdict.RULED_OUT, {"load": load, "capacity": capacity}))
    return Column(
        mentor=room.people[mentor],
        place=place,
        load=load,
        findings=tuple(strictest_first([*explained.findings, *added])),
        reasons=tuple(find_reasons(room.profiles[mentor], room.profiles[mentee])),
        score=explained.score,
        effect=effect,
    )


@dataclass(frozen=True)
class Assessed:
    """What the rules and the decisions taken say of two people, now."""

    mentor: Application
    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The strictest thing said against the pair."""
        return worst(self.findings)


def assess(
    mentor: Application, mentee: Application, definition: ProgrammeDefinition, *, already: Sequence[Pair] = ()
) -> Assessed:
    """Return what speaks against and for two people, read from the database as it is in this transaction.

    `already` are pairs that take a place of the mentor without standing in the way: the one that is checked again.
    """
    offered, asked = profile(mentor, definition), profile(mentee, definition)
    history = History(max(0, load_of(mentor.id) - len(already)), mentor.person_id in failed_partners(mentee.person_id))
    known = verified(rulings_between(mentor, mentee), {mentor.id: offered, mentee.id: asked})
    found = find_conflicts(offered, asked, definition, history, known)
    if veto_of(mentor, mentee) is not None:
        found.append(Finding(FORBIDDEN, Verdict.RULED_OUT))
    findings = lift(found, lifted(derogation_of(mentor, mentee)))
    return Assessed(mentor, tuple(findings), tuple(find_reasons(offered, asked)))


def first_to_decide(room: Room, answers: Solved) -> str:
    """Return the ref of the request to look at first: undecided and with somebody possible, or else the first."""
    open_ones = [each.ref for each in room.mentees if each.ref not in room.chosen]
    possible = [ref for ref in open_ones if answers.proposal.of_mentee(ref) is not None]
    return next(iter([*possible, *open_ones, *(each.ref for each in room.mentees)]), "")
