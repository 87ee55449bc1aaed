"""What a pair aims at, and when its mentee may measure it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core.clock import to_paris
from app.core.database import db, kept
from app.followup.errors.objectives import ObjectiveUnknown
from app.followup.models import Moment, ObjectiveState, PairObjective, Pause
from app.followup.rules.objectives import Window, window_after, window_open, windows, windows_for
from app.pairing.models import Pair
from app.pairing.rules import OPEN, RUNNING
from app.programmes.queries import by_id, definition


@dataclass(frozen=True)
class Thermometer:
    """Which objectives may be measured today, by ref, which measure comes next, and whether today's are all given."""

    open: Mapping[str, Window]
    following: Window | None
    has_objectives: bool
    complete: bool

    @property
    def closing(self) -> Window | None:
        """The one that closes first, of the measures that may be given today."""
        return min(self.open.values(), key=lambda each: each.closes_on or date.max, default=None)


def objectives_of(pair_id: int) -> list[PairObjective]:
    """Return what a pair aims at or aimed at, with the mentee's measures: those set aside come last."""
    wanted = (
        select(PairObjective).where(PairObjective.pair_id == pair_id).options(joinedload(PairObjective.temperatures))
    )
    found = db.session.scalars(wanted.order_by(PairObjective.id)).unique()
    return sorted(found, key=lambda each: each.state is ObjectiveState.SET_ASIDE)


def objective_of(pair_id: int, ref: str) -> PairObjective:
    """Return one of the objectives of a pair. Refuses (`ObjectiveUnknown`) any other."""
    found = db.session.scalar(select(PairObjective).where(PairObjective.pair_id == pair_id, PairObjective.ref == ref))
    if found is None:
        raise ObjectiveUnknown
    return found


def windows_of(pair: Pair) -> tuple[Window, ...]:
    """Return when the mentee of a pair may measure; none before the pair has a year."""
    if pair.starts_on is None or pair.ends_on is None:
        return ()
    stretches = kept(f"pauses {pair.id}", lambda: _stretches(pair.id))  # the next step and the thermometer both ask
    months = definition(by_id(pair.programme_id)).calendar.duration_months
    return windows(pair.starts_on, pair.ends_on, months=months, pauses=stretches)


def _stretches(pair_id: int) -> list[tuple[date, date]]:
    pauses = db.session.execute(select(Pause.since, Pause.until, Pause.resumed_on).where(Pause.pair_id == pair_id))
    return [(since, resumed_on or until) for since, until, resumed_on in pauses]


def thermometer_of(pair: Pair, known: Sequence[PairObjective], day: date) -> Thermometer:
    """Return where the mentee's measures stand that day; none may be given once the year is over."""
    found = windows_of(pair) if pair.state in OPEN else ()
    live = [each for each in known if each.state is not ObjectiveState.SET_ASIDE]
    is_open = {
        each.ref: window
        for each in live
        if (window := window_open(windows_for(found, to_paris(each.created_at).date()), day))
    }
    given = [
        any(each.moment is is_open[objective.ref].moment for each in objective.temperatures)
        for objective in live
        if objective.ref in is_open
    ]
    complete = bool(given) and all(given)
    return Thermometer(is_open, window_after(found, day), has_objectives=bool(live), complete=complete)


def midway_due(pair: Pair, day: date) -> bool:
    """Tell whether, that day, half the year is gone and the two have not gone over their objectives since.

    Never in a pause, and never where there is none to go over.
    """
    if pair.state not in RUNNING:
        return False
    midway = next((each for each in windows_of(pair) if each.moment is Moment.MIDWAY), None)
    if midway is None or not midway.is_open(day):
        return False
    wanted = select(PairObjective.reviewed_on).where(
        PairObjective.pair_id == pair.id, PairObjective.state != ObjectiveState.SET_ASIDE
    )
    return any(reviewed is None or reviewed < midway.opens_on for reviewed in db.session.scalars(wanted))
