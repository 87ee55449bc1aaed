"""How the host's details can be refused."""

from app.core.errors import NotFound


class HostUnknown(NotFound):
    """Nobody has said yet who runs this installation."""

    code = "host_unknown"
