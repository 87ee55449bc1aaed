"""A line in which the threads of one process wait, served in the order they came."""

import threading
from collections import deque


class Line:
    """Gives the turn to one at a time; whoever has waited so many seconds goes on without it.

    SQLite's own wait for its lock is not fair: it tries again now and then, so that under load somebody may be passed
    by others until they give up. The turn is a courtesy between threads; what protects is SQLite's lock, in any case.
    """

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._guard = threading.RLock()  # a connection that is collected is given back here, in whichever thread
        self._holder: int | None = None
        self._waiting: deque[tuple[int, threading.Event]] = deque()

    def enter(self, who: int) -> None:
        """Wait for one's turn; whoever holds it already goes on."""
        called = threading.Event()
        place = (who, called)
        with self._guard:
            if self._holder in (None, who):
                self._holder = who
                return
            self._waiting.append(place)
        try:
            called.wait(self._patience)
        finally:  # somebody stopped while they wait leaves no empty place, which would be given a turn for ever
            with self._guard:
                if not called.is_set():
                    self._waiting.remove(place)

    def leave(self, who: int) -> None:
        """Give the turn to the next; does nothing for whoever does not hold it."""
        with self._guard:
            if self._holder != who:
                return
            self._holder = None
            if self._waiting:
                self._holder, called = self._waiting.popleft()
                called.set()
