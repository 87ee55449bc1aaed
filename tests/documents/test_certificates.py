"""The host's root and leaf, as openssl judges them."""

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from app.documents import certificates
from app.documents.certificates import Leaf, Root, issued_by, make_leaf, make_root, read_certificate, read_root
from app.documents.errors import CertificateRefused

NOW = datetime(2026, 10, 12, 8, 0, tzinfo=UTC)
HOST = "Communauté professionnelle territoriale de santé des Trois Vallées et du Haut-Jura"
PASSPHRASE = "une phrase assez longue"


def _root() -> Root:
    return make_root("Racine de scellement 2026", HOST, PASSPHRASE, at=NOW)


def _leaf(root: Root) -> Leaf:
    return make_leaf("Cachet électronique 2026", HOST, root, PASSPHRASE, at=NOW)


def _openssl(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_openssl_trusts_the_leaf_by_the_root_for_what_it_is_made_for(tmp_path: Path) -> None:
    root = _root()
    leaf = _leaf(root)
    (tmp_path / "root.pem").write_text(root.certificate.pem)
    (tmp_path / "leaf.pem").write_text(leaf.certificate.pem)
    (tmp_path / "other.pem").write_text(_root().certificate.pem)
    on_the_day = ("-attime", str(int(NOW.timestamp())))
    verify = ("verify", "-x509_strict", "-purpose", "smimesign", *on_the_day, "-CAfile")
    assert _openssl(tmp_path, *verify, "root.pem", "leaf.pem") == "leaf.pem: OK\n"
    assert "OK" not in _openssl(tmp_path, *verify, "other.pem", "leaf.pem")
    said = _openssl(tmp_path, "x509", "-in", "leaf.pem", "-noout", "-text")
    assert "Digital Signature, Non Repudiation" in said
    assert "1.3.6.1.5.5.7.3.36" in said or "Document Signing" in said
    assert "CA:FALSE" in said
    assert "prime256v1" in said
    said = _openssl(tmp_path, "x509", "-in", "root.pem", "-noout", "-text")
    assert "CA:TRUE, pathlen:0" in said
    assert "Certificate Sign, CRL Sign" in said
    assert "Digital Signature" not in said


def test_openssl_opens_the_files_with_their_secrets_and_not_without(tmp_path: Path) -> None:
    root = _root()
    leaf = _leaf(root)
    (tmp_path / "seal.p12").write_bytes(leaf.pkcs12)
    (tmp_path / "root-key.pem").write_bytes(root.key_pem)
    opened = _openssl(tmp_path, "pkcs12", "-in", "seal.p12", "-nodes", "-passin", f"pass:{leaf.password}")
    assert opened.count("BEGIN CERTIFICATE") == 2
    assert "BEGIN PRIVATE KEY" in opened
    assert "invalid password" in _openssl(tmp_path, "pkcs12", "-in", "seal.p12", "-nodes", "-passin", "pass:wrong")
    key = ("pkey", "-in", "root-key.pem", "-noout", "-passin")
    assert "maybe wrong password" not in _openssl(tmp_path, *key, f"pass:{PASSPHRASE}")
    assert "Could not read key" in _openssl(tmp_path, *key, "pass:wrong")


def test_names_are_cut_to_what_a_certificate_holds_and_lives_are_twenty_and_five_years() -> None:
    root = _root()
    leaf = _leaf(root)
    assert f"O={HOST[:64]}" in leaf.certificate.subject
    assert root.certificate.not_after.year - NOW.year == 20
    assert leaf.certificate.not_after.year - NOW.year == 5
    assert leaf.certificate.not_before < NOW
    assert len(leaf.certificate.fingerprint) == 64
    assert (root.certificate.is_root, leaf.certificate.is_root) == (True, False)


def test_leaf_does_not_outlive_its_root() -> None:
    root = make_root("Racine", HOST, PASSPHRASE, at=NOW, life=timedelta(days=400))
    assert _leaf(root).certificate.not_after == root.certificate.not_after


def test_key_of_a_root_opens_with_its_passphrase_and_for_its_root_alone() -> None:
    root, other = _root(), _root()
    with pytest.raises(CertificateRefused, match="key_not_opened"):
        make_leaf("Cachet", HOST, root, "une autre phrase", at=NOW)
    with pytest.raises(CertificateRefused, match="key_not_opened"):
        make_leaf("Cachet", HOST, Root(root.certificate, b"not a key"), PASSPHRASE, at=NOW)
    with pytest.raises(CertificateRefused, match="key_of_another"):
        make_leaf("Cachet", HOST, Root(root.certificate, other.key_pem), PASSPHRASE, at=NOW)


def test_only_a_root_is_read_as_a_root() -> None:
    root = _root()
    leaf = _leaf(root)
    assert read_root(root.certificate.pem) == root.certificate
    assert read_certificate(leaf.certificate.pem) == leaf.certificate
    assert issued_by(leaf.certificate, root.certificate)
    assert not issued_by(leaf.certificate, _root().certificate)
    for content, problem in ((leaf.certificate.pem, "not_a_root"), ("garbage", "not_a_certificate"), (b"\xff", None)):
        with pytest.raises(CertificateRefused, match=problem):
            read_root(content)


def test_passphrases_and_names_in_any_script_are_taken() -> None:
    root = make_root("Корень", "Ελληνική ένωση", "phrase à accents ✓", at=NOW)
    leaf = make_leaf("Сургуч", "Ελληνική ένωση", root, "phrase à accents ✓", at=NOW)
    assert certificates.issued_by(leaf.certificate, root.certificate)
