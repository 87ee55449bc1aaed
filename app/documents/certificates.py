"""The host's own certificates: an offline root that third parties pin, and the leaf that seals under it.

ECDSA P-256 throughout. The root signs leaves and nothing else (RFC 5280: path length 0); the leaf seals documents
(RFC 9336) and, for `openssl cms`, stands as a certificate of signed mail.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from app.documents.errors import CertificateRefused

ROOT_LIFE = timedelta(days=20 * 365 + 5)
LEAF_LIFE = timedelta(days=5 * 365 + 1)
_DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
_LONGEST_NAME = 64  # RFC 5280, upper bounds of a common name and of an organisation's
_SLACK = timedelta(minutes=5)  # clocks of those who verify are not all right


@dataclass(frozen=True)
class Certificate:
    """What a certificate says of itself. `fingerprint` is the SHA-256 of its DER form, in hexadecimal."""

    pem: str
    subject: str
    fingerprint: str
    not_before: datetime
    not_after: datetime
    is_root: bool


@dataclass(frozen=True)
class Root:
    """A root and its key: PEM under a passphrase, to be kept away from every server."""

    certificate: Certificate
    key_pem: bytes


@dataclass(frozen=True)
class Leaf:
    """What the worker seals with: key, certificate and root in one PKCS#12, and the password drawn for it."""

    certificate: Certificate
    pkcs12: bytes
    password: str


def make_root(name: str, organisation: str, passphrase: str, *, at: datetime, life: timedelta = ROOT_LIFE) -> Root:
    """Draw a root of that name, valid from `at` for twenty years."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, organisation)
    built = (
        _builder(subject, subject, key.public_key(), at, at + life)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    encrypted = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase.encode()),
    )
    return Root(_described(built), encrypted)


def make_leaf(
    name: str, organisation: str, root: Root, passphrase: str, *, at: datetime, life: timedelta = LEAF_LIFE
) -> Leaf:
    """Draw a leaf under a root, valid from `at` for five years or as long as its root.

    Refuses a wrong passphrase (`key_not_opened`) and a key that is not the root's (`key_of_another`).
    """
    issuer = _loaded(root.certificate.pem)
    signing = root_key(root, passphrase)
    key = ec.generate_private_key(ec.SECP256R1())
    until = min(at + life, issuer.not_valid_after_utc)
    built = (
        _builder(_name(name, organisation), issuer.subject, key.public_key(), at, until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([_DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
        .sign(signing, hashes.SHA256())
    )
    password = secrets.token_urlsafe(32)
    encryption = serialization.BestAvailableEncryption(password.encode())
    archive = pkcs12.serialize_key_and_certificates(b"seal", key, built, [issuer], encryption)
    return Leaf(_described(built), archive, password)


def root_key(root: Root, passphrase: str) -> ec.EllipticCurvePrivateKey:
    """Open the key of a root. Refuses a wrong passphrase (`key_not_opened`) and another key (`key_of_another`)."""
    try:
        key = serialization.load_pem_private_key(root.key_pem, passphrase.encode())
    except (ValueError, TypeError) as error:
        raise CertificateRefused("key_not_opened") from error
    if (
        not isinstance(key, ec.EllipticCurvePrivateKey)
        or key.public_key() != _loaded(root.certificate.pem).public_key()
    ):
        raise CertificateRefused("key_of_another")
    return key


def read_certificate(content: str | bytes) -> Certificate:
    """Return what a PEM certificate says. Refuses what is not one (`not_a_certificate`)."""
    return _described(_loaded(content))


def read_root(content: str | bytes) -> Certificate:
    """Return what the certificate of a root says. Refuses one that did not sign itself (`not_a_root`)."""
    found = read_certificate(content)
    if not found.is_root:
        raise CertificateRefused("not_a_root")
    return found


def describe(der: bytes) -> Certificate:
    """Return what a certificate in DER form says."""
    return _described(x509.load_der_x509_certificate(der))


def issued_by(leaf: Certificate, root: Certificate) -> bool:
    """Tell whether that root signed that leaf."""
    try:
        _loaded(leaf.pem).verify_directly_issued_by(_loaded(root.pem))
    except Exception:  # noqa: BLE001 - the library has one kind of failure per kind of key
        return False
    return True


def _loaded(content: str | bytes) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(content.encode() if isinstance(content, str) else content)
    except ValueError as error:
        raise CertificateRefused("not_a_certificate") from error


def _described(certificate: x509.Certificate) -> Certificate:
    return Certificate(
        pem=certificate.public_bytes(serialization.Encoding.PEM).decode(),
        subject=certificate.subject.rfc4514_string(),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        is_root=_is_root(certificate),
    )


def _is_root(certificate: x509.Certificate) -> bool:
    try:
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        certificate.verify_directly_issued_by(certificate)
    except Exception:  # noqa: BLE001 - as above: missing, of another kind or badly signed, it is no root of ours
        return False
    return constraints.ca


def _name(name: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "FR"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:_LONGEST_NAME]),
            x509.NameAttribute(NameOID.COMMON_NAME, name[:_LONGEST_NAME]),
        ]
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, start: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before((start - _SLACK).astimezone(UTC))
        .not_valid_after(end.astimezone(UTC))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, certificates: bool) -> x509.KeyUsage:
    """Usage of a root (it signs certificates) or of a leaf (it signs documents, and nobody may deny it)."""
    return x509.KeyUsage(
        digital_signature=not certificates,
        content_commitment=not certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certificates,
        crl_sign=certificates,
        encipher_only=False,
        decipher_only=False,
    )
