"""The commands of « Comment vérifier sans nous » are copied from the page and run by a shell on a real sealed file."""

import subprocess
from pathlib import Path

import pytest
from app.charters import guards
from app.charters.models import FileKind, SealCertificate
from app.charters.queries import chain_to_completion, file_of
from app.core.database import db
from sqlalchemy import delete

from tests.charters.cast import ADA, Signing
from tests.charters.receipts import receipt_of
from tests.conftest import FixedClock
from tests.support import tampering
from tests.support.letters import letters_to
from tests.support.pages import Page, PageClient
from tests.support.parsing import text_of
from tests.support.sealing import made_seal, new_seal, publish_seal

PATH = "/verifier/sans-nous"


@pytest.fixture
def folder(client: PageClient, sealed: Signing, tmp_path: Path) -> Path:
    """A folder with what somebody has who knows nothing of the site: the file, and our root."""
    stored = file_of(sealed.charter, FileKind.FINAL)
    assert stored is not None
    (tmp_path / "charte.pdf").write_bytes(stored.content)
    (tmp_path / "racine.pem").write_bytes(client.http.get("/verifier/racine.pem").data)
    return tmp_path


def run(page: Page, name: str, folder: Path) -> str:
    """Copy the command of that name from the page and run it; returns all it prints."""
    command = "".join(page.one("pre", id=name).itertext())
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_every_command_of_the_page_says_what_the_page_promises(
    client: PageClient, signing: Signing, folder: Path
) -> None:
    page, charter = client.get(PATH), signing.charter
    commands = [each.get("id") for each in page.all("pre")]
    assert commands[:3] == ["installer", "installer-macos", "installer-windows"]
    assert commands[3:] == ["racine", "coup-d-oeil", "second-avis", "cachet", "pieces", "texte", "chaine"]
    fingerprint = run(page, "racine", folder).split("=")[1].strip()
    assert page.has(fingerprint)
    (receipt,) = [mail for mail in letters_to(ADA) if mail.name == "signing_receipt"]
    assert fingerprint in receipt.text, "it is compared by eye: one form everywhere"
    assert fingerprint.replace(":", "").lower() == made_seal().root.certificate.fingerprint
    glance = run(page, "coup-d-oeil", folder)
    assert "Signature is Valid." in glance
    assert "Total document signed" in glance
    assert "Certificate issuer isn't Trusted" in glance
    assert "The document is unchanged since signing." in run(page, "second-avis", folder)
    seal = run(page, "cachet", folder)
    assert "CMS Verification successful" in seal
    assert "notBefore=" in seal
    assert "notAfter=" in seal
    pieces = run(page, "pieces", folder).splitlines()
    assert [line.split()[0] for line in pieces] == [charter.frozen_sha256] * 4
    assert [line.split()[1] for line in pieces[1:]] == ["mentor", "mentee", "host"]
    assert [line.split()[0] for line in run(page, "texte", folder).splitlines()] == [charter.snapshot_sha256] * 2
    links = [line.split() for line in run(page, "chaine", folder).splitlines()]
    assert links == [["juste", event.hash] for event in chain_to_completion(charter)]
    assert ["juste", receipt_of(ADA).digest] in links


def test_the_commands_see_what_was_changed(client: PageClient, folder: Path) -> None:
    page, file = client.get(PATH), folder / "charte.pdf"
    genuine = file.read_bytes()
    file.write_bytes(genuine[:5000] + bytes([genuine[5000] ^ 1]) + genuine[5001:])
    assert "Signature is Valid." not in run(page, "coup-d-oeil", folder)
    assert "CMS Verification successful" not in run(page, "cachet", folder)
    file.write_bytes(tampering.with_an_update(genuine))
    assert "Total document signed" not in run(page, "coup-d-oeil", folder).replace("Not total document signed", "")
    file.write_bytes(genuine)
    (folder / "racine.pem").write_text(new_seal().root.certificate.pem)
    assert "CMS Verification successful" not in run(page, "cachet", folder)
    run(page, "pieces", folder)
    proof = folder / "pieces" / "preuve.json"
    proof.write_text(proof.read_text().replace('"kind":"opened"', '"kind":"opende"', 1))
    assert run(page, "chaine", folder).count("FAUX") == 1


def test_roots_are_given_by_their_fingerprint_and_the_newest_by_itself(client: PageClient, now: FixedClock) -> None:
    older, newer = made_seal().root.certificate, new_seal()
    now.set(2060, 1, 1)
    publish_seal(newer)
    assert client.http.get("/verifier/racine.pem").data.decode() == newer.root.certificate.pem
    page = client.get(PATH)
    assert f"/verifier/racines/{older.fingerprint}.pem" in page.links()
    answer = client.http.get(f"/verifier/racines/{older.fingerprint.upper()}.pem")
    assert answer.data.decode() == older.pem
    assert answer.headers["Content-Disposition"].startswith("attachment")
    client.get(f"/verifier/racines/{'0' * 64}.pem", status=404)
    leaf = made_seal().leaf.certificate.fingerprint
    client.get(f"/verifier/racines/{leaf}.pem", status=404)


def test_before_any_seal_the_page_says_so(client: PageClient) -> None:
    guards.drop_guards(db.session.connection(), guards.GUARDS)
    db.session.execute(delete(SealCertificate))
    db.session.commit()
    page = client.get(PATH)
    assert page.has("Aucun cachet n’est encore publié.")
    client.get("/verifier/racine.pem", status=404)


def test_the_page_is_found_from_the_one_that_verifies(client: PageClient) -> None:
    assert client.get("/verifier").link("Comment vérifier sans nous") == PATH
    assert text_of(client.get(PATH).one("h1")) == "Comment vérifier sans nous"
