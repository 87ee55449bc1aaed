"""What the staff and the people of the cohort do in a browser, each entered from the page of the cast."""

import re

from app.demo.scenarios.casting import cast
from playwright.sync_api import Page, expect

from tests.browser.committee import C, K, enter
from tests.browser.hands import Mouse

PLAN = cast().committee
NAMES = {key: each.full_name for key, each in cast().cohort.applicants.items()}
PROPOSAL = "/programmes/encadrement-hospitalier/ma-candidature/proposition"
_PATIENCE = 60_000  # milliseconds: a moment is lived, day after day, the first time somebody goes there


def go_to(window: Page, moment: str) -> None:
    """Put the story at one of its moments."""
    hand = Mouse(window)
    window.goto("/demo")
    hand.follow(moment)
    window.get_by_role("button", name="Aller à ce moment").click(timeout=_PATIENCE)
    window.get_by_text("Nous sommes le").wait_for(timeout=_PATIENCE)


def verify_the_name(window: Page) -> None:
    """The coordination says whose name that is."""
    hand = enter(window, "Rachid Belkacem")
    window.goto(f"{C}/binomes/noms-a-verifier")
    expect(window.get_by_text("Olivier Grandjan »")).to_be_visible()
    hand.press("Oui")


def open_session(window: Page) -> None:
    """Inès opens the session, with the two others there."""
    hand = enter(window, "Inès Faure")
    window.goto(f"{K}/seance")
    for name in ("Mathilde Voisin", "Jean-Luc Perret"):
        hand.tick(name)
    hand.press("Ouvrir la séance")


def lift_a_rule(window: Page) -> None:
    """Inès asks, Mathilde confirms."""
    two = NAMES[PLAN.derogation["mentee"]], NAMES[PLAN.derogation["mentor"]]
    hand = enter(window, "Inès Faure")
    show(window, hand, *two)
    window.locator("th[scope=col] a", has_text=two[1]).click()
    hand.write("Pourquoi", PLAN.derogation["text"])
    hand.press("Demander la dérogation")
    hand = enter(window, "Mathilde Voisin")
    window.goto(f"{K}/demandes")
    hand.follow(" et ".join(two))
    hand.press("Confirmer la dérogation")
    expect(window.get_by_text("Dérogation accordée à deux")).to_be_visible()


def show(window: Page, hand: Mouse, mentee: str, mentor: str) -> None:
    """Open a request with that mentor among those compared."""
    window.goto(f"{K}/demandes")
    hand.follow(mentee)
    if not window.locator("th[scope=col]", has_text=mentor).count():
        hand.follow(mentor)


def choose(window: Page, hand: Mouse, mentee: str, mentor: str) -> None:
    """Choose that mentor, with a reason."""
    show(window, hand, mentee, mentor)
    hand.write("Motif de la décision", PLAN.why)
    window.get_by_role("button", name=re.compile(rf"(Retenir|Choisir) {mentor}")).click()
    expect(window.get_by_text("est retenu").first).to_be_visible()


def answer(window: Page, key: str, button: str = "Accepter ce binôme") -> None:
    """Answer what is proposed to somebody."""
    hand = enter(window, NAMES[key])
    window.goto(PROPOSAL)
    if button.startswith("Accepter"):
        hand.tick("Non")
    hand.press(button)


def prepare(window: Page, hand: Mouse, name: str, decision: str, sentence: str = "") -> None:
    """Prepare an answer on somebody's file."""
    window.goto(f"{C}/candidatures?q={name.rsplit(maxsplit=1)[-1]}")
    hand.follow(name)
    hand.tick(decision)
    if sentence:
        hand.tick("Une autre phrase")
        hand.write("Votre phrase", sentence)
    hand.press("Préparer cette réponse")


def subjects(window: Page, key: str) -> list[str]:
    """The subjects of the letters somebody received."""
    window.goto(f"/demo/courrier?pour={cast().cohort.applicants[key].email}")
    return window.locator("main .lines a").all_inner_texts()
