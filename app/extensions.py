"""The web extensions, made once and bound to each application by `create_app`."""

from flask import Flask
from flask_babel import Babel
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFProtect
from htmx_flask import Htmx


class ViewLimiter(Limiter):
    """Counts the views that bear a limit, by their decorator; asks nothing of the others at each request."""

    def init_app(self, app: Flask) -> None:
        """Bind to `app`, without the check before every request: it serves limits for all views, and we have none."""
        super().init_app(app)
        app.before_request_funcs[None].remove(self._check_request_limit)


babel = Babel()
csrf = CSRFProtect()
htmx = Htmx()
limiter = ViewLimiter(key_func=get_remote_address, headers_enabled=False)
