"""Reading what a request carries, however badly it was sent."""

from io import BytesIO
from typing import IO

from flask import request
from htmx_flask.requests import HtmxAwareRequest
from werkzeug.exceptions import BadRequest, HTTPException

_READ_IN_VAIN = 32 * 1024 * 1024  # a film of a few minutes; beyond, the connection is cut
_PIECE = 64 * 1024


class CarefulRequest(HtmxAwareRequest):  # type: ignore[misc]  # the extension carries no types
    """A request whose unreadable body is the sender's fault (400), never a failure of ours; it carries forms."""

    is_json = False  # Flask-WTF would take JSON for a form, and numbers or lists for what was typed

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - the signature is Werkzeug's
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        """Receive files in memory: a body is bounded, and what people send must not lie about in a temporary file."""
        return BytesIO()

    def _load_form_data(self) -> None:
        """Read the form; servers raise exceptions of their own on a chunk that lies about its size."""
        try:
            super()._load_form_data()
        except HTTPException:
            raise
        except Exception as unreadable:
            raise BadRequest from unreadable


def drain() -> None:
    """Read what a body that was refused still brings, within bounds: a browser cut short shows no answer at all."""
    stream, ends = request.environ["wsgi.input"], request.environ.get("wsgi.input_terminated")
    left = min(_READ_IN_VAIN, request.content_length or (_READ_IN_VAIN if ends else 0))
    while left > 0 and (read := len(stream.read(min(_PIECE, left)))):
        left -= read
