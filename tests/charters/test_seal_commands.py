"""The commands of the seal, as whoever keeps the server types them."""

import os
import stat
from pathlib import Path

import pytest
from app.charters.models import FileKind
from app.charters.queries import file_of
from app.charters.queries.sealing import published_roots, seal_certificates
from app.core.database import db
from app.core.journal import JournalEntry
from app.documents.fingerprint import as_openssl
from app.documents.inspection import inspect
from app.documents.sealing import load_key
from click.testing import Result
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.charters.cast import Signing, sign_all
from tests.conftest import FixedClock
from tests.support.letters import make_host
from tests.support.pages import PageClient
from tests.support.sealing import PASSPHRASE, made_seal, new_seal, seal_charters

FILES = {"seal.p12", "seal.password", "seal-root.pem", "seal-root-key.pem"}


@pytest.fixture
def host(app: Flask) -> None:
    make_host()
    db.session.commit()


def run(app: Flask, *arguments: object, typed: str = "") -> Result:
    db.session.rollback()
    result = app.test_cli_runner().invoke(args=["seal", *map(str, arguments)], input=typed)
    db.session.rollback()
    return result


def twice(passphrase: str = PASSPHRASE) -> str:
    return f"{passphrase}\n{passphrase}\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()} if folder.exists() else {}


def test_init_writes_four_private_files_publishes_and_says_what_to_do_next(
    app: Flask, host: None, tmp_path: Path
) -> None:
    folder = tmp_path / "made" / "seal"
    result = run(app, "init", "--folder", folder, "--new-root", typed=twice("court") + twice())
    assert result.exit_code == 0, result.output
    assert set(contents(folder)) == FILES
    assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    key = load_key(folder / "seal.p12", (folder / "seal.password").read_text())
    root = published_roots()[0]
    assert (root.fingerprint, root.pem) == (key.root.fingerprint, (folder / "seal-root.pem").read_text())
    assert "O=CPTS des Trois Vallées" in root.subject
    for said in (
        as_openssl(root.fingerprint),
        "Il faut 12 caractères",
        "effacez-le d’ici",
        "/etc/binome/",
        "binome doctor",
    ):
        assert said in result.output
    assert PASSPHRASE not in result.output
    assert key.fingerprint in {each.fingerprint for each in seal_certificates()}
    acts = db.session.scalars(select(JournalEntry.act)).all()
    assert acts.count("seal_certificate_published") == 2


def test_init_does_not_replace_a_root_nor_a_file(app: Flask, host: None, tmp_path: Path) -> None:
    refused = run(app, "init", "--folder", tmp_path / "seal", typed=twice())
    assert refused.exit_code == 1
    assert "binome seal renew" in refused.output
    (tmp_path / "seal.password").write_text("kept")
    refused = run(app, "init", "--folder", tmp_path, "--new-root", typed=twice())
    assert refused.exit_code == 1
    assert "existe déjà : rien n’a été écrit" in refused.output.replace("\u00a0", " ")
    assert contents(tmp_path) == {"seal.password": b"kept"}
    assert len(published_roots()) == 1


def test_folder_that_cannot_be_written_publishes_nothing(app: Flask, host: None) -> None:
    refused = run(app, "init", "--folder", "/proc/seal", "--new-root", typed=twice())
    assert refused.exit_code == 1
    assert "Rien n’est publié." in refused.output
    assert len(published_roots()) == 1


def test_before_the_host_is_known_nothing_is_made(app: Flask, tmp_path: Path) -> None:
    refused = run(app, "init", "--folder", tmp_path / "seal", "--new-root", typed=twice())
    assert (refused.exit_code, "binome organisation set" in refused.output) == (1, True)
    assert contents(tmp_path / "seal") == {}


def test_renew_makes_a_key_under_the_same_root_and_what_was_sealed_still_verifies(
    app: Flask, client: PageClient, signing: Signing, tmp_path: Path, now: FixedClock
) -> None:
    sign_all(client, signing)
    seal_charters()
    sealed = file_of(signing.charter, FileKind.FINAL)
    assert sealed is not None
    (tmp_path / "root-key.pem").write_bytes(made_seal().root.key_pem)
    now.advance(days=4 * 365)
    renewed = run(
        app, "renew", "--folder", tmp_path / "new", "--root-key", tmp_path / "root-key.pem", typed=PASSPHRASE + "\n"
    )
    assert renewed.exit_code == 0, renewed.output
    assert set(contents(tmp_path / "new")) == {"seal.p12", "seal.password"}
    key = load_key(tmp_path / "new" / "seal.p12", (tmp_path / "new" / "seal.password").read_text())
    assert key.root == made_seal().root.certificate
    assert key.not_after.year == 2035
    assert len(published_roots()) == 1
    assert len(seal_certificates()) == 3
    (seal,) = inspect(sealed.content, [each.pem for each in published_roots()]).seals
    assert (seal.intact, seal.trusted) == (True, True)


@pytest.mark.parametrize(
    "given",
    [
        (made_seal().root.key_pem, "une phrase fausse", "ne s’ouvre pas"),
        (new_seal().root.key_pem, PASSPHRASE, "d’aucune racine publiée"),
        (b"garbage", PASSPHRASE, "ne s’ouvre pas"),
    ],
)
def test_renew_with_another_key_or_phrase_changes_nothing(
    app: Flask, host: None, tmp_path: Path, given: tuple[bytes, str, str]
) -> None:
    key, passphrase, said = given
    (tmp_path / "root-key.pem").write_bytes(key)
    refused = run(
        app, "renew", "--folder", tmp_path / "new", "--root-key", tmp_path / "root-key.pem", typed=passphrase + "\n"
    )
    assert (refused.exit_code, said in refused.output) == (1, True)
    assert contents(tmp_path / "new") == {}
    assert len(seal_certificates()) == 1


def test_publish_takes_a_root_once_and_nothing_else(app: Flask, tmp_path: Path) -> None:
    other, file = new_seal(), tmp_path / "some.pem"
    file.write_text(other.root.certificate.pem)
    for _ in range(2):
        assert run(app, "publish", file).exit_code == 0
        assert len(published_roots()) == 2
    for content, said in ((other.leaf.certificate.pem, "n’est pas une racine"), ("garbage", "certificat PEM")):
        file.write_text(content)
        refused = run(app, "publish", file)
        assert (refused.exit_code, said in refused.output) == (1, True)
    assert len(published_roots()) == 2


def test_list_shows_what_is_published_and_check_tells_by_its_status(app: Flask) -> None:
    listed = run(app, "list").output
    root = made_seal().root.certificate
    assert as_openssl(root.fingerprint) in listed
    assert root.subject in listed
    assert run(app, "check").exit_code == 0
    key = app.config["BINOME"].seal_key
    content = key.read_bytes()
    try:
        key.write_bytes(b"damaged")
        refused = run(app, "check")
        assert (refused.exit_code, "ne s’ouvre pas" in refused.output) == (1, True)
    finally:
        key.write_bytes(content)
    os.utime(key)
    assert run(app, "check").exit_code == 0


def test_nothing_ever_removes_a_published_certificate(app: Flask) -> None:
    for statement in ("DELETE FROM seal_certificate", "UPDATE seal_certificate SET pem = ''"):
        with pytest.raises(IntegrityError):
            db.session.connection().exec_driver_sql(statement)
        db.session.rollback()
