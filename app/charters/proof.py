"""`preuve.json`: the evidence of a charter as anyone can check it without us. `docs/proof.md` describes it.

The chain is the one the attestation prints, from the first event to the third signature. What opens a commitment is
given for the name that was typed alone: the page that signs announces it. Addresses stay closed.
"""

import json
from typing import Any

from app.charters.markdown import canonical
from app.charters.models import Charter, CharterEvent
from app.charters.queries import chain_to_completion, event_body

FORMAT = 1
OPENED = ("typed_name",)  # what signatories were told that the final document holds


def proof_json(charter: Charter) -> bytes:
    """Return the canonical JSON of the proof; the same register always gives the same bytes.

    The snapshot must not have been erased.
    """
    chain = chain_to_completion(charter)
    return canonical(
        {
            "format": FORMAT,
            "reference": charter.reference,
            "code": charter.code,
            "snapshot": json.loads(charter.snapshot),
            "snapshot_sha256": charter.snapshot_sha256,
            "frozen_sha256": charter.frozen_sha256,
            "chain": [_link(charter, event) for event in chain],
            "openings": {str(event.number): opened for event in chain if (opened := _openings(event))},
        }
    )


def _link(charter: Charter, event: CharterEvent) -> dict[str, Any]:
    return {"event": event_body(charter, event), "previous": event.previous_hash, "hash": event.hash}


def _openings(event: CharterEvent) -> dict[str, Any]:
    return {name: event.personal[name] for name in OPENED if name in event.personal}
