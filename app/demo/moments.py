"""Named moments of the cohort and of a year: lived when first asked for, kept, then put back in an instant."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from app.core.database import db
from app.demo import snapshot
from app.demo.clock import PushedClock
from app.demo.scenarios.casting import cast
from app.demo.scenarios.committing import launch_moves, mentorship_begins, place_falls_free, place_is_filled
from app.demo.scenarios.deciding import committee_pairs
from app.demo.scenarios.following import half_way, last_month
from app.demo.scenarios.season import Season
from app.demo.scenarios.selecting import applications_come, committee_reads

Chapter = Callable[[Season], None]

CHAPTERS: Mapping[str, Chapter] = {  # each begins where the one before it ends
    "cloture": applications_come,
    "comite": committee_reads,
    "propositions": committee_pairs,
    "decalage": launch_moves,
    "place-libre": place_falls_free,
    "chartes-signees": place_is_filled,
    "lancement": mentorship_begins,
}
YEAR: Mapping[str, Chapter] = {  # the same, of the pairs of the rolling programme
    "mi-parcours": half_way,
    "dernier-mois": last_month,
}
_alone = threading.Lock()


def go_to(clock: PushedClock, database: Path, moment: str) -> None:
    """Put the story at that moment: from the nearest page kept before it, the chapters that lack are lived and kept.

    What was done since the first page is gone, and everybody is signed out. Commits.
    """
    chapters, story = (YEAR, cast().rolling) if moment in YEAR else (CHAPTERS, cast().cohort)
    names = list(chapters)
    wanted = names.index(moment)
    with _alone:
        db.session.remove()
        kept = [place for place in range(wanted + 1) if snapshot.page(database, names[place]).exists()]
        snapshot.put_back(database, names[kept[-1]] if kept else snapshot.FIRST)
        clock.hold(None)
        for name in names[kept[-1] + 1 if kept else 0 : wanted + 1]:
            chapters[name](Season(clock, story))
            db.session.remove()
            snapshot.keep(database, name)
