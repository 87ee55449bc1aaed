"""What every page shows of the host: its name, and whom to ask."""

from functools import cached_property

from flask import Flask
from sqlalchemy.exc import OperationalError

from app.organisation.models import Organisation
from app.organisation.queries import Host, host_or_none, shown_host


class Site:
    """The host as layouts name it; read once per page, and only by pages that show it."""

    def __init__(self, known: Host | None = None) -> None:
        self._known = known

    @cached_property
    def _host(self) -> Host | None:
        try:
            return self._known or shown_host()
        except OperationalError:
            return None  # the page that says the database is away must not need it

    @property
    def brand(self) -> str:
        """The site's name, chosen by the host."""
        return self._host.brand if self._host else "Binôme"

    @property
    def organisation(self) -> str:
        """The host's name."""
        return self._host.name if self._host else ""

    @property
    def called(self) -> str:
        """The host as sentences call it."""
        return self._host.called if self._host else ""

    @property
    def coordinator(self) -> str:
        """Who answers questions."""
        return self._host.coordinator if self._host else ""

    @property
    def email(self) -> str:
        """Where to write."""
        return self._host.email if self._host else ""

    @property
    def phone(self) -> str:
        """Where to call."""
        return self._host.phone if self._host else ""

    @cached_property
    def host(self) -> Organisation | None:
        """The whole record, for legal pages."""
        return host_or_none() if self._host else None


def register(app: Flask) -> None:
    """Give `site` to every template."""

    @app.context_processor
    def _site() -> dict[str, object]:
        return {"site": Site()}
