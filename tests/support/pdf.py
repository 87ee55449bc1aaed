"""What a PDF says, by an independent reader (poppler)."""

import subprocess


def pdf_text(content: bytes) -> str:
    """The text of a PDF in reading order, spaces folded."""
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())
