"""Certificates: drawing the host's own, and reading any."""

from app.documents.certificates.making import Leaf, Root, make_leaf, make_root
from app.documents.certificates.reading import (
    Certificate,
    describe,
    extension,
    fingerprint_of,
    is_issued,
    issued_by,
    name_of,
    read_certificate,
    read_root,
)

__all__ = [
    "Certificate",
    "Leaf",
    "Root",
    "describe",
    "extension",
    "fingerprint_of",
    "is_issued",
    "issued_by",
    "make_leaf",
    "make_root",
    "name_of",
    "read_certificate",
    "read_root",
]
