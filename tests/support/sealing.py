"""A seal of our own, made once: a root and a leaf that hold whatever day it is."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from app.charters.services.certificates import keep_certificate
from app.core import clock
from app.core.database import db
from app.core.declarations import dues, jobs
from app.documents.certificates import Leaf, Root, make_leaf, make_root
from app.operations.services import Turn, work_at

PASSPHRASE = "une phrase pour la racine"
_ALWAYS = timedelta(days=40 * 365)


@dataclass(frozen=True)
class Seal:
    """A root and a leaf under it."""

    root: Root
    leaf: Leaf

    def write(self, folder: Path) -> dict[str, Any]:
        """Write the files of the worker, and return the settings that name them."""
        folder.mkdir(exist_ok=True)
        key, password = folder / "seal.p12", folder / "seal.password"
        key.write_bytes(self.leaf.pkcs12)
        password.write_text(self.leaf.password)
        (folder / "seal-root.pem").write_text(self.root.certificate.pem)
        return {"seal_key": key, "seal_password_file": password}


@cache
def made_seal() -> Seal:
    """The seal of every test."""
    return new_seal()


def new_seal(*, begins: datetime | None = None, life: timedelta = _ALWAYS) -> Seal:
    """Another seal; by default it holds from before the clock of the tests to long after the machine's."""
    since = begins or min(clock.real_now(), datetime(2026, 10, 1, tzinfo=UTC)) - timedelta(days=1)
    root = make_root("Racine de scellement 2026", "CPTS des Trois Vallées", PASSPHRASE, at=since, life=_ALWAYS)
    leaf = make_leaf("Cachet électronique 2026", "CPTS des Trois Vallées", root, PASSPHRASE, at=since, life=life)
    return Seal(root, leaf)


def publish_seal(seal: Seal | None = None) -> None:
    """Publish its root in the present database. Commits."""
    keep_certificate((seal or made_seal()).root.certificate)
    db.session.commit()


def seal_charters() -> int:
    """Do what the worker does of the seal, and nothing else; tells how many charters it sealed. Commits."""
    turn = Turn()
    db.session.commit()
    dues["seal_checked"].run(clock.now())
    db.session.commit()
    work_at(jobs["charters_sealed"], clock.now(), turn)
    return turn.done["charters_sealed"]
