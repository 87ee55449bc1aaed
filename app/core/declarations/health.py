"""What must be in order for the installation to work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What a check found: a sentence for whoever keeps the server; `ok` when nobody has to do anything."""

    sentence: str
    ok: bool


@dataclass(frozen=True)
class Check:
    """Something that must be in order: what `doctor` runs, and what a worker runs as it starts, when it has a say."""

    name: str
    run: Callable[[], Sequence[Finding]]
    at_start: Callable[[], Sequence[Finding]] | None


checks: dict[str, Check] = {}


def declare_check(check: Check) -> None:
    """Register something that must be in order; declaring it again replaces it."""
    checks[check.name] = check
