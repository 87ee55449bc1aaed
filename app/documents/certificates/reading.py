"""What a certificate says of itself, and which other one issued it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from app.documents.errors import CertificateRefused

_Extension = TypeVar("_Extension", bound=x509.ExtensionType)


@dataclass(frozen=True)
class Certificate:
    """What a certificate says of itself. `fingerprint` is the SHA-256 of its DER form, in hexadecimal."""

    pem: str
    subject: str
    fingerprint: str
    not_before: datetime
    not_after: datetime
    is_root: bool


def read_certificate(content: str | bytes) -> Certificate:
    """Return what a PEM certificate says. Refuses what is not one (`not_a_certificate`)."""
    return described(load(content))


def read_root(content: str | bytes) -> Certificate:
    """Return what the certificate of a root says. Refuses one that did not sign itself (`not_a_root`)."""
    found = read_certificate(content)
    if not found.is_root:
        raise CertificateRefused("not_a_root")
    return found


def describe(der: bytes) -> Certificate:
    """Return what a certificate in DER form says."""
    return described(x509.load_der_x509_certificate(der))


def issued_by(leaf: Certificate, root: Certificate) -> bool:
    """Tell whether that root signed that leaf."""
    return is_issued(load(leaf.pem), load(root.pem))


def is_issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Tell whether the key of that issuer signed this certificate."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def extension(certificate: x509.Certificate, kind: type[_Extension]) -> _Extension | None:
    """Return one extension; nothing when it is missing, or when they make no sense together."""
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, x509.UnsupportedGeneralNameType, ValueError):
        return None


def name_of(certificate: x509.Certificate) -> str:
    """Return whom a certificate says it is of."""
    return certificate.subject.rfc4514_string()


def fingerprint_of(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of the certificate, in hexadecimal."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def load(content: str | bytes) -> x509.Certificate:
    """Return the certificate that is in that PEM. Refuses what is not one (`not_a_certificate`)."""
    try:
        return x509.load_pem_x509_certificate(content.encode() if isinstance(content, str) else content)
    except ValueError as error:
        raise CertificateRefused("not_a_certificate") from error


def described(certificate: x509.Certificate) -> Certificate:
    """Return what a certificate says, as plain values."""
    return Certificate(
        pem=certificate.public_bytes(Encoding.PEM).decode(),
        subject=name_of(certificate),
        fingerprint=fingerprint_of(certificate),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        is_root=_is_root(certificate),
    )


def _is_root(certificate: x509.Certificate) -> bool:
    constraints = extension(certificate, x509.BasicConstraints)
    return constraints is not None and constraints.ca and is_issued(certificate, certificate)
