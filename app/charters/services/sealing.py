"""The worker's part: trying the key, and sealing what the three have signed. The site itself never seals."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.charters import emails, printing
from app.charters.models import Charter, CharterState, FileKind, SealCheck
from app.charters.queries import file_of, locked
from app.charters.queries.sealing import certificate_by_fingerprint, charters_to_seal, seal_check
from app.charters.rules.sealing import SealProblem, keeps_from_sealing, problem_of_dates
from app.charters.services import evidence
from app.charters.services.certificates import keep_certificate
from app.charters.services.issuing import file_row
from app.config import Settings
from app.core.clock import now
from app.core.database import db
from app.core.declarations import NotNow
from app.core.journal import record
from app.documents.errors import NoTimestamp, SealKeyRefused
from app.mail.outbox import queue

if TYPE_CHECKING:
    from app.documents.certificates import Certificate
    from app.documents.sealing import SealKey

logger = logging.getLogger("binome.charters")
_AT_ONCE = 50  # charters in one turn: letters leave between two turns
_SEEN_AGAIN = timedelta(days=1)


@dataclass(frozen=True)
class Found:
    """What was found of the key: a problem or none, and the key when it opens."""

    problem: SealProblem | None
    key: "SealKey | None" = None


@dataclass(frozen=True)
class Sealed:
    """One charter drawn and sealed, still to be kept."""

    content: bytes
    certificate: "Certificate"
    timestamped: bool


class Sealer:
    """Seals with the key of the settings. The files are read again when they change: no restart is needed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._read: tuple[object, SealKey | SealProblem] | None = None
        self._no_timestamp = False

    def look(self, at: datetime) -> Found:
        """Return what that key can do at that instant. Only reads."""
        key = self._opened()
        if isinstance(key, SealProblem):
            return Found(key)
        if certificate_by_fingerprint(key.root.fingerprint) is None:
            return Found(SealProblem.WRONG, key)
        problem = problem_of_dates(key.not_before, key.not_after, at)
        if not keeps_from_sealing(problem) and self._no_timestamp:
            problem = SealProblem.NO_TIMESTAMP
        return Found(problem, key)

    def check(self, at: datetime) -> int:
        """Write down what was found of the key when it changed, for those who cannot read it; tells whether it did."""
        found, known = self.look(at), seal_check()
        problem = found.problem.value if found.problem else ""
        fingerprint, until = (found.key.fingerprint, found.key.not_after) if found.key else ("", None)
        row = known or SealCheck(id=1)
        changed = known is None or (row.problem, row.fingerprint, row.not_after) != (problem, fingerprint, until)
        if changed or at - row.checked_at >= _SEEN_AGAIN:
            row.problem, row.fingerprint, row.not_after, row.checked_at = problem, fingerprint, until, at
            db.session.add(row)
        if changed and found.problem:
            logger.warning("the seal: %s", problem)
        return int(changed and known is not None)

    def todo(self, at: datetime) -> list[int]:
        """Return the charters that wait and can be sealed: none while the key does not seal."""
        return [] if keeps_from_sealing(self.look(at).problem) else list(charters_to_seal(_AT_ONCE))

    def prepare(self, charter_id: int) -> Sealed:
        """Draw the final document of a charter and seal it. Writes nothing.

        `NotNow` when the time-stamp server that the settings name does not answer: no other charter would pass.
        """
        found, url = self.look(now()), self._settings.seal_timestamp_url
        if found.key is None or keeps_from_sealing(found.problem):
            raise NotNow  # the key changed since this turn began
        charter = db.session.get_one(Charter, charter_id)
        try:
            content = printing.sealed_pdf(charter, found.key, timestamp_url=url)
        except NoTimestamp as error:
            self._no_timestamp = True
            raise NotNow from error
        self._no_timestamp = False
        return Sealed(content, found.key.leaf, bool(url))

    def write(self, charter_id: int, sealed: Sealed) -> bool:
        """Keep the sealed document and mail it to the three; tells whether it did. Another worker may have, before."""
        charter = locked(charter_id)
        if charter.state is not CharterState.COMPLETE or file_of(charter, FileKind.FINAL) is not None:
            return False
        keep_certificate(sealed.certificate)
        _keep(charter, sealed)
        return True

    def _opened(self) -> "SealKey | SealProblem":
        path = self._settings.seal_key
        if path is None:
            return SealProblem.MISSING
        seen = (_trace(path), _trace(self._settings.seal_password_file))
        if self._read is None or self._read[0] != seen:
            self._read = (seen, self._load(path))
        return self._read[1]

    def _load(self, path: Path) -> "SealKey | SealProblem":
        from app.documents.sealing import load_key  # heavy, and of no use to the site: loaded where there is a key

        file = self._settings.seal_password_file
        try:
            password = file.read_text().strip() if file else self._settings.seal_password.get_secret_value()
            return load_key(path, password)
        except SealKeyRefused as refused:
            return SealProblem(refused.problem)
        except (OSError, UnicodeDecodeError):
            return SealProblem.UNREADABLE if path.exists() else SealProblem.MISSING


def _keep(charter: Charter, sealed: Sealed) -> None:
    stored = file_row(charter, FileKind.FINAL, sealed.content)
    db.session.add(stored)
    charter.state = CharterState.SEALED
    evidence.append(
        charter,
        "sealed",
        actor="clock",
        final_sha256=stored.sha256,
        certificate_sha256=sealed.certificate.fingerprint,
        timestamped=sealed.timestamped,
    )
    for slot in charter.slots:
        queue(emails.charter_signed(slot, sealed.content))
        sent_to, party = {"address": slot.email}, slot.party.value
        evidence.append(charter, "delivered", actor="clock", personal=sent_to, party=party, final_sha256=stored.sha256)
    record("charter_sealed", actor="clock", subject=charter.ref, programme_id=charter.programme_id)


def _trace(path: Path | None) -> tuple[int, int, int] | None:
    """What changes when a file is replaced or written again."""
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
