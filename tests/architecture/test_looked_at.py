"""Every page somebody can see is looked at in a browser, by a file that answers for it."""

from flask import Flask

from tests.browser.crawling import FILES
from tests.browser.looked_at import BY_LINKS, BY_THE_COHORT, BY_VISITS, BY_VISITS_OF_THE_YEAR


def test_every_page_is_looked_at(whole_app: Flask) -> None:
    shown = {
        rule.endpoint
        for rule in whole_app.url_map.iter_rules()
        if "GET" in (rule.methods or set()) and not rule.rule.endswith(FILES) and rule.endpoint != "static"
    }
    looked_at = BY_LINKS | BY_THE_COHORT | BY_VISITS | BY_VISITS_OF_THE_YEAR
    assert ", ".join(sorted(shown - looked_at)) == ""
    assert ", ".join(sorted(looked_at - shown)) == ""
