"""`make bench`: the public page, one application step and the list of applications, each beside its limit; charters;
pairing; five hundred people who apply in the last ten minutes.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.load import ROOT, Visited, compare, server
from tests.bench.seeding import SLUG, environment, fill

_MARKS = ("<a ", "<li", "<p", "<tr", "<td", "<input", "<option", "<label")
_ALIKE = 0.1  # how far the size of a limit, or its number of some mark, may be from ours


@dataclass(frozen=True)
class Budget:
    """A page, the limit it is compared with, and how many times that limit it may cost."""

    name: str
    path: str
    limit: str
    gate: float
    aim: float
    cookie: str = ""


def main() -> int:
    """Measure, print a table, and return 1 when a gate is passed over."""
    with tempfile.TemporaryDirectory() as folder:
        bench = fill(Path(folder), applications=300)
        public, coordination = f"/programmes/{SLUG}", f"/coordination/{SLUG}"
        budgets = (
            Budget("public page", public, "/public", 1.6, 1.3),
            Budget("application step", f"{public}/candidater/mentore/vous", "/step", 2.0, 1.6, bench.applicant),
            Budget("list of applications", f"{coordination}/candidatures", "/list", 2.5, 2.0, bench.coordinator),
        )
        with (
            server("tests.bench.limit:app", {}) as limit,
            server("wsgi:app", environment(Path(folder))) as ours,
        ):
            print(f"{'page':24}{'CPU ms':>9}{'limit':>9}{'ratio':>8}{'gate':>7}{'p50 ms':>9}{'p95 ms':>9}{'kB':>7}")
            over = [_line(budget, limit, ours) for budget in budgets]
    print(flush=True)
    for other in ("charters", "pairing", "rush"):
        ran = subprocess.run([sys.executable, "-m", f"tests.bench.{other}"], cwd=ROOT, check=False)
        over.append(bool(ran.returncode))
    return 1 if any(over) else 0


def _line(budget: Budget, limit: tuple[int, int], ours: tuple[int, int]) -> bool:
    bare, page = Visited(*limit, budget.limit), Visited(*ours, budget.path, budget.cookie)
    body = page.body()
    _refuse_unlike(budget.name, bare.body(), body)
    floor, cost = compare(bare, page)
    ratio = cost.cpu_ms / floor.cpu_ms
    print(
        f"{budget.name:24}{cost.cpu_ms:9.2f}{floor.cpu_ms:9.2f}{ratio:8.2f}{budget.gate:7.1f}"
        f"{cost.p50_ms:9.1f}{cost.p95_ms:9.1f}{len(body.encode()) / 1000:7.1f}"
    )
    return ratio > budget.gate


def _refuse_unlike(name: str, limit: str, ours: str) -> None:
    """A limit that drew more than our page would flatter it, one that drew less would wrong it."""
    sizes = {mark: (limit.count(mark), ours.count(mark)) for mark in _MARKS}
    sizes["bytes"] = (len(limit.encode()), len(ours.encode()))
    unlike = {what: pair for what, pair in sizes.items() if abs(pair[0] - pair[1]) > max(2, _ALIKE * pair[1])}
    if unlike:
        raise SystemExit(f"{name}: the limit is not alike (limit, ours): {unlike}")


if __name__ == "__main__":
    sys.exit(main())
