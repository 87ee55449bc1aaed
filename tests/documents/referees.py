"""Independent readers of PDFs, and what they say: page-validation, qpdf, poppler, zbar. None of them is ours."""

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import page
import pikepdf
from PIL import Image

PROFILES = ("pdfa-3a", "pdfua-1")
PAINTS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}


def broken_rules(pdf: bytes, folder: Path) -> list[str]:
    """Return the rules of PDF/A-3a and PDF/UA-1 that the file breaks."""
    path = folder / "judged.pdf"
    path.write_bytes(pdf)
    verdicts = [page.validate_pdf(str(path), profile=profile) for profile in PROFILES]
    return [
        f"{failure.rule_id} {failure.message}"
        for verdict in verdicts
        if not verdict.is_compliant
        for failure in verdict.failures
    ]


def spoken_text(pdf: bytes, folder: Path) -> str:
    """Return what is read aloud: the text of every element, in the order of the structure, one element a line."""
    return "\n".join(text for _, text in spoken(pdf, folder))


def spoken(pdf: bytes, folder: Path) -> list[tuple[str, str]]:
    """Return the elements in their order: their type and their own text."""
    path = folder / "spoken.pdf"
    path.write_bytes(pdf)
    said = _run(["pdfinfo", "-struct-text", str(path)]).decode()
    found: list[tuple[str, str]] = []
    for line in said.splitlines():
        if text := re.fullmatch(r'\s*"(.*)"', line):
            found[-1] = (found[-1][0], found[-1][1] + text[1])
        elif element := re.match(r'\s*(\w+)(?: "|:| \(|$)', line):
            found.append((element[1], ""))
    return found


def unmarked_paint(pdf: bytes) -> Iterator[str]:
    """Give the operators that paint outside any element and any artifact, page by page."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number, sheet in enumerate(opened.pages, start=1):
            depth = 0
            for instruction in pikepdf.parse_content_stream(sheet):
                operator = str(instruction.operator)
                depth += operator in {"BDC", "BMC"}
                depth -= operator == "EMC"
                assert depth in {0, 1}, f"page {number}: a marked content inside another"
                if operator in PAINTS and not depth:
                    yield f"page {number}: {operator}"


def qpdf_complaints(pdf: bytes, folder: Path) -> str:
    """Return what `qpdf --check` has to say, nothing when the file is sound."""
    path = folder / "checked.pdf"
    path.write_bytes(pdf)
    ran = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)
    return "" if ran.returncode == 0 else (ran.stdout + ran.stderr).decode()


def images_of(pdf: bytes, *, dots: int = 70) -> list[Image.Image]:
    """Return the pages as they look, in grey."""
    drawn = _run(["pdftoppm", "-r", str(dots), "-gray", "-"], pdf)
    pages = []
    stream = io.BytesIO(drawn)
    while stream.tell() < len(drawn):
        stream.readline()
        width, height = map(int, stream.readline().split())
        stream.readline()
        pages.append(Image.frombytes("L", (width, height), stream.read(width * height)))
    return pages


def codes_on(image: Image.Image, folder: Path) -> list[str]:
    """Return what a camera reads in the bar codes of the image."""
    path = folder / "seen.png"
    image.save(path)
    ran = subprocess.run(["zbarimg", "--raw", "-q", str(path)], capture_output=True, check=False)
    return ran.stdout.decode().split()


def carried_by(pdf: bytes, folder: Path) -> dict[str, bytes]:
    """Return the attached files as poppler takes them out."""
    path, out = folder / "carrying.pdf", folder / "out"
    path.write_bytes(pdf)
    out.mkdir()
    _run(["pdfdetach", "-saveall", "-o", str(out), str(path)])
    return {each.name: each.read_bytes() for each in out.iterdir()}


def _run(command: list[str], given: bytes | None = None) -> bytes:
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout
