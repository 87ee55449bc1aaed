"""`preuve.json`, checked with nothing of ours: jq and sha256sum, as docs/proof.md says."""

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

from app.charters import printing
from app.charters.models import CharterEvent, FileKind
from app.charters.proof import proof_json
from app.charters.queries import broken_event, chain_of, file_of
from app.charters.services import erase_personal, evidence
from app.charters.wording import EVENTS
from app.core.database import db
from app.documents.model import EVIDENCE

from tests.charters.cast import Signing
from tests.support.pdf import pdf_text


def jq(program: str, document: bytes) -> bytes:
    """The canonical JSON of part of a document, by jq: sorted keys, no space, no line end."""
    return subprocess.run(["jq", "-cSj", program], input=document, capture_output=True, check=True).stdout


def sha256sum(content: bytes) -> str:
    done = subprocess.run(["sha256sum"], input=content, capture_output=True, check=True)
    return done.stdout.decode().split()[0]


def proof_of(signing: Signing) -> tuple[bytes, dict[str, Any]]:
    content = proof_json(signing.charter)
    return content, json.loads(content)


def test_it_has_the_documented_fields(sealed: Signing) -> None:
    content, proof = proof_of(sealed)
    charter = sealed.charter
    assert set(proof) == {
        "format",
        "reference",
        "code",
        "snapshot",
        "snapshot_sha256",
        "frozen_sha256",
        "chain",
        "openings",
    }
    assert proof["format"] == 1
    assert (proof["reference"], proof["code"]) == (charter.reference, charter.code)
    assert content == proof_json(sealed.charter), "the same register gives the same bytes"
    assert jq(".", content) == content, "and they are canonical"


def test_jq_and_sha256sum_find_every_hash_again(sealed: Signing) -> None:
    content, proof = proof_of(sealed)
    frozen = file_of(sealed.charter, FileKind.FROZEN)
    assert frozen is not None
    assert sha256sum(jq(".snapshot", content)) == proof["snapshot_sha256"]
    assert sha256sum(frozen.content) == proof["frozen_sha256"]
    previous = "0" * 64
    for rank, link in enumerate(proof["chain"]):
        assert link["previous"] == previous
        previous = sha256sum(jq(f".chain[{rank}] | {{event, previous}}", content))
        assert link["hash"] == previous
        assert link["event"]["number"] == rank + 1
        assert link["event"]["frozen_sha256"] == proof["frozen_sha256"]


def test_the_chain_ends_with_the_third_signature_as_the_attestation_does(sealed: Signing) -> None:
    _, proof = proof_of(sealed)
    assert [link["event"]["kind"] for link in proof["chain"]].count("signed") == 3
    assert proof["chain"][-1]["event"]["kind"] == "completed"
    assert chain_of(sealed.charter)[-1].kind != "completed", "the register goes on"
    printed = pdf_text(printing.final_pdf(sealed.charter)).replace(" ", "")
    assert proof["chain"][-1]["hash"] in printed
    assert chain_of(sealed.charter)[-1].hash not in printed


def test_the_sealed_document_carries_it_beside_the_file_that_was_approved(sealed: Signing, tmp_path: Path) -> None:
    final, frozen = file_of(sealed.charter, FileKind.FINAL), file_of(sealed.charter, FileKind.FROZEN)
    assert final is not None
    assert frozen is not None
    (tmp_path / "charte.pdf").write_bytes(final.content)
    subprocess.run(["pdfdetach", "-saveall", "charte.pdf"], cwd=tmp_path, check=True, capture_output=True)
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.name != "charte.pdf"}
    assert found == {"charte-approuvee.pdf": frozen.content, "preuve.json": proof_json(sealed.charter)}


def test_names_typed_open_their_commitments_and_addresses_stay_closed(sealed: Signing) -> None:
    content, proof = proof_of(sealed)
    events = [link["event"] for link in proof["chain"]]
    signatures = {event["number"]: event for event in events if event["kind"] == "signed"}
    assert set(proof["openings"]) == {str(number) for number in signatures}
    typed = set()
    for number, opened in proof["openings"].items():
        assert set(opened) == {"typed_name"}
        value, salt = opened["typed_name"]["value"], opened["typed_name"]["salt"]
        digest = hashlib.sha256(f"{salt}:{value}".encode()).hexdigest()
        assert digest == signatures[int(number)]["facts"]["typed_name"]
        typed.add(value)
    assert typed == {"Ada Lovelace", "Milo Łukasik", "Inès Haddad"}
    assert b"@" not in content
    closed = [event["facts"] for event in events if event["kind"] in ("link_sent", "code_sent")]
    assert len(closed) == 6
    assert all(len(facts["address"]) == 64 for facts in closed)
    assert len({facts["address"] for facts in closed}) == 6, "two commitments to one address look unlike"


def test_each_signature_carries_the_document_the_consent_the_clauses_and_the_name(sealed: Signing) -> None:
    _, proof = proof_of(sealed)
    for link in proof["chain"]:
        event = link["event"]
        if event["kind"] == "signed":
            assert event["frozen_sha256"] == sealed.charter.frozen_sha256
            assert event["facts"]["consent"] == "J’ai lu la charte et je m’engage à la respecter"
            assert event["facts"]["clauses"] == []
            assert event["facts"]["name_matches"] is True
            assert event["at"].endswith("+00:00")


def test_personal_values_go_and_the_chain_holds(sealed: Signing) -> None:
    charter = sealed.charter
    evidence.append(
        charter, "opened", actor="visitor", personal={"client": "203.0.113.7", "agent": "Mozilla/5.0"}, party="mentor"
    )
    before = [event.hash for event in chain_of(charter)]
    assert "203.0.113.7" in str(chain_of(charter)[-1].personal)
    erase_personal(charter)
    db.session.commit()
    assert [event.hash for event in chain_of(sealed.charter)] == before
    assert broken_event(sealed.charter) is None
    kept = [(event.facts, event.personal) for event in chain_of(sealed.charter)]
    assert "203.0.113.7" not in str(kept)
    assert "Lovelace" not in str(kept)
    assert json.loads(proof_json(sealed.charter))["openings"] == {}


def test_no_network_address_and_no_browser_is_kept(sealed: Signing) -> None:
    events: list[CharterEvent] = list(chain_of(sealed.charter))
    kept = {name for event in events for name in (*event.facts, *event.personal)}
    assert not {name for name in kept if name in ("ip", "client", "agent", "user_agent", "remote_addr")}
    assert "127.0.0.1" not in str([(event.facts, event.personal) for event in events])
    assert {name for event in events for name in event.personal} == {"address", "typed_name"}


def test_every_event_of_the_register_has_its_words() -> None:
    kinds = "issued link_sent opened code_sent code_failed signed declined email_corrected link_revoked reminded"
    ends = "email_moved day_moved expired cancelled paper_recorded completed sealed delivered"
    assert set(EVENTS) == {*kinds.split(), *ends.split()}


def test_the_name_of_the_file_is_the_documented_one() -> None:
    assert EVIDENCE == "preuve.json"
