"""The demo as `make demo` serves it, and one Chromium, both shared by every test."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.crawling import Crawler
from tests.browser.looking import get_ready

ROOT = Path(__file__).parents[2]
_PATIENCE = 150
_CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo that serves its first day."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "app.demo", "--port", str(port), "--folder", str(folder)]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            _wait_for(f"http://localhost:{port}/demo", server, folder / "log")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, f"the demo stopped:\n{log.read_text()}"
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own server
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"the demo does not answer:\n{log.read_text()}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, or playwright's own: the one without windows of its own takes half the work."""
    found = next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


class Watch:
    """Notes what a browser must never do on our pages: speak to another site, complain in its console."""

    def __init__(self, site: str) -> None:
        self.host = urlsplit(site).netloc
        self.complaints: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.netloc != self.host:
            self.complaints.append(f"a request leaves the site: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        expected = re.search(r"status of (4\d\d)", message.text)  # a page we asked for to be refused
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(f"console: {message.text}")


Opener = Callable[..., BrowserContext]


@pytest.fixture
def browse(chromium: Browser, site: str) -> Iterator[Opener]:
    """Open a browser window of somebody new; at the end nothing may have left the site or complained."""
    watch, opened = Watch(site), list[BrowserContext]()

    def opener(**options: Any) -> BrowserContext:
        context = chromium.new_context(base_url=site, locale="fr-FR", **options)
        context.set_default_timeout(10_000)
        watch.follow(context)
        opened.append(context)
        return context

    yield opener
    for context in opened:
        context.close()
    assert watch.complaints == []


@pytest.fixture
def first_day(browse: Opener) -> None:
    """Put the story back to its first day."""
    page = browse().new_page()
    page.goto("/demo/recommencer")
    page.get_by_role("button", name="Tout recommencer").click()
    page.get_by_text("revenue à son premier jour").wait_for()


@pytest.fixture
def window(browse: Opener) -> Page:
    """A page at desktop width, where nothing moves while it is looked at."""
    page = browse(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").new_page()
    get_ready(page)
    return page


@pytest.fixture
def crawler(request: pytest.FixtureRequest, window: Page, site: str, whole_app: Flask) -> Iterator[Crawler]:
    """Somebody who goes everywhere; what they saw is kept for the last test of the file."""
    found = Crawler(window, site, whole_app.url_map, request.module.SEEN)
    yield found
    request.module.SEEN.update(kind.split()[0] for kind in found.kinds)
