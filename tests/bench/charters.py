"""What a charter costs: processor time of each act, warm, and the memory of the worker that draws, seals and sends.

Add a line to `measures` for another act. `python -m tests.bench.charters` runs it alone.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context

from app.documents.charter import draw_charter, draw_signed_charter
from app.documents.inspection import inspect
from app.documents.model import AttachedFile, SignedCharterDocument

from tests.bench.worker import MEMORY_GATE, worker_peak_mb
from tests.documents.samples import preset, signed

SEAL_GATE = 40.0  # ms
_WARM, _ROUNDS = 3, 15


@dataclass(frozen=True)
class Measure:
    """An act, and the processor milliseconds it may take once everything is loaded."""

    name: str
    act: Callable[[], object]
    gate_ms: float


def measures() -> list[Measure]:
    """Return the acts to measure, on the charter of a programme we ship."""
    charter = preset("installation-liberale")
    final = _with_evidence(signed(charter))
    return [
        Measure("frozen charter", lambda: draw_charter(charter), 60),
        Measure("final document", lambda: draw_signed_charter(final), 180),
        _verification(draw_signed_charter(final)),
    ]


def _verification(document: bytes) -> Measure:
    """Return what looking at a sealed file costs, without the child process that does it for strangers' files."""
    with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:  # as the worker does: the site never seals
        sealed, root = elsewhere.submit(_sealed, document).result()
    return Measure("verification", lambda: inspect(sealed, [root]), 40)


def seal_ms(document: bytes) -> float:
    """Return what a seal costs a worker, in milliseconds."""
    from app.documents.sealing import open_key, seal

    from tests.support.sealing import made_seal

    leaf = made_seal().leaf
    key = open_key(leaf.pkcs12, leaf.password)
    return least_ms(lambda: seal(document, key, reason="Cachet"))


def _sealed(document: bytes) -> tuple[bytes, str]:
    """Return the document sealed by a seal made for it, and its root."""
    from app.documents.certificates import make_leaf, make_root
    from app.documents.sealing import open_key, seal

    since = datetime.now(UTC) - timedelta(days=1)
    root = make_root("Racine", "CPTS", "measured", at=since)
    leaf = make_leaf("Cachet", "CPTS", root, "measured", at=since)
    return seal(document, open_key(leaf.pkcs12, leaf.password), reason="Cachet"), root.certificate.pem


def _with_evidence(document: SignedCharterDocument) -> SignedCharterDocument:
    """Return the document with what it carries: the approved file, and as much proof as a charter gathers."""
    frozen = draw_charter(document.charter)
    proof = b"".join(b'{"hash":"%s"}' % event.digest.encode() for event in document.events) * 10
    files = (
        AttachedFile("charte-approuvee.pdf", "application/pdf", frozen, "Le PDF approuvé", "Source"),
        AttachedFile("preuve.json", "application/json", proof, "Le registre des preuves", "Data"),
    )
    return replace(document, attachments=files)


def least_ms(act: Callable[[], object]) -> float:
    """Return the least processor time the act has taken, in milliseconds: a busy machine only ever adds to it."""
    for _ in range(_WARM):
        act()
    taken = []
    for _ in range(_ROUNDS):
        before = time.process_time()
        act()
        taken.append(time.process_time() - before)
    return min(taken) * 1000


def main() -> int:
    """Measure, print a table, and return 1 when a gate is passed over."""
    print(f"{'charter':24}{'CPU ms':>9}{'gate':>9}")
    over = False
    for measure in measures():
        cost = least_ms(measure.act)
        print(f"{measure.name:24}{cost:9.1f}{measure.gate_ms:9.0f}")
        over = over or cost > measure.gate_ms
    with ProcessPoolExecutor(1, get_context("spawn")) as worker:
        cost = worker.submit(seal_ms, draw_signed_charter(signed(preset("installation-liberale")))).result()
    print(f"{'seal':24}{cost:9.1f}{SEAL_GATE:9.0f}")
    held = worker_peak_mb()
    print(f"{'worker, peak memory, MB':24}{held:9.1f}{MEMORY_GATE:9.0f}")
    return int(over or cost > SEAL_GATE or held > MEMORY_GATE)


if __name__ == "__main__":
    sys.exit(main())
