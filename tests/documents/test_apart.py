"""Work in a process of its own: it answers, and whatever goes wrong there is the child's end, not the site's."""

import resource
import time
from dataclasses import replace

import pytest
from app.documents.apart import Limits, WorkFailed, run_apart

SMALL = Limits(memory=256 * 1024 * 1024, cpu=1, wall=4)


def no_such_work(_data: bytes) -> bytes:
    """Work that the child cannot find: it knows nothing of the tests."""
    raise NotImplementedError


def test_the_child_answers_and_knows_nothing_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINOME_SECRET_KEY", "kept from children")
    told = run_apart(eval, b"repr((dict(__import__('os').environ), sorted(__import__('sys').modules))).encode()")
    assert b"kept" not in told
    assert b"BINOME" not in told
    assert b"'app.documents.apart'" in told
    for heavy in (b"'flask'", b"'sqlalchemy'", b"'app.charters'"):
        assert heavy not in told


@pytest.mark.parametrize(
    "work",
    [
        b"bytearray(10 ** 9)",
        b"[0 for _ in iter(int, 1)]",
        b"__import__('time').sleep(60)",
        b"__import__('os').abort()",
        b"1 / 0",
        b"(lambda file: file.write(b'x') and file.flush())(__import__('tempfile').TemporaryFile())",
        b"[open('/dev/null') for _ in range(100)]",
        b"str(__import__('socket').socket()).encode()",
        b"__import__('subprocess').check_output(['true'])",
        b"str(__import__('os').fork()).encode()",
    ],
    ids=["memory", "processor", "patience", "abort", "exception", "writes", "files", "network", "program", "fork"],
)
def test_a_child_that_misbehaves_is_no_answer(work: bytes) -> None:
    began = time.monotonic()
    with pytest.raises(WorkFailed):
        run_apart(eval, work, SMALL)
    assert time.monotonic() - began < 10


def test_an_answer_is_no_longer_than_it_may_be() -> None:
    limits = replace(SMALL, answer=100_000)
    assert len(run_apart(eval, b"b'x' * 100_000", limits)) == 100_000
    with pytest.raises(WorkFailed):
        run_apart(eval, b"b'x' * 100_001", limits)


def test_a_child_that_never_stops_talking_is_ended_and_not_kept() -> None:
    endless = b"[__import__('os').write(1, b'x' * 65536) for _ in iter(int, 1)]"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    with pytest.raises(WorkFailed):
        run_apart(eval, endless, replace(SMALL, cpu=30, wall=30, answer=1_000_000))
    assert time.monotonic() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 * 1024


def test_a_child_that_reads_nothing_of_a_large_file_holds_nobody_up() -> None:
    began = time.monotonic()
    with pytest.raises(WorkFailed):
        run_apart(no_such_work, b" " * 5_000_000, SMALL)
    assert time.monotonic() - began < 10
