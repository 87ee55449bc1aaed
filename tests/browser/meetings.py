"""Pages of a pair's meetings: proposed, refused, answered, moved, cancelled, noted, contested; and its notes."""

from datetime import timedelta

from app.core.clock import today
from playwright.sync_api import Page

from tests.browser.committee import enter
from tests.browser.crawling import Crawler
from tests.browser.hands import Hand
from tests.browser.looking import look_at

MENTOR, MENTEE = "Ada Ferreira", "Milo Lambert"


def _fill(window: Page, days: int, hour: str = "") -> None:
    window.get_by_label("Date", exact=True).fill((today() + timedelta(days=days)).isoformat())
    if hour:
        window.get_by_label("Heure", exact=True).fill(hour)


def _opened(window: Page, name: str) -> tuple[Hand, str]:
    hand = enter(window, name)
    window.goto("/mon-binome")
    return hand, window.url


def meetings_planned(crawler: Crawler) -> list[str]:
    """From a proposal that lacks everything to a meeting given up."""
    window = crawler.window
    hand, home = _opened(window, MENTOR)
    wrong = look_at(window, crawler.look())
    window.goto(f"{home}/rencontres/proposer")
    wrong += look_at(window, crawler.look())
    hand.press("Proposer cette date")
    wrong += look_at(window, "a date that is none")
    _fill(window, 9, "19:00")
    hand.tick("En visio")
    hand.press("Proposer cette date")
    wrong += look_at(window, "a pair one of whom waits for an answer")
    hand, _ = _opened(window, MENTEE)
    wrong += look_at(window, "a date to confirm")
    hand.press("Accepter")
    wrong += look_at(window, "a meeting planned")
    window.locator("main a[href*='/rencontres/']:has(strong)").first.click()
    wrong += look_at(window, crawler.look())
    hand.follow("Changer la date")
    wrong += look_at(window, crawler.look())
    hand.follow("Annuler la rencontre")
    wrong += look_at(window, crawler.look())
    hand.press("Annuler la rencontre")
    window.goto(f"{home}/rencontres")
    return wrong + look_at(window, crawler.look())


def a_meeting_asked_about(crawler: Crawler) -> list[str]:
    """Agreed on for tomorrow; the day after, « vous êtes-vous vus ? »."""
    window = crawler.window
    hand, home = _opened(window, MENTOR)
    for link in ("Changer la date", "Annuler la rencontre"):  # the date that Ada proposes on the first day
        hand.follow(link)
    hand.press("Annuler la rencontre")
    window.goto(f"{home}/rencontres/proposer")
    _fill(window, 1, "09:00")
    hand.tick("En présentiel")
    hand.press("Proposer cette date")
    hand, _ = _opened(window, MENTEE)
    hand.press("Accepter")
    for _ in range(2):
        window.locator("button[name=push]").first.click()
    wrong = look_at(window, "a meeting to be told")
    hand.follow("Oui, noter la rencontre")
    wrong += look_at(window, crawler.look())
    hand.follow("Non, reportée ou pas eu lieu")
    return wrong + look_at(window, crawler.look())


def meetings_told(crawler: Crawler) -> list[str]:
    """Noted with notes, contested by the other, corrected, taken back."""
    window = crawler.window
    hand, home = _opened(window, MENTOR)
    window.goto(f"{home}/rencontres/noter")
    wrong = look_at(window, crawler.look())
    hand.press("Enregistrer la rencontre")
    wrong += look_at(window, "a meeting that is none")
    _fill(window, 0)
    hand.tick("Par téléphone")
    hand.write("Notes pour moi seul·e", "Rappeler Anne.")
    hand.write("Notes partagées avec", "Premiers objectifs. Une fois par mois.")
    hand.press("Enregistrer la rencontre")
    wrong += look_at(window, "a meeting noted")
    page = window.url
    hand.follow("Corriger")
    wrong += look_at(window, crawler.look())
    window.goto(page)
    hand.follow("Retirer")
    wrong += look_at(window, crawler.look())
    window.goto(f"{home}/notes")
    wrong += look_at(window, crawler.look())
    hand, _ = _opened(window, MENTEE)
    window.goto(page)
    hand.follow("Ce n’est pas juste")
    wrong += look_at(window, crawler.look())
    hand.press("Ce n’est pas juste")
    return wrong + look_at(window, "a meeting contested")
