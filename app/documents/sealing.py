"""The seal: one PAdES signature over a finished document, by the host's key, that allows no change after it.

PAdES baseline B-B, ECDSA P-256, root embedded; B-T when a time-stamp server (RFC 3161) is given. ETSI EN 319 142-1.
"""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimeStamper

from app.documents.certificates import Certificate, describe, issued_by
from app.documents.errors import SealKeyRefused
from app.documents.model import SEAL_FIELD

_RESERVED = 8192  # hexadecimal digits kept for a seal without time stamp: twice what the longest names make of it
TIMESTAMP_WAIT = 10  # seconds for one answer of the time-stamp server; a seal asks twice


@dataclass(frozen=True)
class SealKey:
    """The key that seals, opened: its own certificate and the root that stands behind it."""

    leaf: Certificate
    root: Certificate
    signer: signers.SimpleSigner = field(repr=False, compare=False)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the leaf."""
        return self.leaf.fingerprint

    @property
    def subject(self) -> str:
        """Whom the leaf names."""
        return self.leaf.subject

    @property
    def not_before(self) -> datetime:
        """The first instant at which it seals."""
        return self.leaf.not_before

    @property
    def not_after(self) -> datetime:
        """The last instant at which it seals."""
        return self.leaf.not_after


def load_key(path: Path, password: str) -> SealKey:
    """Open a PKCS#12: an ECDSA P-256 key, its certificate, and the root that issued it. Refuses anything else."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise SealKeyRefused("missing") from error
    except OSError as error:
        raise SealKeyRefused("unreadable") from error
    if not content.strip():
        raise SealKeyRefused("missing")
    return open_key(content, password)


def open_key(content: bytes, password: str) -> SealKey:
    """Open the bytes of a PKCS#12, as `load_key` does."""
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, password.encode())
        signer = signers.SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=password.encode())
    except ValueError as error:
        raise SealKeyRefused("unreadable") from error
    if certificate is None or not isinstance(key, ec.EllipticCurvePrivateKey) or not _is_p256(key):
        raise SealKeyRefused("unreadable")
    leaf = describe(certificate.public_bytes(Encoding.DER))
    roots = [describe(each.public_bytes(Encoding.DER)) for each in others]
    root = next((each for each in roots if each.is_root and issued_by(leaf, each)), None)
    if root is None or key.public_key() != certificate.public_key():
        raise SealKeyRefused("unreadable")
    return SealKey(leaf, root, signer)


def seal(
    pdf: bytes, key: SealKey, *, reason: str, place: str = "", timestamp_url: str = "", at: datetime | None = None
) -> bytes:
    """Return the document sealed in its field `Cachet`: an addition at its end, that allows none after it.

    `at` is the instant written beside the seal (the machine's when not given). Refuses a document without that field or
    sealed already (`ValueError`), and raises `NoTimestamp` when a time stamp is wanted and cannot be had.
    """
    metadata = signers.PdfSignatureMetadata(
        field_name=SEAL_FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        reason=reason,
        location=place or None,
    )
    signer = _DatedSigner(metadata, key.signer, timestamper=_timestamper(timestamp_url))
    signer.at = at
    reserved = None if timestamp_url else _RESERVED  # when not told, pyHanko seals twice to measure
    try:
        with ThreadPoolExecutor(1) as apart:  # pyHanko runs a loop of its own, which a thread that has one refuses
            sealed = apart.submit(
                signer.sign_pdf, _Writer(io.BytesIO(pdf)), existing_fields_only=True, bytes_reserved=reserved
            ).result()
        return bytes(sealed.getvalue())
    except SigningError as error:
        raise ValueError("this document has no place for a seal") from error


class _Writer(IncrementalPdfFileWriter):
    """Leaves the description of the document (XMP) as it was printed.

    pyHanko 0.38 writes it anew at each save and turns the namespaces of the PDF/A extension schema into resources,
    which breaks PDF/A for strict readers.
    """

    def _update_meta(self) -> None:
        """Change nothing."""


class _DatedSigner(signers.PdfSigner):
    """Writes the instant it is given beside the seal: a pushed clock must not contradict the pages."""

    at: datetime | None = None

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - the signature is pyHanko's
    ) -> PdfSigningSession:
        """Open the session at that instant."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at or session.system_time
        return session


def _timestamper(url: str) -> TimeStamper | None:
    if not url:
        return None
    from app.documents.timestamping import CarefulTimeStamper  # an HTTP client: loaded where one is wanted

    return CarefulTimeStamper(url, timeout=TIMESTAMP_WAIT)


def _is_p256(key: ec.EllipticCurvePrivateKey) -> bool:
    return isinstance(key.curve, ec.SECP256R1)
