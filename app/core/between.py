"""Where a deed that touches many may be cut in two: whoever runs it keeps what is done, and lets others write."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Thing = TypeVar("Thing")


def _nothing() -> None:
    """By default a deed is one transaction."""


_between: ContextVar[Callable[[], None]] = ContextVar("between", default=_nothing)


def one_by_one(things: Iterable[Thing]) -> Iterator[Thing]:
    """Give things one by one; between two of them, whoever runs the deed may commit what was done.

    So what is done of each must be whole by itself, and each must be held and looked at again when its turn comes:
    somebody else may have written since they were found.
    """
    for each in list(things):
        yield each
        _between.get()()


@contextmanager
def cut_by(between: Callable[[], None]) -> Iterator[None]:
    """Within this block, in this thread, do that between two things given one by one."""
    before = _between.set(between)
    try:
        yield
    finally:
        _between.reset(before)
