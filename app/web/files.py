"""Answering with a file."""

from flask import Response, make_response


def sandboxed(response: Response) -> Response:
    """Have a browser that opens the file nevertheless run nothing of it: for what was made of strangers' files."""
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def pdf(content: bytes, filename: str) -> Response:
    """Answer with a PDF to keep, under a plain ASCII name."""
    return to_keep(content, filename, "application/pdf")


def to_keep(content: bytes | str, filename: str, mime: str) -> Response:
    """Answer with a file that the browser keeps under a plain ASCII name."""
    response = make_response(content)
    response.headers["Content-Type"] = mime
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
