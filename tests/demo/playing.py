"""What whoever plays with the demo does."""

from tests.support.pages import PageClient
from tests.support.parsing import Page


def enter(player: PageClient, name: str) -> Page:
    """Open somebody's space, and go wherever it leads."""
    page = player.submit(player.get("/demo"), f"Entrer chez {name}")
    page = player.get(page.location, status=player.http.get(page.location).status_code)
    return player.follow(page) if page.location else page
