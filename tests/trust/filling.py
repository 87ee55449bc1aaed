"""Going through public pages as a visitor does."""

from tests.support.pages import Page, PageClient


def eligible(visitor: PageClient, path: str) -> Page:
    """Answer what makes one eligible, one screen after another."""
    page = visitor.get(path)
    for _ in range(5):
        if page.all("form", method="post"):
            return page
        form = page.one("form", method="get")
        kept = {
            each.get("name") or "": each.get("value") or ""
            for each in form.iter("input")
            if each.get("type") == "hidden"
        }
        choice = next(each for each in form.iter("input") if each.get("type") == "radio")
        page = visitor.get(path, query_string={**kept, choice.get("name"): choice.get("value")})
    raise AssertionError(page.text)
