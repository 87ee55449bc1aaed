"""The same people given to the package `mentor-match`, in an environment of its own: one round, one mentee a mentor.

Run by the bench with that environment's Python; reads the people on its input, prints what it did. It is given the
rules that need no reading of names: same department, same establishment, the very name on a list.
"""

import json
import resource
import sys
import time
from typing import Any

from matching.mentee import Mentee  # type: ignore[import-not-found]  # lives in an environment of its own
from matching.mentor import Mentor  # type: ignore[import-not-found]
from matching.process import process_data  # type: ignore[import-not-found]
from matching.rules import rule  # type: ignore[import-not-found]


def _rules() -> list[Any]:
    def shared(fact: str, least: int, points: int) -> Any:
        def enough(match: Any) -> bool:
            return len(match.mentor.facts[fact] & match.mentee.facts[fact]) >= least

        return rule.Generic({True: points, False: 0}, enough)

    def excluded(match: Any) -> bool:
        mentor, mentee = match.mentor.facts, match.mentee.facts
        return bool(
            mentor["department"] == mentee["department"]
            or mentor["establishment"] == mentee["establishment"]
            or mentor["name"] in mentee["avoid"]
            or mentee["name"] in mentor["avoid"]
        )

    needs = [shared("objectives", least, 13) for least in (1, 2, 3)]
    return [rule.Disqualify(excluded), *needs, *(shared("availability", least, 10) for least in (1, 2))]


def _people(kind: Any, rows: list[dict[str, Any]]) -> list[Any]:
    people = []
    for row in rows:
        person = kind(grade=1, email=row["email"])
        person.facts = row | {fact: set(row[fact]) for fact in ("objectives", "availability", "avoid")}
        people.append(person)
    return people


def main() -> None:
    """Match, and print seconds of processor time, the peak of memory in megabytes, and how many pairs there are."""
    given = json.load(sys.stdin)
    mentors, mentees = _people(Mentor, given["mentors"]), _people(Mentee, given["mentees"])
    started = time.process_time()
    process_data(mentors, mentees, [_rules()])
    spent = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": spent, "megabytes": peak, "pairs": sum(bool(each.mentors) for each in mentees)}))


main()
