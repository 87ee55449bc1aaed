"""The seal, as programs that know nothing of us judge it."""

import io
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from app.documents import sealing
from app.documents.charter import draw_charter, draw_signed_charter
from app.documents.errors import NoTimestamp, SealKeyRefused
from app.documents.sealing import SealKey, load_key, open_key, seal
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.documents import referees, samples
from tests.documents.timestamps import authority, stamp, time_stamp_server
from tests.support.sealing import made_seal, new_seal

SEALED_AT = datetime(2026, 12, 14, 20, 7, tzinfo=UTC)
REASON = "Charte signée par les trois parties, scellée par la CPTS des Trois Vallées"


@cache
def printed() -> bytes:
    return draw_signed_charter(samples.signed(samples.charter()))


@cache
def key() -> SealKey:
    leaf = made_seal().leaf
    return open_key(leaf.pkcs12, leaf.password)


@cache
def sealed() -> bytes:
    return seal(printed(), key(), reason=REASON, at=SEALED_AT)


def _cms(pdf: bytes) -> tuple[bytes, bytes]:
    """The signature of a sealed file, and the bytes it covers."""
    (found,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    first, length, second, rest = (int(each) for each in found.byte_range)
    return bytes(found.pkcs7_content), pdf[first : first + length] + pdf[second : second + rest]


def test_sealed_file_is_as_durable_and_accessible_as_before(tmp_path: Path) -> None:
    assert referees.broken_rules(sealed(), tmp_path) == []
    assert referees.qpdf_complaints(sealed(), tmp_path) == ""


def test_poppler_and_mupdf_find_it_valid_and_covering_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed())
    said = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "CN=Cachet électronique 2026" in said
    judged = subprocess.run(["mutool", "sign", "-v", str(path)], capture_output=True, text=True, check=False)
    assert "The document is unchanged since signing." in judged.stdout + judged.stderr


def test_openssl_verifies_it_with_nothing_but_our_root(tmp_path: Path) -> None:
    cms, covered = _cms(sealed())
    (tmp_path / "seal.der").write_bytes(cms)
    (tmp_path / "covered").write_bytes(covered)
    (tmp_path / "root.pem").write_text(made_seal().root.certificate.pem)
    (tmp_path / "other.pem").write_text(new_seal().root.certificate.pem)
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "seal.der", "-content", "covered"]

    def verify(root: str) -> str:
        whole = [*command, "-CAfile", root, "-out", "/dev/null"]
        return subprocess.run(whole, cwd=tmp_path, capture_output=True, text=True, check=False).stderr

    assert "CMS Verification successful" in verify("root.pem")
    assert "CMS Verification successful" not in verify("other.pem")
    (tmp_path / "covered").write_bytes(covered.replace(b"obj", b"OBJ", 1))
    assert "CMS Verification successful" not in verify("root.pem")


def test_what_was_printed_is_untouched_and_the_seal_alone_is_added() -> None:
    assert sealed().startswith(printed())
    with pikepdf.open(io.BytesIO(printed())) as before, pikepdf.open(io.BytesIO(sealed())) as after:
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        (field,) = after.Root.AcroForm.Fields
        assert (str(field.T), str(field.V.Reason)) == ("Cachet", REASON)
        assert str(field.V.M) == "D:20261214200700Z"
        assert after.Root.Perms.DocMDP.objgen == field.V.objgen


def test_without_our_writer_the_description_of_the_file_would_break_its_archiving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day this fails, pyHanko leaves the packet alone and `_Writer` may go."""
    monkeypatch.setattr(sealing, "_Writer", IncrementalPdfFileWriter)
    assert referees.broken_rules(seal(printed(), key(), reason=REASON), tmp_path) != []


def test_document_without_a_place_for_it_or_sealed_already_is_refused() -> None:
    for document in (draw_charter(samples.charter()), sealed()):
        with pytest.raises(ValueError, match="no place for a seal"):
            seal(document, key(), reason=REASON)


def test_changes_of_one_bit_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "changed.pdf"
    for place in range(200, len(printed()), len(printed()) // 9):
        changed = bytearray(sealed())
        changed[place] ^= 1
        path.write_bytes(changed)
        said = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout
        assert "Signature is Valid." not in said


def test_time_stamp_is_carried_when_a_server_gives_one(tmp_path: Path) -> None:
    with time_stamp_server() as url:
        stamped = seal(printed(), key(), reason=REASON, timestamp_url=url)
    (found,) = PdfFileReader(io.BytesIO(stamped)).embedded_signatures
    (carried,) = found.signer_info["unsigned_attrs"]
    assert carried["type"].native == "signature_time_stamp_token"
    assert referees.broken_rules(stamped, tmp_path) == []
    (tmp_path / "token.der").write_bytes(carried["values"][0].dump())
    (tmp_path / "tsa.pem").write_bytes(authority()[1])
    command = ["openssl", "cms", "-verify", "-inform", "DER", "-in", "token.der", "-CAfile", "tsa.pem"]
    judged = subprocess.run([*command, "-purpose", "any"], cwd=tmp_path, capture_output=True, check=False)
    assert b"CMS Verification successful" in judged.stderr


def test_server_that_is_away_slow_or_wrong_gives_no_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "TIMESTAMP_WAIT", 0.5)
    held = threading.Event()

    def slow(request: bytes) -> bytes:
        held.wait(5)
        return stamp(request)

    addresses = {"away": "http://127.0.0.1:9/"}
    with (
        time_stamp_server(slow) as addresses["slow"],
        time_stamp_server(lambda _request: b"not DER at all") as addresses["garbage"],
        time_stamp_server(lambda _request: b"0\x05\x30\x03\x02\x01\x02") as addresses["refusing"],
        time_stamp_server(kind="text/html") as addresses["a page"],
    ):
        for url in addresses.values():
            with pytest.raises(NoTimestamp):
                seal(printed(), key(), reason=REASON, timestamp_url=url)
        held.set()


def test_key_that_cannot_seal_is_told_by_what_is_wrong(tmp_path: Path) -> None:
    path, leaf = tmp_path / "seal.p12", made_seal().leaf
    problems = {}
    for name, content in {"absent": None, "empty": b"\n", "garbage": b"0" * 500, "whole": leaf.pkcs12}.items():
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(SealKeyRefused) as refused:
            load_key(path, "another password")
        problems[name] = refused.value.problem
    assert problems == {"absent": "missing", "empty": "missing", "garbage": "unreadable", "whole": "unreadable"}
    opened = load_key(path, leaf.password)
    assert opened.leaf == leaf.certificate
    assert opened.root == made_seal().root.certificate
    assert leaf.password not in repr(opened)


def test_expired_key_still_opens_for_the_caller_to_tell() -> None:
    old = new_seal(begins=datetime(2016, 1, 1, tzinfo=UTC), life=timedelta(days=30)).leaf
    assert open_key(old.pkcs12, old.password).not_after < datetime(2016, 3, 1, tzinfo=UTC)
