"""What the site publishes of its seal, what the worker found of the key, and the charters that wait for it."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, func, select

from app.charters.models import (
    CertificateKind,
    Charter,
    CharterFile,
    CharterState,
    FileKind,
    SealCertificate,
    SealCheck,
)
from app.core.database import db
from app.pairing.models import Pair
from app.pairing.queries import shown_to

_SEALED = exists().where(CharterFile.charter_id == Charter.id, CharterFile.kind == FileKind.FINAL)
_WAITING = (Charter.state == CharterState.COMPLETE, Charter.erased_at.is_(None), ~_SEALED)


def published_roots() -> Sequence[SealCertificate]:
    """Return the roots that third parties may pin, the newest first."""
    wanted = select(SealCertificate).where(SealCertificate.kind == CertificateKind.ROOT)
    return db.session.scalars(wanted.order_by(SealCertificate.added_at.desc(), SealCertificate.id.desc())).all()


def seal_certificates() -> Sequence[SealCertificate]:
    """Return every certificate of the seal, the oldest first."""
    return db.session.scalars(select(SealCertificate).order_by(SealCertificate.id)).all()


def certificate_by_fingerprint(fingerprint: str) -> SealCertificate | None:
    """Return the certificate of that fingerprint, if the site knows it."""
    return db.session.scalar(select(SealCertificate).where(SealCertificate.fingerprint == fingerprint))


def seal_check() -> SealCheck | None:
    """Return what the worker last found of its key; nothing until it has looked."""
    return db.session.get(SealCheck, 1)


def charters_to_seal(limit: int) -> Sequence[int]:
    """Return the charters signed by the three that wait for their seal, the oldest first."""
    wanted = select(Charter.id).where(*_WAITING).order_by(Charter.completed_at, Charter.id)
    return db.session.scalars(wanted.limit(limit)).all()


def pairs_to_seal(programme_id: int, reader_id: int) -> Sequence[str]:
    """Return the refs of the pairs whose charter, or an amendment to it, waits for its seal, as that person may see."""
    return db.session.scalars(select(Pair.ref).where(*_to_seal(programme_id, reader_id))).all()


def seal_check_and_waiting(programme_id: int, reader_id: int) -> tuple[SealCheck, int] | None:
    """Return what the worker found and how many of those pairs wait; nothing until it has looked."""
    waiting = select(func.count(Pair.id)).where(*_to_seal(programme_id, reader_id)).scalar_subquery()
    row = db.session.execute(select(SealCheck, waiting).where(SealCheck.id == 1)).first()
    return (row[0], row[1]) if row else None


def _to_seal(programme_id: int, reader_id: int) -> tuple[ColumnElement[bool], ...]:
    waiting = select(Charter.pair_id).where(Charter.programme_id == programme_id, *_WAITING)
    return Pair.id.in_(waiting), shown_to(reader_id, programme_id)
