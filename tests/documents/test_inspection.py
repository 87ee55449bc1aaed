"""What is found of the seals of a file: whose, over what, and when; independent readers agree."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from app.core.clock import real_now
from app.documents.charter import draw_signed_charter
from app.documents.inspection import Inspection, Problem, SealFound, inspect, inspect_apart
from app.documents.inspection.findings import from_json
from app.documents.sealing import open_key, seal
from asn1crypto import tsp
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from tests.documents import samples
from tests.documents.timestamps import stamp, time_stamp_server
from tests.support import tampering
from tests.support.sealing import Seal, made_seal, new_seal

SEALED_AT = datetime(2026, 12, 14, 20, 7, tzinfo=UTC)


@cache
def printed() -> bytes:
    return draw_signed_charter(samples.signed(samples.preset("installation-liberale")))


def sealed(by: Seal | None = None, at: datetime = SEALED_AT) -> bytes:
    leaf = (by or made_seal()).leaf
    return seal(printed(), open_key(leaf.pkcs12, leaf.password), reason="Cachet", at=at)


def found_in(data: bytes, *by: Seal) -> SealFound:
    inspection = inspect(data, [each.root.certificate.pem for each in by or (made_seal(),)])
    assert inspection.problem is Problem.NONE
    (found,) = inspection.seals
    return found


def test_our_seal_is_known_by_the_root_that_is_pinned() -> None:
    found, root = found_in(sealed()), made_seal().root.certificate
    assert (found.intact, found.whole, found.trusted, found.namesake, found.appended) == (True, True, True, False, 0)
    assert found.root == root.fingerprint
    assert found.fingerprint == made_seal().leaf.certificate.fingerprint
    assert datetime.fromisoformat(found.signed_at) == SEALED_AT


def test_a_time_stamp_is_told_with_whose_it_says_it_is_and_trusts_nobody() -> None:
    leaf = made_seal().leaf
    with time_stamp_server() as url:
        data = seal(printed(), open_key(leaf.pkcs12, leaf.password), reason="Cachet", timestamp_url=url, at=SEALED_AT)
    found, elsewhere = found_in(data), inspect(data, []).seals[0]
    assert abs(datetime.fromisoformat(found.stamped_at) - real_now()) < timedelta(minutes=5)
    assert found.stamped_by == elsewhere.stamped_by == "Horodatage d’essai"
    assert datetime.fromisoformat(found.signed_at) == SEALED_AT
    assert (found.intact, found.trusted) == (True, True)
    assert (elsewhere.intact, elsewhere.trusted) == (True, False)
    assert (found_in(sealed()).stamped_at, found_in(sealed()).stamped_by) == ("", "")


def test_a_time_stamp_of_another_signature_is_none() -> None:
    leaf = made_seal().leaf

    def of_another(request: bytes) -> bytes:
        asked = tsp.TimeStampReq.load(request)
        asked["message_imprint"]["hashed_message"] = b"\1" * 32
        return stamp(asked.dump())

    with time_stamp_server(of_another) as url:
        data = seal(printed(), open_key(leaf.pkcs12, leaf.password), reason="Cachet", timestamp_url=url, at=SEALED_AT)
    found = found_in(data)
    assert (found.legible, found.trusted, found.stamped_at, found.stamped_by) == (True, True, "", "")


def test_without_a_root_nobody_is_trusted_and_any_of_ours_will_do() -> None:
    assert not inspect(sealed(), []).seals[0].trusted
    assert found_in(sealed(), new_seal(), made_seal()).trusted
    other = found_in(sealed(), new_seal())
    assert (other.intact, other.trusted, other.namesake) == (True, False, True)


def test_a_seal_outlives_the_certificate_that_made_it() -> None:
    """Ten years on the leaf has long expired: what counts is that it lived on the day of the seal."""
    then = datetime(2016, 3, 1, tzinfo=UTC)
    old = new_seal(begins=then, life=timedelta(days=365))
    assert found_in(sealed(old, then + timedelta(days=300)), old).trusted
    for late in (then + timedelta(days=400), then - timedelta(days=30)):
        found = found_in(sealed(old, late), old)
        assert (found.intact, found.trusted) == (True, False)


def test_independent_readers_agree(tmp_path: Path) -> None:
    whole = sealed()
    variants = [whole, tampering.padding_changed(whole), tampering.with_an_update(whole), tampering.saved_again(whole)]
    variants += [data for _, data in tampering.one_bit_changes(whole, 12, seed=3)]
    for data in variants:
        path = tmp_path / "judged.pdf"
        path.write_bytes(data)
        said = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
        seals = inspect(data, [made_seal().root.certificate.pem]).seals
        ours = any(each.intact and each.whole and each.padded for each in seals)
        theirs = "Signature is Valid" in said and "Total document signed" in said
        assert ours == theirs, said


def test_the_library_that_seals_agrees_under_the_same_root() -> None:
    import io

    from asn1crypto import pem, x509

    _, _, der = pem.unarmor(made_seal().root.certificate.pem.encode())
    trusted = ValidationContext(trust_roots=[x509.Certificate.load(der)], allow_fetching=False, moment=SEALED_AT)
    (embedded,) = PdfFileReader(io.BytesIO(sealed())).embedded_signatures
    with ThreadPoolExecutor(1) as apart:  # it runs a loop of its own, and a browser may be open in this thread
        status = apart.submit(validate_pdf_signature, embedded, trusted).result()
    assert (status.intact, status.valid, status.trusted) == (True, True, True)


def test_what_is_appended_is_counted() -> None:
    whole = sealed()
    longer = tampering.with_an_update(whole)
    found = found_in(longer)
    assert (found.intact, found.whole, found.trusted) == (True, False, True)
    assert found.appended == len(longer) - len(whole)


def test_a_certificate_whose_extensions_make_no_sense_makes_no_seal() -> None:
    whole, key_identifier, usage = sealed(), b"0603551D0E", b"0603551D0F"
    assert key_identifier in whole
    assert found_in(whole.replace(key_identifier, usage)) == SealFound()


def test_a_byte_in_the_place_of_the_seal_itself_is_seen() -> None:
    found = found_in(tampering.padding_changed(sealed()))
    assert (found.intact, found.whole, found.trusted, found.padded) == (True, True, True, False)
    assert found_in(sealed()).padded


def test_the_child_finds_the_same(tmp_path: Path) -> None:
    roots = [made_seal().root.certificate.pem]
    for data in (sealed(), tampering.saved_again(sealed()), printed(), b"hello"):
        assert inspect_apart(data, roots) == inspect(data, roots)
    assert list(tmp_path.iterdir()) == []


def test_findings_travel_as_they_are() -> None:
    found = inspect(sealed(), [made_seal().root.certificate.pem])
    assert from_json(found.to_json()) == found
    assert from_json(Inspection(Problem.ENCRYPTED).to_json()) == Inspection(Problem.ENCRYPTED)
