"""Finding every page somebody can reach by its links, one for each kind of page."""

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, MapAdapter

_LINKS = "links => links.map(link => link.getAttribute('href'))"
FILES = (".pdf", ".pem", ".jpg", ".ics", ".md", "/lettre")


class Crawler:
    """Visits, for one person, one page of each kind. A step of a form is a kind of its own."""

    def __init__(self, window: Page, site: str, pages: Map, known: Collection[str] = ()) -> None:
        self.window = window
        self.site = site
        self.routes: MapAdapter = pages.bind(urlsplit(site).netloc)
        self.kinds: set[str] = set()
        self.known = frozenset(known)

    def visit(self, *starts: str) -> Iterator[str]:
        """Go from page to page; gives the kind of each once it is on the screen."""
        ahead = list(starts)
        while ahead:
            path = ahead.pop(0)
            kind = self.kind_of(path)
            if kind is None or kind in self.kinds:
                continue
            answer = self.window.goto(self.site + path)
            assert answer is not None, path
            assert answer.ok, f"{path}: {answer.status}"
            here = self.kind_of(self.path_here())
            if here is None or (here != kind and here in self.kinds):
                continue  # it led to a page already seen
            self.kinds |= {kind, here}
            yield here
            ahead += self._links()

    def visit_anew(self, *starts: str) -> Iterator[str]:
        """Go likewise, but give only the pages that nobody looked at before in this file."""
        return (kind for kind in self.visit(*starts) if kind.split()[0] not in self.known)

    def look(self) -> str:
        """Name the page on the screen as seen, and return its kind."""
        kind = self.kind_of(self.path_here()) or ""
        self.kinds.add(kind)
        return kind

    def path_here(self) -> str:
        """Where the window is."""
        parts = urlsplit(self.window.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def kind_of(self, path: str) -> str | None:
        """Return the endpoint of a path, with the step for a form; nothing for files and what is not ours."""
        bare = path.split("?", maxsplit=1)[0]
        if bare.endswith(FILES) or "/pieces/" in bare:
            return None
        try:
            endpoint, values = self.routes.match(bare)
        except HTTPException:
            return None
        return f"{endpoint} {values['step']}" if "step" in values else str(endpoint)

    def _links(self) -> list[str]:
        found: list[str] = self.window.locator("main a[href], header a[href], footer a[href]").evaluate_all(_LINKS)
        ours = [link.removeprefix(self.site) for link in found]
        return [link.split("#")[0] for link in ours if link.startswith("/") and "/demo" not in link]
