"""Remembering what is computed from something large that never changes."""

from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Same(Generic[Thing]):
    """The key of a cache: this very object, held so that no other can take its place in memory.

    Comparing two definitions of a programme field by field would cost more than what is remembered.
    """

    __slots__ = ("thing",)

    def __init__(self, thing: Thing) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        """Equal when it holds the same object."""
        return isinstance(other, Same) and other.thing is self.thing

    def __hash__(self) -> int:
        """By identity too."""
        return id(self.thing)
