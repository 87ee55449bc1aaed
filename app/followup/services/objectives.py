"""The objectives of a pair, and the mentee's measure of them. No trace of either reaches the programme's staff."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.applications.models import ApplicantRole
from app.core.base import new_ref
from app.core.clock import now, today
from app.core.database import db
from app.core.journal import record
from app.core.text import fold
from app.followup.errors.objectives import (
    MenteeAlone,
    ObjectiveAlreadySet,
    ObjectivesMoved,
    ThermometerClosed,
    TooManyObjectives,
)
from app.followup.models import ObjectiveState, PairObjective, Temperature
from app.followup.queries.objectives import objective_of, objectives_of, thermometer_of
from app.followup.rules.objectives import MOST, counted
from app.followup.services.holding import hold
from app.pairing.models import Pair


@dataclass(frozen=True)
class Aim:
    """An objective as chosen: that of the programme's list (`value`), or in their own words (no value)."""

    value: str
    label: str


@dataclass(frozen=True)
class Stand:
    """Where an objective stands, said over the version that was seen of it."""

    state: ObjectiveState
    seen: int


def add_objective(pair: Pair, role: ApplicantRole, aim: Aim, *, actor: str) -> PairObjective:
    """Give the pair one more objective, to start.

    Refuses when the year is not under way, beyond three (`TooManyObjectives`), and one it has (`ObjectiveAlreadySet`).
    Tells nobody: the other finds it on the page of the pair.
    """
    hold(pair)
    known = objectives_of(pair.id)
    _refuse_twice(aim, known)
    _refuse_too_many([each.state for each in known] + [ObjectiveState.TO_START])
    objective = PairObjective(
        ref=new_ref(),
        pair_id=pair.id,
        value=aim.value,
        label=aim.label,
        state=ObjectiveState.TO_START,
        created_by=role,
        created_at=now(),
    )
    db.session.add(objective)
    db.session.flush()
    _record("objective_added", objective, actor)
    return objective


def reword(pair: Pair, ref: str, aim: Aim, *, seen: int, actor: str) -> None:
    """Say an objective otherwise: its state and its measures stay. Tells nobody.

    Refuses when the year is not under way, when the other changed it since it was `seen` (`ObjectivesMoved`), and
    words the pair has already (`ObjectiveAlreadySet`).
    """
    hold(pair)
    objective = objective_of(pair.id, ref)
    if objective.version != seen:
        raise ObjectivesMoved(frozenset({ref}))
    _refuse_twice(aim, [each for each in objectives_of(pair.id) if each.ref != ref])
    objective.value, objective.label = aim.value, aim.label
    objective.version += 1
    db.session.flush()
    _record("objective_reworded", objective, actor)


def review(pair: Pair, stands: Mapping[str, Stand], *, actor: str) -> None:
    """Keep where each of these objectives stands, by its ref, and that the two went over them today. Tells nobody.

    Refuses all of it when the year is not under way, when the other changed one since it was seen (`ObjectivesMoved`
    names which), and when more than three would be left (`TooManyObjectives`).
    """
    hold(pair)
    known = objectives_of(pair.id)
    moved = frozenset(each.ref for each in known if each.ref in stands and each.version != stands[each.ref].seen)
    if moved:
        raise ObjectivesMoved(moved)
    after = {each.ref: stands[each.ref].state if each.ref in stands else each.state for each in known}
    _refuse_too_many(list(after.values()))
    for objective in known:
        if objective.ref in stands:
            objective.state, objective.reviewed_on = after[objective.ref], today()
            objective.version += 1
            _record("objective_reviewed", objective, actor)
    db.session.flush()


def measure(pair: Pair, role: ApplicantRole, degrees: Mapping[str, int], *, actor: str) -> None:
    """Keep how near the mentee feels to each of these objectives, from 0 to 10, by its ref. Tells nobody.

    Given again while the measure is open, it takes the place of the first. Refuses the mentor (`MenteeAlone`), a year
    that is not under way, and days when no measure is open (`ThermometerClosed`).
    """
    if role is not ApplicantRole.MENTEE:
        raise MenteeAlone
    hold(pair)
    known = objectives_of(pair.id)
    is_open = thermometer_of(pair, known, today()).open
    if not is_open:
        raise ThermometerClosed
    for objective in known:
        if objective.ref not in degrees or objective.ref not in is_open:
            continue
        moment = is_open[objective.ref].moment
        given = next((each for each in objective.temperatures if each.moment is moment), None)
        if given is None:
            given = Temperature(objective_id=objective.id, moment=moment)
            objective.temperatures.append(given)
        given.degree, given.set_at = degrees[objective.ref], now()
        _record("objective_measured", objective, actor)
    db.session.flush()


def _refuse_twice(aim: Aim, known: list[PairObjective]) -> None:
    if fold(aim.label) in {fold(each.label) for each in known}:
        raise ObjectiveAlreadySet


def _refuse_too_many(states: list[ObjectiveState]) -> None:
    if counted(states) > MOST:
        raise TooManyObjectives


def _record(act: str, objective: PairObjective, actor: str) -> None:
    """Write the act down under the objective's own ref and no programme: staff who read a journal find nothing."""
    record(act, actor=actor, subject=f"objective:{objective.ref}")
