"""What pairing a cohort costs: judged, solved and explained, beside the package `mentor-match` in the same run.

Processor time, not the clock on the wall: the machine may be shared. Each size runs in a process of its own, so that
the peak of memory is its own; the arrays and the library are loaded and tried on a few people first, as in a worker
that has paired before, and each round has other people.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from app.programmes.geography import by_code

from tests.bench.pairing_people import large_pool

_ROOT = Path(__file__).parents[2]
_UV = Path(sys.executable).with_name("uv")
_OTHER = "mentor-match==7.0.1"
_ROUNDS = 3


@dataclass(frozen=True)
class Gate:
    """A size, and the most it may cost: milliseconds of processor, megabytes at the peak (none asked of small ones)."""

    size: int
    milliseconds: int
    megabytes: int | None


GATES = (Gate(8, 20, None), Gate(200, 150, None), Gate(1000, 1500, 250))


def main() -> int:
    """Measure, print a table, and return 1 when a gate is passed over."""
    columns = f"{'pairs':>7}{'judged':>9}{'solved':>9}{'asked':>9}{'all ms':>9}{'gate':>7}{'MB':>6}{'gate':>6}"
    print(f"\n{'pairing':12}{columns}")
    over = [_line(gate) for gate in GATES]
    with tempfile.TemporaryDirectory() as folder:
        _beside(Path(folder))
    return 1 if any(over) else 0


def _line(gate: Gate) -> bool:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.pairing", str(gate.size)], cwd=_ROOT, capture_output=True, check=True
    )
    cost = json.loads(ran.stdout)
    total = cost["judged"] + cost["solved"] + cost["asked"]
    print(
        f"{gate.size:5} × {gate.size:<4}{cost['pairs']:7}{cost['judged']:9.1f}{cost['solved']:9.1f}{cost['asked']:9.1f}"
        f"{total:9.1f}{gate.milliseconds:7}{cost['megabytes']:6.0f}{gate.megabytes or '':>6}"
    )
    return total > gate.milliseconds or bool(gate.megabytes and cost["megabytes"] > gate.megabytes)


def measure(size: int) -> dict[str, float]:
    """Return the least of a few rounds: milliseconds to judge, to solve and explain, to answer about one request.

    Judged: every rule and every line of the score for every couple. Solved: the best pairs, with what speaks for and
    against each. Asked: why each mentee left out is, the two alternatives of one request with what they would change,
    and what one mentor's withdrawal would.
    """
    from app.pairing.solver import open_session

    first = open_session(large_pool(8, seed=1))
    first.alternatives(first.propose(), first.pool.mentees[0].ref)
    rounds = []
    for seed in range(_ROUNDS):
        pool = large_pool(size, seed=2028 + seed)
        moments = [time.process_time()]
        session = open_session(pool)
        moments.append(time.process_time())
        proposal = session.propose()
        moments.append(time.process_time())
        for ref in proposal.without_pair:
            session.left_out(proposal, ref)
        session.alternatives(proposal, proposal.pairs[0].couple.mentee)
        session.without(proposal, proposal.pairs[-1].couple.mentor)
        moments.append(time.process_time())
        spent = [1000 * (after - before) for before, after in pairwise(moments)]
        rounds.append((sum(spent), spent, len(proposal.pairs)))
    _, (judged, solved, asked), pairs = min(rounds)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"judged": judged, "solved": solved, "asked": asked, "pairs": pairs, "megabytes": megabytes}


def _beside(folder: Path) -> None:
    """Print what the other package makes of the same people."""
    uv, home = str(_UV), str(folder / "v")
    made = [[uv, "venv", "--quiet", home], [uv, "pip", "install", "--quiet", "-p", home, _OTHER]]
    if any(subprocess.run(command, capture_output=True, check=False).returncode for command in made):
        print(f"{_OTHER} could not be installed here: nothing to compare with")
        return
    for gate in GATES:
        found = _other(folder / "v/bin/python", gate.size)
        print(
            f"{gate.size:5} × {gate.size:<4}{found['pairs']:7}{_OTHER:>27}{1000 * found['seconds']:9.1f}"
            f"{'':7}{found['megabytes']:6.0f}"
        )


def _other(python: Path, size: int) -> dict[str, Any]:
    pool = large_pool(size)
    given = {"mentors": [_plain(each) for each in pool.mentors], "mentees": [_plain(each) for each in pool.mentees]}
    script = _ROOT / "tests/bench/mentor_match.py"
    ran = subprocess.run([python, script], input=json.dumps(given).encode(), capture_output=True, check=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _plain(profile: Any) -> dict[str, Any]:
    town = by_code(profile.commune)
    return {
        "name": profile.full_name,
        "email": profile.email,
        "department": town.department_code if town else "",
        "establishment": profile.establishment,
        "objectives": sorted(profile.objectives),
        "availability": sorted(profile.availability),
        "avoid": list(profile.avoid),
    }


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(main())
    print(json.dumps(measure(int(sys.argv[1]))))
