"""Answering with a file."""

from flask import Response, make_response


def pdf(content: bytes, filename: str) -> Response:
    """Answer with a PDF to keep, under a plain ASCII name."""
    response = make_response(content)
    response.mimetype = "application/pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
