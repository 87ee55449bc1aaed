"""When a message that did not leave is tried again."""

from datetime import timedelta

# Doubling from a minute to a day: twelve attempts within three days, as mail servers do (RFC 5321, 4.5.4.1).
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 3, 10, 20, 45, 90, 180, 360, 720, 1440, 1440))
JITTER = 0.2
TAKEN_AGAIN_AFTER = timedelta(minutes=10)
KEPT = timedelta(days=62)


def wait_after(attempts: int, *, draw: float) -> timedelta | None:
    """Return how long to wait after that many attempts, or `None` to give up; `draw` in [0, 1) spreads the retries."""
    if attempts > len(WAITS):
        return None
    return WAITS[max(attempts, 1) - 1] * (1 - JITTER + 2 * JITTER * draw)
