"""What the worker does: what falls due at a date, and work too long to be done while holding the database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

Prepared = TypeVar("Prepared")


@dataclass(frozen=True)
class Due:
    """Something the clock does: `run(now)` does all of it that is due, and tells how many.

    What is `of_the_day` is of no use once the day is over: days lived through in one go skip it.
    """

    name: str
    run: Callable[[datetime], int]
    of_the_day: bool = False


class NotNow(Exception):
    """Raised by the `prepare` of a job: nothing more of it can be done in this turn, and its feature says why."""


@dataclass(frozen=True)
class Job(Generic[Prepared]):
    """Work too long to be done while holding the database: looked for and prepared reading, written in a moment.

    `todo(now)` tells what waits, by id. `prepare(id)` does the long part and returns plain values. `write(id, values)`
    keeps them, in a transaction of its own, and tells whether it did: another worker may have been faster.
    """

    name: str
    todo: Callable[[datetime], Sequence[int]]
    prepare: Callable[[int], Prepared]
    write: Callable[[int, Prepared], bool]


dues: dict[str, Due] = {}
jobs: dict[str, Job[Any]] = {}


def declare_due(due: Due) -> None:
    """Register something the clock does; declaring it again replaces it."""
    dues[due.name] = due


def declare_job(job: Job[Any]) -> None:
    """Register long work of the worker; declaring it again replaces it."""
    jobs[job.name] = job
