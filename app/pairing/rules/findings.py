"""What a rule says of a possible pair: a verdict with a code and facts, and why a pair is a good one. No sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.applications.models import ApplicantRole
from app.programmes.definition import Verdict

Fact = str | int | bool | tuple[str, ...]
_SEVERITY = {None: 0, Verdict.TO_DISCUSS: 1, Verdict.NEEDS_DEROGATION: 2, Verdict.RULED_OUT: 3}
_NEVER_STORED = "written"
FORBIDDEN = "forbidden_by_committee"
"""What a refusal of the committee is called among findings."""


@dataclass(frozen=True)
class Finding:
    """One thing that speaks against a pair. `by` is the member who declared it, where somebody did.

    `params["written"]` holds what that member wrote of others: shown to whoever verifies it, never stored again.
    """

    code: str
    verdict: Verdict
    params: Mapping[str, Fact] = field(default_factory=dict)
    by: ApplicantRole | None = None

    def to_json(self) -> dict[str, Any]:
        """Return what is kept with the pair."""
        kept = {name: fact for name, fact in self.params.items() if name != _NEVER_STORED}
        return {"code": self.code, "verdict": self.verdict.value, "params": kept, "by": self.by and self.by.value}


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for a pair."""

    code: str
    params: Mapping[str, Fact] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return what is kept with the pair."""
        kept = {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in self.params.items()}
        return {"code": self.code, "params": kept}


def finding_from(data: Mapping[str, Any]) -> Finding:
    """Return a finding as it was kept with its pair."""
    by = ApplicantRole(data["by"]) if data["by"] else None
    return Finding(data["code"], Verdict(data["verdict"]), dict(data["params"]), by)


def reason_from(data: Mapping[str, Any]) -> Reason:
    """Return a reason as it was kept with its pair."""
    params = {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in data["params"].items()}
    return Reason(data["code"], params)


def severity(verdict: Verdict | None) -> int:
    """Return how much a verdict speaks against a pair; nothing said is 0."""
    return _SEVERITY[verdict]


def worst(findings: Iterable[Finding]) -> Verdict | None:
    """Return the strictest verdict of all, or `None` when nothing speaks against the pair."""
    return max((finding.verdict for finding in findings), key=severity, default=None)


def strictest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with what rules out before what is to be discussed; the order of rules is kept otherwise."""
    return sorted(findings, key=lambda finding: -severity(finding.verdict))


def rank(findings: Sequence[Finding], reasons: Sequence[Reason]) -> tuple[int, ...]:
    """Return what possible mentors are sorted by: what speaks against them first, then what speaks for them.

    An order and no grade: it is never shown.
    """
    weights = {"objectives_covered": "count", "common_slots": "slots"}
    facts = [reason.params[weights[reason.code]] for reason in reasons if reason.code in weights]
    shared = sum(len(fact) if isinstance(fact, tuple) else int(fact) for fact in facts)
    return (severity(worst(findings)), len(findings), -shared, -len(reasons))
