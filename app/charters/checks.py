"""What must be in order for charters to be sealed."""

from collections.abc import Sequence
from datetime import datetime

from flask import Flask, current_app

from app.charters.due import sealer
from app.charters.queries.sealing import seal_check
from app.charters.rules.sealing import SealProblem
from app.charters.wording.sealing import seal_in_order, seal_never_tried, seal_problem
from app.config import Settings
from app.core.clock import now
from app.core.declarations import Check, Finding, declare_check


def seal_findings() -> Sequence[Finding]:
    """Try the key, where the settings name one; elsewhere, tell what the worker found of it."""
    settings: Settings = current_app.config["BINOME"]
    if settings.seal_key is not None:
        return tried_findings()
    known = seal_check()
    if known is None:
        return [Finding(seal_never_tried(), ok=False)]
    return [_finding(SealProblem(known.problem) if known.problem else None, known.not_after)]


def tried_findings() -> Sequence[Finding]:
    """Try the key of the settings, as the worker does."""
    found = sealer().look(now())
    return [_finding(found.problem, found.key.not_after if found.key else None)]


def _finding(problem: SealProblem | None, until: datetime | None) -> Finding:
    if problem is None:
        return Finding(seal_in_order(until), ok=True)
    return Finding(seal_problem(problem.value, until), ok=False)


def register(_app: Flask) -> None:
    """Declare it."""
    declare_check(Check("seal", seal_findings, at_start=tried_findings))
