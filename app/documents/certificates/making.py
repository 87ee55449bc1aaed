"""Drawing the host's own certificates: an offline root that third parties pin, and the leaf that seals under it.

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

from app.documents.certificates.reading import Certificate, described, load
from app.documents.errors import CertificateRefused

ROOT_LIFE = timedelta(days=20 * 365 + 5)
LEAF_LIFE = timedelta(days=5 * 365 + 1)
_DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
_LONGEST_NAME = 64  # RFC 5280, upper bounds of a common name and of an organisation's
_SLACK = timedelta(minutes=5)  # clocks of those who verify are not all right


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
    return Root(described(built), encrypted)


def make_leaf(
    name: str, organisation: str, root: Root, passphrase: str, *, at: datetime, life: timedelta = LEAF_LIFE
) -> Leaf:
    """Draw a leaf under a root, valid from `at` for five years or as long as its root.

    Refuses a wrong passphrase (`key_not_opened`) and a key that is not the root's (`key_of_another`).
    """
    issuer = load(root.certificate.pem)
    signing = _root_key(root, passphrase)
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
    return Leaf(described(built), archive, password)


def _root_key(root: Root, passphrase: str) -> ec.EllipticCurvePrivateKey:
    """Open the key of a root. Refuses a wrong passphrase (`key_not_opened`) and another key (`key_of_another`)."""
    try:
        key = serialization.load_pem_private_key(root.key_pem, passphrase.encode())
    except (ValueError, TypeError) as error:
        raise CertificateRefused("key_not_opened") from error
    mine = load(root.certificate.pem).public_key()
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != mine:
        raise CertificateRefused("key_of_another")
    return key


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
