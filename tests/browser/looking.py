"""What a page must be for everybody who looks at it: no axe violation, no sideways scrolling, in both schemes.

In the light it is looked at on a desktop, in the dark on a telephone; then the other way round wherever the other width
shows anything else: another colour, something hidden, something painted over a text.
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.shown import AS_IT_SHOWS

_CONTRAST = "color-contrast-enhanced"
_EVERY_CONTRAST = {"normal": {"expected": 7, "minThreshold": 0}, "large": {"expected": 4.5, "minThreshold": 0}}
"""Axe would leave what is under 4.5:1 (3:1 when large) to `color-contrast`: this way one rule finds them all."""
_COMMON = {
    "resultTypes": ["violations"],
    "iframes": False,
    "checks": {_CONTRAST: {"options": {"contrastRatio": _EVERY_CONTRAST}}},
}
_EVERYTHING = {**_COMMON, "rules": {_CONTRAST: {"enabled": True}, "color-contrast": {"enabled": False}}}
_DRAWN = [_CONTRAST, "link-in-text-block", "scrollable-region-focusable", "region", "skip-link", "aria-hidden-focus"]
_AS_DRAWN = {**_COMMON, "runOnly": {"type": "rule", "values": _DRAWN}}
"""What depends on colours and on the room there is."""
_SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SCRIPT = Axe().axe_script
DESKTOP, TELEPHONE, NARROWEST = 1280, 390, 320


def get_ready(window: Page) -> None:
    """Have axe at hand on every page of a window; it is read only where it is asked for."""
    window.add_init_script(f"Object.defineProperty(window, 'readAxe', {{value: () => {{{_SCRIPT}\n}}}})")


def look_at(window: Page, name: str) -> list[str]:
    """Return everything that is wrong with the page on the screen."""
    window.evaluate("() => 'axe' in window || readAxe()")
    wrong: list[str] = []

    def ask(options: dict[str, Any]) -> None:
        wrong.extend(f"{name} at {width}, {scheme}: {each}" for each in _violations(window, options))

    for scheme, first, then in (("light", DESKTOP, TELEPHONE), ("dark", TELEPHONE, DESKTOP)):
        window.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # the two literals above
        options, shown = _EVERYTHING if scheme == "light" else _AS_DRAWN, ""
        for width in (first, then):
            _widen(window, width)
            before, shown = shown, window.evaluate(AS_IT_SHOWS)
            if shown != before:
                ask(options)
    window.emulate_media(color_scheme="light")
    _widen(window, NARROWEST)
    sideways = window.evaluate(_SIDEWAYS)
    if sideways > 0:
        wrong.append(f"{name} at {NARROWEST}: {sideways} px too wide")
    _widen(window, DESKTOP)
    return wrong


def _widen(window: Page, width: int) -> None:
    """Ask only for what changes: the browser draws a frame each time."""
    if window.viewport_size != {"width": width, "height": 900}:
        window.set_viewport_size({"width": width, "height": 900})


def _violations(window: Page, options: dict[str, Any]) -> list[str]:
    found = window.evaluate("options => axe.run(document, options).then(results => results.violations)", options)
    return [f"{each['id']}: {node['target']} {node['html'][:160]}" for each in found for node in each["nodes"]]
