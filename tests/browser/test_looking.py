"""Whoever looks at pages sees what is wrong wherever it is: in one scheme, at one width, or in both."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.browser.looking import get_ready, look_at

pytestmark = pytest.mark.browser

_PAGE = (
    '<!doctype html><html lang="fr"><head><title>Une page</title>'
    "<style>:root{{color-scheme:light dark}} {style}</style></head>"
    "<body><header><p>Au-dessus</p></header><main><h1>Une page</h1><p>Quelques mots à lire.</p></main></body></html>"
)
_LIGHT, _DARK = "(prefers-color-scheme:light)", "(prefers-color-scheme:dark)"
_DESKTOP, _TELEPHONE = "(min-width:1000px)", "(max-width:500px)"
_GREY = "p{color:#777}"  # under 4.5:1 on white and on black alike
_WAYS = {
    "1280, light": f"@media {_DESKTOP} and {_LIGHT}",
    "390, light": f"@media {_TELEPHONE} and {_LIGHT}",
    "390, dark": f"@media {_TELEPHONE} and {_DARK}",
    "1280, dark": f"@media {_DESKTOP} and {_DARK}",
}
BROKEN = {
    "": set[str](),
    "p{color:#666}": {"1280, light: color-contrast-enhanced", "390, dark: color-contrast-enhanced"},
    **{
        f"{way}{{{style}}}": {f"{where}: color-contrast-enhanced"}
        for style in (_GREY, "main{background:#888}", "h1{font-size:1rem;font-weight:400;color:#777}")
        for where, way in _WAYS.items()
    },
    f"@media {_TELEPHONE}{{h1{{display:none}}}}": {"390, light: page-has-heading-one"},
    "@media (max-width:330px){main{width:500px}}": {"320: 188 px too wide"},
}


@pytest.mark.parametrize("style", BROKEN)
def test_what_is_wrong_is_seen_where_it_is(chromium: Browser, style: str) -> None:
    with chromium.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900}) as context:
        window = context.new_page()
        get_ready(window)
        window.goto("data:text/html;charset=utf-8," + quote(_PAGE.format(style=style)))
        seen = look_at(window, "it")
    assert {": ".join(each.removeprefix("it at ").split(": ")[:2]) for each in seen} == BROKEN[style]
