"""A test client whose every request begins with nothing remembered, as a real one does."""

from typing import Any

from flask import g, has_app_context
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class FreshClient(FlaskClient):
    """Within a test's application context Flask shares `g` between requests: forget it before each."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Visit an address."""
        if has_app_context():
            vars(g._get_current_object()).clear()
        return super().open(*args, **kwargs)
