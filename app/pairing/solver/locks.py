"""The committee's choices: those that hold, and those a rule has ruled out since."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.pairing.rules import FORBIDDEN, Finding
from app.pairing.solver.grid import Grid
from app.pairing.solver.pool import Couple
from app.pairing.solver.proposal import BrokenLock
from app.programmes.definition import Verdict

GONE = "no_longer_there"
TWICE = "mentee_locked_twice"


@dataclass(frozen=True)
class Locks:
    """Where the locks that hold stand, and the others."""

    held: tuple[tuple[int, int], ...]
    broken: tuple[BrokenLock, ...]


def check_locks(grid: Grid, locked: Iterable[Couple]) -> Locks:
    """Keep each lock whose couple is possible while its mentor has a place left, in the order of refs."""
    held: list[tuple[int, int]] = []
    broken: list[BrokenLock] = []
    for couple in sorted(locked):
        findings = _against(grid, couple, held)
        if findings:
            broken.append(BrokenLock(couple, findings))
        elif (place := grid.place(couple)) is not None:
            held.append(place)
    return Locks(tuple(held), tuple(broken))


def _against(grid: Grid, couple: Couple, held: list[tuple[int, int]]) -> tuple[Finding, ...]:
    place = grid.place(couple)
    if place is None:
        return (Finding(GONE, Verdict.RULED_OUT),)
    row, column = place
    mentor, mentee = grid.pool.mentors[column], grid.pool.mentees[row]
    if not grid.possible[row, column]:
        said = grid.pool.findings(mentor, mentee)
        return (*said, Finding(FORBIDDEN, Verdict.RULED_OUT)) if couple in grid.pool.forbidden else tuple(said)
    if any(row == other for other, _ in held):
        return (Finding(TWICE, Verdict.RULED_OUT),)
    load = grid.pool.loads.get(mentor.ref, 0) + sum(column == other for _, other in held)
    if load >= mentor.capacity:
        return (Finding("no_place_left", Verdict.RULED_OUT, {"load": load, "capacity": mentor.capacity}),)
    return ()
