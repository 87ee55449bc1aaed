"""How many points each line of the score gives, from a few small facts: how many, the same or not.

The lines of one pair and the arrays of a whole cohort both ask here: there is no second table of points.
"""

from collections.abc import Mapping
from enum import StrEnum

from app.pairing.rules.reasons import EITHER, SAME

OTHER = "other"


class Criterion(StrEnum):
    """The lines of the score, in the order they are read."""

    NEEDS = "needs"
    SLOTS = "slots"
    STYLE = "style"
    MODE = "mode"
    PROFESSION = "profession"
    WISH = "wish"


OUT_OF: Mapping[Criterion, int] = {
    Criterion.NEEDS: 40,
    Criterion.SLOTS: 20,
    Criterion.STYLE: 15,
    Criterion.MODE: 10,
    Criterion.PROFESSION: 10,
    Criterion.WISH: 5,
}
"""What each line weighs; a hundred in all."""

TOP = sum(OUT_OF.values())


def share(criterion: Criterion, part: int, whole: int) -> int:
    """Return the points of a line of which so much is met, rounded to the nearest, a half upwards."""
    return (2 * OUT_OF[criterion] * part + whole) // (2 * whole)


def unsaid(criterion: Criterion) -> int:
    """Return the points of a line nobody can fill in."""
    return share(criterion, 1, 2)


def share_points(criterion: Criterion, common: int, wanted: int, offered: int) -> int:
    """Return the points of needs or of the way of working: how many of those wanted are offered."""
    return share(criterion, common, wanted) if wanted and offered else unsaid(criterion)


def slot_points(common: int, mentor_slots: int, mentee_slots: int, minimum: int) -> int:
    """Return the points of common slots: all of them from the number the programme wishes for, more add nothing."""
    if not mentor_slots or not mentee_slots:
        return unsaid(Criterion.SLOTS)
    enough = max(1, minimum)
    return share(Criterion.SLOTS, min(common, enough), enough)


def mode_points(mentor: str, mentee: str) -> int:
    """Return the points of the mode of meeting: two who agree, or one whom either suits."""
    if not mentor or not mentee:
        return unsaid(Criterion.MODE)
    return OUT_OF[Criterion.MODE] if mentor == mentee or EITHER in (mentor, mentee) else 0


def profession_points(*, known: bool, same: bool, wish: str) -> int:
    """Return the points of the profession: what the mentee wishes; without a wish, another one counts for half."""
    if not known:
        return unsaid(Criterion.PROFESSION)
    if wish in (SAME, OTHER):
        return OUT_OF[Criterion.PROFESSION] if same == (wish == SAME) else 0
    return OUT_OF[Criterion.PROFESSION] if same else unsaid(Criterion.PROFESSION)


def wish_points(*, known: bool, same: bool, wish: str) -> int:
    """Return the points of the wish: kept, or not; whoever has none is not let down."""
    if wish not in (SAME, OTHER):
        return OUT_OF[Criterion.WISH] if wish else unsaid(Criterion.WISH)
    if not known:
        return unsaid(Criterion.WISH)
    return OUT_OF[Criterion.WISH] if same == (wish == SAME) else 0
