from datetime import timedelta

import pytest
from app.mail.retry import WAITS, wait_after


def test_waits_grow_and_end_after_twelve_attempts_within_three_days() -> None:
    waits = [wait_after(attempts, draw=0.5) for attempts in range(1, 13)]
    assert waits == [*WAITS, None]
    assert list(WAITS) == sorted(WAITS)
    assert timedelta(days=2) < sum(WAITS, timedelta()) <= timedelta(days=3)


@pytest.mark.parametrize(("draw", "share"), [(0.0, 0.8), (0.5, 1.0), (0.999, 1.2)])
def test_jitter_spreads_the_retries(draw: float, share: float) -> None:
    wait = wait_after(5, draw=draw)
    assert wait is not None
    assert wait / WAITS[4] == pytest.approx(share, abs=0.001)
