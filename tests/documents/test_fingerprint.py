"""Fingerprints for machines and for eyes."""

from app.documents.fingerprint import sha256_hex, short


def test_whole_fingerprint_is_that_of_sha256sum() -> None:
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_short_fingerprint_is_grouped_by_four() -> None:
    assert short(sha256_hex(b"")) == "e3b0 c442 98fc 1c14"
    assert short(sha256_hex(b""), groups=2) == "e3b0 c442"
    assert short("e3b0c") == "e3b0 c"
