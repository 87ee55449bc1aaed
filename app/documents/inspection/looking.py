"""Looking at a file: here, or in a child process for one that comes from a stranger."""

import json
from collections.abc import Sequence

from app.documents.apart import Limits, NoPlaceFree, WorkFailed, run_apart
from app.documents.inspection.findings import Inspection, Problem, from_json

LIMITS = Limits(memory=512 * 1024 * 1024, cpu=8, wall=12.0, queue=3.0, answer=4 * 1024 * 1024)
_HEADER = b"%PDF-"
_WITHIN = 1024  # readers look for the header no further


def inspect(data: bytes, roots: Sequence[str]) -> Inspection:
    """Return what a file is, whose seals it bears and what is inside, `roots` being the only ones trusted (PEM).

    Nothing is fetched, written or logged. A file from a stranger is for `inspect_apart`.
    """
    from app.documents.inspection.attachments import read_attachments  # heavy: loaded when a file is looked at
    from app.documents.inspection.certificates import read_roots
    from app.documents.inspection.seals import find_seals

    if _HEADER not in data[:_WITHIN]:
        return Inspection(Problem.NOT_PDF)
    problem, attachments = read_attachments(data)
    return Inspection(problem, find_seals(data, read_roots(roots)), attachments)


def inspect_apart(data: bytes, roots: Sequence[str]) -> Inspection:
    """Do the same in a child process with limits; one that dies or takes too long says so (`Problem.GAVE_UP`).

    Raises `NoPlaceFree` when others are being looked at and none ended in time.
    """
    if _HEADER not in data[:_WITHIN]:
        return Inspection(Problem.NOT_PDF)
    try:
        return from_json(run_apart(answer, json.dumps(list(roots)).encode() + b"\n" + data, LIMITS))
    except NoPlaceFree:
        raise
    except (WorkFailed, ValueError, KeyError, TypeError):
        return Inspection(Problem.GAVE_UP)


def answer(request: bytes) -> bytes:
    """Be the child: take the roots and the file on one input, give back the findings."""
    roots, _, data = request.partition(b"\n")
    return inspect(data, json.loads(roots)).to_json()
