"""The score of every couple at once: what is counted by arrays is made into points by the rules of one pair."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from app.applications.rules import Profile
from app.core.text import fold
from app.pairing.rules.points import (
    Criterion,
    mode_points,
    profession_points,
    share_points,
    slot_points,
    unsaid,
    wish_points,
)
from app.pairing.rules.score import listed_objectives
from app.pairing.solver.masks import Choices, common_counts, counts
from app.pairing.solver.pool import Pool

Points = npt.NDArray[np.int16]
_Codes = npt.NDArray[np.int32]


def find_points(pool: Pool) -> Points:
    """Return the total of each couple, from 0 to 100; rows are mentees, columns mentors."""
    listed = listed_objectives(pool.definition)
    wanted = [profile.objectives & listed for profile in pool.mentees]
    offered = [profile.objectives & listed for profile in pool.mentors]
    found = _shares(Criterion.NEEDS, wanted, offered)
    found += _shares(
        Criterion.STYLE,
        [profile.working_style for profile in pool.mentees],
        [profile.working_style for profile in pool.mentors],
    )
    found += _slots(pool)
    found += _modes(pool)
    found += _professions(pool)
    return found


def _shares(criterion: Criterion, wanted: Choices, offered: Choices) -> Points:
    asked, given = counts(wanted), counts(offered)
    most = int(asked.max(initial=0)) + 1
    table = np.array(
        [[share_points(criterion, common, total, 1) for total in range(most)] for common in range(most)], dtype=np.int16
    )
    points: Points = table[common_counts(wanted, offered), asked[:, None]]
    points[:, given == 0] = unsaid(criterion)
    return points


def _slots(pool: Pool) -> Points:
    minimum = pool.definition.matching.common_slots_min
    mentees = [profile.availability for profile in pool.mentees]
    mentors = [profile.availability for profile in pool.mentors]
    common, asked, given = common_counts(mentees, mentors), counts(mentees), counts(mentors)
    table = np.array([slot_points(n, 1, 1, minimum) for n in range(int(common.max(initial=0)) + 1)], dtype=np.int16)
    points: Points = table[common]
    points[asked == 0, :] = points[:, given == 0] = unsaid(Criterion.SLOTS)
    return points


def _numbered(values: Sequence[str]) -> tuple[list[str], _Codes]:
    known = {value: at for at, value in enumerate(dict.fromkeys(values))}
    return list(known), np.array([known[value] for value in values], dtype=np.int32)


def _modes(pool: Pool) -> Points:
    wanted, rows = _numbered([profile.meeting_mode for profile in pool.mentees])
    offered, columns = _numbered([profile.meeting_mode for profile in pool.mentors])
    table = np.array([[mode_points(mentor, mentee) for mentor in offered] for mentee in wanted], dtype=np.int16)
    points: Points = table[np.ix_(rows, columns)] if table.size else np.zeros((len(rows), len(columns)), dtype=np.int16)
    return points


def _profession(profile: Profile) -> str:
    return fold(profile.profession)


def _professions(pool: Pool) -> Points:
    """Return the points of the profession and of the wish: both follow from the same two facts and the wish."""
    mentees, mentors = list(map(_profession, pool.mentees)), list(map(_profession, pool.mentors))
    _, numbers = _numbered([*mentees, *mentors])
    rows, columns = numbers[: len(mentees)], numbers[len(mentees) :]
    known = np.logical_and.outer(_said(pool.mentees), _said(pool.mentors))
    same = known & np.equal.outer(rows, columns)
    wishes, wish = _numbered([profile.same_profession for profile in pool.mentees])
    points = _by_facts(profession_points, wishes) + _by_facts(wish_points, wishes)
    found: Points = points[wish[:, None], known.astype(np.int8), same.astype(np.int8)]
    return found


def _said(people: Sequence[Profile]) -> npt.NDArray[np.bool_]:
    return np.array([bool(profile.profession) for profile in people], dtype=bool)


def _by_facts(points: Callable[..., int], wishes: Sequence[str]) -> Points:
    """Return the points of a line by wish, whether professions are known, whether they are the same."""
    table = [
        [[points(known=known, same=same, wish=wish) for same in (False, True)] for known in (False, True)]
        for wish in wishes
    ]
    return np.array(table, dtype=np.int16).reshape(len(wishes), 2, 2)
