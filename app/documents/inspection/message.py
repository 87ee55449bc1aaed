"""The value of a seal: a signed message (CMS) that names a certificate and holds the digest of what it covers."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, parser, tsp
from asn1crypto.core import Asn1Value
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from app.documents.certificates import fingerprint_of
from app.documents.inspection.certificates import short_name_of

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_NONSENSE = (
    *(ValueError, TypeError, KeyError, IndexError, RecursionError),
    *(UnsupportedAlgorithm, x509.DuplicateExtension, x509.UnsupportedGeneralNameType),
)


@dataclass(frozen=True)
class Stamp:
    """A time-stamp on a signature: when, and whom its certificate says it is of. Neither is verified here."""

    at: datetime
    by: str


@dataclass(frozen=True)
class Message:
    """One signed message with one signer."""

    certificate: x509.Certificate
    signer: cms.SignerInfo
    attributes: dict[str, Asn1Value]
    signed_at: datetime | None
    stamp: Stamp | None
    padded: bool  # with zeros and nothing else

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the signer's certificate."""
        return fingerprint_of(self.certificate)

    def holds(self, *covered: bytes) -> bool:
        """Tell whether this is the signature, by this certificate, of these very bytes one after the other."""
        name = self.signer["digest_algorithm"]["algorithm"].native
        if name not in _HASHES:
            return False
        digest = hashlib.new(name)
        for part in covered:
            digest.update(part)
        said = self.attributes.get("message_digest")
        if said is None or said.native != digest.digest():
            return False
        return self._names_its_certificate() and self._is_signed(_HASHES[name])

    def _names_its_certificate(self) -> bool:
        """The signer signs which certificate is theirs, so that no other can be put in its place (RFC 5035)."""
        named = self.attributes.get("signing_certificate_v2")
        if named is None:
            return False
        first = named["certs"][0]
        algorithm = first["hash_algorithm"]["algorithm"].native
        kind = _HASHES.get(algorithm)
        return kind is not None and bool(first["cert_hash"].native == self.certificate.fingerprint(kind))

    def _is_signed(self, kind: hashes.HashAlgorithm) -> bool:
        signed = self.signer["signed_attrs"].untag().dump()
        value: bytes = self.signer["signature"].native
        key = self.certificate.public_key()
        try:
            if isinstance(key, ec.EllipticCurvePublicKey):
                key.verify(value, signed, ec.ECDSA(kind))
            elif isinstance(key, rsa.RSAPublicKey):
                key.verify(value, signed, padding.PKCS1v15(), kind)
            else:
                return False
        except (InvalidSignature, UnsupportedAlgorithm, ValueError):
            return False
        return True


def read_message(octets: bytes) -> Message | None:
    """Return the message, or `None` when these bytes are not one signed message of one signer. Padding may follow."""
    try:
        return _read(octets)
    except _NONSENSE:
        return None


def _read(octets: bytes) -> Message | None:
    info = cms.ContentInfo.load(octets)
    if info["content_type"].native != "signed_data":
        return None
    signed = info["content"]
    signers = signed["signer_infos"]
    if len(signers) != 1 or signed["encap_content_info"]["content"].native is not None:
        return None
    signer = signers[0]
    certificate = _certificate_of(signer, signed["certificates"])
    attributes = {each["type"].native: each["values"][0] for each in signer["signed_attrs"]}
    if certificate is None or attributes["content_type"].native != "data":
        return None
    said = attributes.get("signing_time")
    signed_at = said.native if said is not None else None
    padded = not octets[parser.peek(octets) :].strip(b"\0")
    return Message(certificate, signer, attributes, signed_at, _stamp_of(signer), padded)


def _certificate_of(signer: cms.SignerInfo, among: cms.CertificateSet) -> x509.Certificate | None:
    if signer["sid"].name != "issuer_and_serial_number":
        return None
    wanted = signer["sid"].chosen
    named = (wanted["issuer"].dump(), wanted["serial_number"].native)
    for each in among:
        if each.name == "certificate" and (each.chosen.issuer.dump(), each.chosen.serial_number) == named:
            return _wholly_read(x509.load_der_x509_certificate(each.chosen.dump()))
    return None


def _wholly_read(certificate: x509.Certificate) -> x509.Certificate:
    """Refuse at once (`_NONSENSE`) a certificate whose parts, read when they are asked for, make no sense."""
    _ = (certificate.subject, certificate.issuer, certificate.extensions, certificate.public_key())
    _ = (certificate.not_valid_before_utc, certificate.not_valid_after_utc, certificate.signature_algorithm_oid)
    return certificate


def _stamp_of(signer: cms.SignerInfo) -> Stamp | None:
    """Return the time-stamp put on this very signature. That it is genuine, other tools say."""
    for attribute in signer["unsigned_attrs"] or ():
        if attribute["type"].native == "signature_time_stamp_token":
            token = attribute["values"][0]["content"]
            stamp: tsp.TSTInfo = token["encap_content_info"]["content"].parsed
            imprint = stamp["message_imprint"]
            digest = hashlib.new(imprint["hash_algorithm"]["algorithm"].native, signer["signature"].native).digest()
            if imprint["hashed_message"].native == digest:
                return Stamp(stamp["gen_time"].native, _stamper_of(token))
    return None


def _stamper_of(token: cms.SignedData) -> str:
    """Return the name in the certificate of a time-stamp; nothing when none comes along that makes sense."""
    try:
        certificate = _certificate_of(token["signer_infos"][0], token["certificates"])
    except _NONSENSE:
        return ""
    return "" if certificate is None else short_name_of(certificate)
