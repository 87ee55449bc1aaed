"""The life of the seal's certificates: drawn into files that leave the machine, published for ever."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.charters.errors import SealRefused
from app.charters.models import CertificateKind, SealCertificate
from app.charters.queries.sealing import certificate_by_fingerprint, published_roots
from app.core.clock import now
from app.core.database import db
from app.core.journal import record
from app.documents.errors import CertificateRefused

if TYPE_CHECKING:
    from app.documents.certificates import Certificate, Leaf, Root

KEY, PASSWORD = "seal.p12", "seal.password"
ROOT_KEY, ROOT = "seal-root-key.pem", "seal-root.pem"


@dataclass(frozen=True)
class SealNames:
    """Whom the certificates name, as readers of PDFs show it."""

    organisation: str
    root: str
    leaf: str


def create_seal(folder: Path, passphrase: str, names: SealNames, *, actor: str) -> "Root":
    """Draw a root and a leaf, write the four files of the seal in `folder` and publish both certificates.

    The root's key is under `passphrase`; the leaf's under a password of its own, written beside it. Published roots
    stay. Refuses to write over a file (`file_exists`).
    """
    from app.documents.certificates import make_leaf, make_root  # only where certificates are made

    root = make_root(names.root, names.organisation, passphrase, at=now())
    leaf = make_leaf(names.leaf, names.organisation, root, passphrase, at=now())
    _publish(root.certificate, actor)
    _publish(leaf.certificate, actor)
    _write(folder, {ROOT_KEY: root.key_pem, ROOT: root.certificate.pem.encode(), **_files(leaf)})
    return root


def renew_seal(folder: Path, passphrase: str, root_key: bytes, names: SealNames, *, actor: str) -> "Leaf":
    """Draw a new leaf under a published root, write its two files in `folder` and publish it.

    Refuses a key that is of no published root (`key_not_opened`, `key_of_another`, `no_root`), or to write over a file.
    """
    leaf = _leaf_under_a_published_root(passphrase, root_key, names)
    _publish(leaf.certificate, actor)
    _write(folder, _files(leaf))
    return leaf


def publish_root(pem: bytes, *, actor: str) -> SealCertificate:
    """Publish a root drawn elsewhere, or restored; one that is published already stays as it is.

    Refuses what is no root (`not_a_certificate`, `not_a_root`).
    """
    from app.documents.certificates import read_root  # as above

    try:
        root = read_root(pem)
    except CertificateRefused as refused:
        raise SealRefused(problem=refused.problem) from refused
    return _publish(root, actor)


def keep_certificate(certificate: "Certificate") -> SealCertificate:
    """Note a certificate of the seal for ever, once."""
    known = certificate_by_fingerprint(certificate.fingerprint)
    if known is not None:
        return known
    row = SealCertificate(
        kind=CertificateKind.ROOT if certificate.is_root else CertificateKind.LEAF,
        fingerprint=certificate.fingerprint,
        subject=certificate.subject,
        pem=certificate.pem,
        not_before=certificate.not_before,
        not_after=certificate.not_after,
        added_at=now(),
    )
    db.session.add(row)
    db.session.flush()
    return row


def _publish(certificate: "Certificate", actor: str) -> SealCertificate:
    if certificate_by_fingerprint(certificate.fingerprint) is None:
        record("seal_certificate_published", actor=actor, subject=certificate.fingerprint)
    return keep_certificate(certificate)


def _leaf_under_a_published_root(passphrase: str, root_key: bytes, names: SealNames) -> "Leaf":
    from app.documents.certificates import Root, make_leaf, read_certificate  # as above

    problem = "no_root"
    for row in published_roots():
        root = Root(read_certificate(row.pem), root_key)
        try:
            return make_leaf(names.leaf, names.organisation, root, passphrase, at=now())
        except CertificateRefused as refused:
            problem = refused.problem
    raise SealRefused(problem=problem)


def _files(leaf: "Leaf") -> dict[str, bytes]:
    return {KEY: leaf.pkcs12, PASSWORD: leaf.password.encode()}


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write them for their owner alone; nothing is written when one is there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        raise SealRefused(problem="file_exists", path=str(folder / taken[0]))
    for name, content in files.items():
        handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
