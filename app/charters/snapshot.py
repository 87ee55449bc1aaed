"""What is frozen at issue: everything the charter says, as canonical JSON. No e-mail address is in it."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.charters.markdown import Block, Clause, canonical, from_data, to_data
from app.charters.markdown.canonical import runs_data, runs_from
from app.charters.models import Party

FORMAT = 1


@dataclass(frozen=True)
class SnapshotParty:
    """One of the three as the charter names them; `represents` is the host in words."""

    party: Party
    label: str
    name: str
    represents: str = ""


@dataclass(frozen=True)
class Snapshot:
    """The charter of one pair, wholly merged. The page and the PDF are both drawn from it."""

    reference: str
    code: str
    programme: str
    organisation: str
    title: str
    version: int
    version_on: date
    issued_at: datetime
    parties: tuple[SnapshotParty, ...]
    blocks: tuple[Block, ...]
    clauses: tuple[Clause, ...]
    verification_page: str
    verification_url: str

    def party(self, party: Party) -> SnapshotParty:
        """Return one of the three."""
        return next(each for each in self.parties if each.party is party)

    def to_bytes(self) -> bytes:
        """Return the canonical JSON: the same charter always gives the same bytes."""
        return canonical(
            {
                "format": FORMAT,
                "reference": self.reference,
                "code": self.code,
                "programme": self.programme,
                "organisation": self.organisation,
                "title": self.title,
                "version": self.version,
                "version_on": self.version_on.isoformat(),
                "issued_at": self.issued_at.isoformat(),
                "parties": [
                    {"party": each.party.value, "label": each.label, "name": each.name, "represents": each.represents}
                    for each in self.parties
                ],
                "blocks": to_data(self.blocks),
                "clauses": [{"id": clause.id, "runs": runs_data(clause.runs)} for clause in self.clauses],
                "verification_page": self.verification_page,
                "verification_url": self.verification_url,
            }
        )


def from_bytes(content: bytes) -> Snapshot:
    """Return the snapshot that `to_bytes` wrote."""
    data: dict[str, Any] = json.loads(content)
    parties = (
        SnapshotParty(Party(each["party"]), each["label"], each["name"], each["represents"]) for each in data["parties"]
    )
    return Snapshot(
        reference=data["reference"],
        code=data["code"],
        programme=data["programme"],
        organisation=data["organisation"],
        title=data["title"],
        version=data["version"],
        version_on=date.fromisoformat(data["version_on"]),
        issued_at=datetime.fromisoformat(data["issued_at"]),
        parties=tuple(parties),
        blocks=from_data(data["blocks"]),
        clauses=tuple(Clause(each["id"], runs_from(each["runs"])) for each in data["clauses"]),
        verification_page=data["verification_page"],
        verification_url=data["verification_url"],
    )
