"""Derogations: what is ruled out « unless two people say why », once two people have."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.pairing.rules.findings import Finding, strictest_first
from app.programmes.definition import Verdict

DEROGATED = "derogated"
"""The fact that marks a finding as lifted; it stays said, and stays to be discussed."""


def lift(findings: Iterable[Finding], granted: Collection[str]) -> list[Finding]:
    """Return the findings once a derogation is granted for these codes.

    It lifts what needs one and nothing else: what nobody may override stays ruled out, and a reason that appears after
    the derogation was granted is not covered by it.
    """
    return strictest_first(_lifted(each) if _covers(granted, each) else each for each in findings)


def _covers(granted: Collection[str], finding: Finding) -> bool:
    return finding.verdict is Verdict.NEEDS_DEROGATION and finding.code in granted


def _lifted(finding: Finding) -> Finding:
    return replace(finding, verdict=Verdict.TO_DISCUSS, params={**finding.params, DEROGATED: True})
