"""Hostile files cost a child a bounded time and memory, and the site nothing: it answers, and goes on answering."""

import resource
import threading
import time
from collections.abc import Callable

import pytest
from app.documents import apart
from app.documents.apart import Limits, NoPlaceFree
from app.documents.inspection import Problem, inspect_apart, looking

from tests.documents.hostile import HOSTILE
from tests.support.sealing import made_seal

MARGIN = 3.0  # seconds to start a child on a busy machine
GROWTH = 64 * 1024  # kilobytes


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_stays_within_the_limits(make: Callable[[], bytes]) -> None:
    data = make()
    assert len(data) <= 5_100_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    found = inspect_apart(data, [made_seal().root.certificate.pem])
    assert time.monotonic() - began < looking.LIMITS.wall + MARGIN
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GROWTH
    assert not any(each.trusted or each.intact for each in found.seals)
    assert all(len(each.content) <= 1_000_000 for each in found.attachments)


def test_a_child_that_is_killed_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "LIMITS", Limits(memory=40 * 1024 * 1024, cpu=8, wall=12))
    assert inspect_apart(b"%PDF-1.7", []).problem is Problem.GAVE_UP
    monkeypatch.setattr(looking, "LIMITS", Limits(wall=0.01))
    assert inspect_apart(b"%PDF-1.7", []).problem is Problem.GAVE_UP


def test_beyond_two_at_once_others_are_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "LIMITS", Limits(queue=0.05))
    free = threading.BoundedSemaphore(2)
    monkeypatch.setattr(apart, "_PLACES", free)
    with free, free, pytest.raises(NoPlaceFree):
        inspect_apart(b"%PDF-1.7", [])
    assert inspect_apart(b"%PDF-1.7 nothing", []).problem is Problem.UNREADABLE
