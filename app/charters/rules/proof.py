"""Reading the proof inside a sealed file as a stranger would: it is believed in nothing that is not recomputed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.charters.markdown import canonical
from app.charters.rules.evidence import first_broken

SIGNING = frozenset({"signed", "paper_recorded"})
_SIGNATURES = 3


@dataclass(frozen=True)
class Proof:
    """What `preuve.json` says, and whether it agrees with itself. `broken_at` is the first link that does not hold."""

    code: str
    frozen_sha256: str
    snapshot_sha256: str
    snapshot_holds: bool
    broken_at: int | None
    hashes: tuple[str, ...]
    signed: tuple[str, ...]  # the digest that each signature names

    def agrees_on(self, digest: str) -> bool:
        """Tell whether the three signatures name this very document."""
        return len(self.signed) == _SIGNATURES and {*self.signed, self.frozen_sha256} == {digest}

    def begins(self, chain: Sequence[str]) -> bool:
        """Tell whether its links are the first ones of that chain."""
        return bool(self.hashes) and tuple(chain[: len(self.hashes)]) == self.hashes


def read_proof(content: bytes) -> Proof | None:
    """Return what a proof says, or `None` when it is not one: nothing in it is trusted, not even its shape."""
    try:
        return _read(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _read(said: dict[str, Any]) -> Proof:
    chain = [_link(each) for each in said["chain"]]
    return Proof(
        code=_text(said["code"]),
        frozen_sha256=_text(said["frozen_sha256"]),
        snapshot_sha256=_text(said["snapshot_sha256"]),
        snapshot_holds=hashlib.sha256(canonical(said["snapshot"])).hexdigest() == said["snapshot_sha256"],
        broken_at=first_broken(chain),
        hashes=tuple(digest for _, _, digest in chain),
        signed=tuple(_text(event["frozen_sha256"]) for event, _, _ in chain if event["kind"] in SIGNING),
    )


def _link(said: dict[str, Any]) -> tuple[Mapping[str, Any], str, str]:
    event = said["event"]
    if not isinstance(event, dict):
        raise TypeError
    return event, _text(said["previous"]), _text(said["hash"])


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said
