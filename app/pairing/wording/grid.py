"""Everybody beside everybody in letters, with a legend: nothing rests on a colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.pairing.queries import Room, Solved
from app.pairing.solver import Couple, Couples
from app.programmes.definition import Verdict

WIDTH = 12  # mentors a sheet holds beside each other
LETTERS = {
    None: ("A", "Aucun conflit repéré"),
    Verdict.TO_DISCUSS: ("D", "À discuter"),
    Verdict.NEEDS_DEROGATION: ("S", "Écarté sauf dérogation"),
    Verdict.RULED_OUT: ("E", "Écarté"),
}
CHOSEN, PROPOSED = ("R", "Retenu"), ("P", "Proposition")
LEGEND = (CHOSEN, PROPOSED, *LETTERS.values())


@dataclass(frozen=True)
class GridRow:
    """One request, and a letter with its words for each mentor of the sheet."""

    ref: str
    name: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sheet:
    """So many mentors, and every request beside them."""

    mentors: tuple[str, ...]
    rows: tuple[GridRow, ...]


def grid(room: Room, answers: Solved, mentees: Sequence[str]) -> list[Sheet]:
    """Return these requests beside every mentor, as many sheets as mentors need."""
    mentors = sorted((each.ref for each in room.pool.mentors), key=lambda ref: room.people[ref].sort_key)
    sheets = (mentors[start : start + WIDTH] for start in range(0, len(mentors), WIDTH))
    proposed = answers.proposal.couples
    return [_sheet(room, answers, proposed, mentees, some) for some in sheets]


def _sheet(room: Room, answers: Solved, proposed: Couples, mentees: Sequence[str], mentors: Sequence[str]) -> Sheet:
    def cell(couple: Couple) -> tuple[str, str]:
        return CHOSEN if couple in room.pool.locked else _cell(answers, proposed, couple)

    rows = (
        GridRow(ref, room.people[ref].full_name, tuple(cell(Couple(mentor, ref)) for mentor in mentors))
        for ref in mentees
    )
    return Sheet(tuple(room.people[mentor].full_name for mentor in mentors), tuple(rows))


def _cell(answers: Solved, proposed: Couples, couple: Couple) -> tuple[str, str]:
    if couple in proposed:
        return PROPOSED
    return LETTERS[answers.session.verdict(couple)]
