"""Reading what a request carries, however badly it was sent."""

from htmx_flask.requests import HtmxAwareRequest
from werkzeug.exceptions import BadRequest, HTTPException


class CarefulRequest(HtmxAwareRequest):  # type: ignore[misc]  # the extension carries no types
    """A request whose unreadable body is the sender's fault (400), never a failure of ours; it carries forms."""

    is_json = False  # Flask-WTF would take JSON for a form, and numbers or lists for what was typed

    def _load_form_data(self) -> None:
        """Read the form; servers raise exceptions of their own on a chunk that lies about its size."""
        try:
            super()._load_form_data()
        except HTTPException:
            raise
        except Exception as unreadable:
            raise BadRequest from unreadable
