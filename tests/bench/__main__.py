"""`make bench`: the public page, one application step and the list of applications, each beside its limit."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.load import Cost, measure, server
from tests.bench.seeding import SLUG, environment, fill

_STEP = "candidater/mentore/vous"
_LIST = "candidatures"


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
        budgets = (
            Budget("public page", f"/programmes/{SLUG}", "/form", 1.6, 1.3),
            Budget(
                "application step", f"/programmes/{SLUG}/candidater/mentore/vous", "/form", 2.0, 1.6, bench.applicant
            ),
            Budget("list of applications", f"/coordination/{SLUG}/{_LIST}", "/list", 2.5, 2.0, bench.coordinator),
        )
        with (
            server("tests.bench.limit:app", {}) as limit,
            server("wsgi:app", environment(Path(folder))) as ours,
        ):
            return _table(budgets, limit, ours)


def _table(budgets: tuple[Budget, ...], limit: tuple[int, int], ours: tuple[int, int]) -> int:
    over = 0
    print(f"{'page':24}{'CPU ms':>9}{'limit':>9}{'ratio':>8}{'gate':>7}{'p50 ms':>9}{'p95 ms':>9}{'kB':>7}")
    for budget in budgets:
        floor = measure(*limit, budget.limit)
        cost = measure(*ours, budget.path, cookie=budget.cookie)
        over += _line(budget, cost, floor)
    return 1 if over else 0


def _line(budget: Budget, cost: Cost, floor: Cost) -> bool:
    ratio = cost.cpu_ms / floor.cpu_ms
    print(
        f"{budget.name:24}{cost.cpu_ms:9.2f}{floor.cpu_ms:9.2f}{ratio:8.2f}{budget.gate:7.1f}"
        f"{cost.p50_ms:9.1f}{cost.p95_ms:9.1f}{cost.octets / 1000:7.1f}"
    )
    return ratio > budget.gate


if __name__ == "__main__":
    sys.exit(main())
