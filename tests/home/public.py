"""Reading the public page of a programme."""

from tests.support.pages import Page, PageClient
from tests.support.parsing import text_of


def visit(client: PageClient, slug: str) -> Page:
    page = client.get(f"/programmes/{slug}")
    assert not set("{}") & set(page.text), page.text
    return page


def facts(page: Page) -> dict[str, str]:
    rows = page.one("dl", class_="facts").iter("div")
    return {text_of(next(row.iter("dt"))): text_of(next(row.iter("dd"))) for row in rows}


def calendar(page: Page) -> list[tuple[str, str]]:
    rows = page.one("ol", class_="calendar").iter("li")
    return [((each.get("class") or "").strip(), text_of(each)) for each in rows]


def has_buttons(page: Page) -> bool:
    return any("/candidater/mentore/verifier" in link for link in page.links())
