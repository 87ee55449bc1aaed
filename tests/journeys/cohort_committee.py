"""A committee at its work, by its pages: links, opinions, a session, derogation, pairs, validation, minutes."""

from typing import Any

from tests.applications.committee import grid_of
from tests.journeys.cohort import PEOPLE, PLAN, Cohort
from tests.support.pages import Page
from tests.support.pdf import pdf_text

REASON = "Retenu après lecture des deux dossiers."


def declare_links(cohort: Cohort) -> None:
    """Each member says with whom they have a link, before any file opens."""
    for key, links in PLAN.links.items():
        member = cohort.staff(key)
        assert member.get(f"{cohort.table}/lecture", status=303).location.endswith("/liens")
        page = member.get(f"{cohort.table}/liens")
        known = {name: page.one("input", value=_ref_of(page, name)).get("value") for name in _names(links)}
        said = {"people": list(known.values())} if links else {"none": "y"}
        member.follow(member.submit(page, "Enregistrer", **said))


def _names(keys: object) -> list[str]:
    return [PEOPLE[key].full_name for key in keys]  # type: ignore[attr-defined]  # a sequence of keys


def _ref_of(page: Page, name: str) -> str:
    """What the box beside that name sends."""
    label = next(each for each in page.all("label") if name in "".join(each.itertext()))
    return page.one("input", id=label.get("for") or "").get("value") or ""


def file_page(cohort: Cohort, member: str, key: str) -> Page:
    """A file as a member opens it, from the list of those to read."""
    browser = cohort.staff(member)
    return browser.get(browser.get(f"{cohort.table}/lecture").link(PEOPLE[key].full_name))


def read_file(cohort: Cohort, member: str, key: str, recommendation: str = "favourable") -> Page:
    """Give an opinion on a file, from the list; returns the page that follows."""
    browser, page = cohort.staff(member), file_page(cohort, member, key)
    said: dict[str, Any] = dict.fromkeys(grid_of(page), "clear")
    return browser.follow(browser.submit(page, "mon avis", recommendation=recommendation, **said))


def request_page(cohort: Cohort, member: str, key: str) -> Page:
    """One request on the board, from the menu of requests."""
    browser = cohort.staff(member)
    menu, name = browser.get(f"{cohort.table}/demandes"), PEOPLE[key].full_name
    return browser.get(next(to for to in menu.links_named(name) if "/avec/" not in to))  # nor a couple to confirm


def couple_page(cohort: Cohort, member: str, mentee: str, mentor: str) -> Page:
    """Two people side by side."""
    browser = cohort.staff(member)
    page = _with(cohort, member, request_page(cohort, member, mentee), PEOPLE[mentor].full_name)
    return browser.get(page.link(PEOPLE[mentor].full_name))


def _with(cohort: Cohort, member: str, page: Page, name: str) -> Page:
    """The same request with that mentor among those compared."""
    heads = ["".join(each.itertext()) for each in page.all("th", scope="col")]
    if any(name in head for head in heads):
        return page
    return cohort.staff(member).get(page.link(name))


def choose(cohort: Cohort, member: str, mentee: str, mentor: str) -> Page:
    """Choose a mentor for a request."""
    browser, name = cohort.staff(member), PEOPLE[mentor].full_name
    page = _with(cohort, member, request_page(cohort, member, mentee), name)
    return browser.follow(browser.submit(page, name, justification=REASON))


def lift_a_rule(cohort: Cohort) -> None:
    """One member asks for a derogation and cannot confirm it; another does."""
    plan = PLAN.derogation
    two = plan["mentee"], plan["mentor"]
    asks, seconds = cohort.staff(plan["asks"]), cohort.staff(plan["seconds"])
    page = couple_page(cohort, plan["asks"], *two)
    assert page.has("Même structure")
    asked = asks.follow(asks.submit(page, "Demander la dérogation", text=plan["text"]))
    assert not asked.has("Confirmer la dérogation")
    waiting = f"{PEOPLE[plan['mentee']].full_name} et {PEOPLE[plan['mentor']].full_name}"
    page = seconds.get(seconds.get(cohort.table).link(waiting))
    assert page.has(plan["text"])
    assert seconds.follow(seconds.submit(page, "Confirmer la dérogation")).has("Dérogation accordée à deux")


def verify_the_name(cohort: Cohort) -> None:
    """A name that resembles is the coordination's to confirm; until then it is to discuss."""
    rachid = cohort.staff("rachid")
    page = rachid.get(f"{cohort.desk}/binomes/noms-a-verifier")
    assert page.has("« Olivier Grandjan »")
    assert rachid.follow(rachid.submit(page, "Oui")).has("Aucun nom à vérifier")


def open_session(cohort: Cohort, *present: str) -> None:
    """Open a session of the committee, with those present."""
    ines = cohort.staff("ines")
    page = ines.get(f"{cohort.table}/seance")
    boxes = [_ref_of(page, name) for name in present]
    assert ines.follow(ines.submit(page, "Ouvrir la séance", present=boxes))


def close_session(cohort: Cohort) -> str:
    """Close it; returns what its minutes say, as a PDF."""
    ines = cohort.staff("ines")
    page = ines.get(f"{cohort.table}/seance/clore")
    minutes = ines.follow(ines.submit(page, "Clore la séance"))
    return pdf_text(ines.http.get(f"{minutes.path.split('?')[0]}/pv.pdf").data)
