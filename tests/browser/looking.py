"""What a page must be for everybody who looks at it: no axe violation, no sideways scrolling, in both schemes."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_STRICTER = "color-contrast-enhanced"  # the same elements as `color-contrast`, held to 7:1 (4.5:1 when large)
_EVERYTHING = {
    "resultTypes": ["violations"],
    "iframes": False,
    "rules": {_STRICTER: {"enabled": True}, "color-contrast": {"enabled": False}},
}
_COLOURS = {"resultTypes": ["violations"], "iframes": False, "runOnly": {"type": "rule", "values": [_STRICTER]}}
_SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SCRIPT = Axe().axe_script


def look_at(window: Page, name: str) -> list[str]:
    """Return everything that is wrong with the page on the screen."""
    wrong = []
    for scheme, options, widths in (("light", _EVERYTHING, (1280, 390)), ("dark", _COLOURS, (390, 1280))):
        window.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # the two literals above
        for width in widths:
            _widen(window, width)
            wrong += [f"{name} at {width}, {scheme}: {each}" for each in _violations(window, options)]
    window.emulate_media(color_scheme="light")
    _widen(window, 320)
    sideways = window.evaluate(_SIDEWAYS)
    if sideways > 0:
        wrong.append(f"{name} at 320: {sideways} px too wide")
    _widen(window, 1280)
    return wrong


def _widen(window: Page, width: int) -> None:
    """Ask only for what changes: the browser draws a frame each time."""
    if window.viewport_size != {"width": width, "height": 900}:
        window.set_viewport_size({"width": width, "height": 900})


def _violations(window: Page, options: dict[str, Any]) -> list[str]:
    if not window.evaluate("() => 'axe' in window"):
        window.evaluate(_SCRIPT)
    found = window.evaluate("options => axe.run(document, options).then(results => results.violations)", options)
    return [f"{each['id']}: {node['target']} {node['html'][:160]}" for each in found for node in each["nodes"]]
