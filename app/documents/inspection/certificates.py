"""Whose certificate it is: one of ours when one of our pinned roots issued it, whatever name it bears."""

from collections.abc import Sequence
from datetime import datetime

from cryptography import x509
from cryptography.x509.oid import NameOID

from app.documents.certificates import extension, is_issued


def read_roots(pems: Sequence[str]) -> tuple[x509.Certificate, ...]:
    """Return the roots that are trusted."""
    return tuple(x509.load_pem_x509_certificate(pem.encode()) for pem in pems)


def issuing_root(certificate: x509.Certificate, roots: Sequence[x509.Certificate]) -> x509.Certificate | None:
    """Return the root that issued this certificate for signing, if one of them did. There is nothing in between."""
    if not _may_sign(certificate):
        return None
    return next((root for root in roots if is_issued(certificate, root)), None)


def valid_at(certificate: x509.Certificate, moment: datetime | None) -> bool:
    """Tell whether that moment falls within the life of the certificate: a seal outlives the one that made it."""
    if moment is None:
        return False
    return certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc


def same_organisation(certificate: x509.Certificate, roots: Sequence[x509.Certificate]) -> bool:
    """Tell whether it bears a name of ours: the name of an organisation, or the whole name of a certificate."""
    ours = {name for root in roots for name in _names(root)}
    return bool(ours & _names(certificate))


def short_name_of(certificate: x509.Certificate) -> str:
    """Return the one name to call it by, in a sentence: its own, or that of its organisation."""
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for found in certificate.subject.get_attributes_for_oid(kind):
            return str(found.value)
    return ""


def _may_sign(certificate: x509.Certificate) -> bool:
    """A root's own signature on a document is not a seal, nor is that of a certificate made for something else."""
    usage = extension(certificate, x509.KeyUsage)
    return usage is not None and (usage.digital_signature or usage.content_commitment) and not usage.key_cert_sign


def _names(certificate: x509.Certificate) -> set[str]:
    found = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    found += certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return {str(each.value).casefold().strip() for each in found} - {""}
