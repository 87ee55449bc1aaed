"""The road by its forms alone, as people walk it: nothing here calls a service."""

from typing import Any
from xml.etree.ElementTree import Element

from app.demo.scenarios.casting import Applicant
from flask import Flask

from tests.support.mailbox import code_in, link_in, newest
from tests.support.pages import PageClient
from tests.support.parsing import Page

ROLES = {"mentor": "mentor", "mentee": "mentore"}


class Road:
    """A programme, and a browser for each person."""

    def __init__(self, app: Flask, slug: str) -> None:
        self.app = app
        self.slug = slug

    def browser(self) -> PageClient:
        """A visitor nobody knows yet."""
        return PageClient(self.app)

    def apply(self, applicant: Applicant) -> PageClient:
        """Answer the eligibility questions one by one, then every step, read again, send."""
        client = self.browser()
        client.get(f"/programmes/{self.slug}")
        page = self._eligible(client, applicant)
        page = client.follow(client.submit(page))
        while not page.path.endswith("/verifier-envoyer"):
            page = client.follow(client.submit(page, "Continuer", **answers_to(page, applicant.answers)))
        assert page.has("Relisez avant d’envoyer")
        sent = client.follow(client.submit(page, "Envoyer", charter_read="y"))
        assert sent.has("est envoyée")
        return client

    def _eligible(self, client: PageClient, applicant: Applicant) -> Page:
        path = f"/programmes/{self.slug}/candidater/{ROLES[applicant.role]}/verifier"
        given: dict[str, str] = {}
        for question, answer in applicant.eligibility.items():
            page = client.get(path, query_string=given)
            assert question in names_in(page.tree), f"{question} is not asked at {path}"
            given[question] = answer
        return client.get(path, query_string=given)

    def sign_in(self, address: str) -> PageClient:
        """Ask for a link, read the letter, type its code."""
        client = self.browser()
        asked = client.submit(client.get("/connexion"), "Recevoir mon lien", email=address)
        code = code_in(newest(address, "sign_in"))
        client.follow(client.submit(client.follow(asked), "Me connecter", code=code))
        return client

    def accept(self, coordinator: PageClient, *names: str) -> None:
        """Open each file, find it eligible, prepare a yes; then release them together."""
        for name in names:
            listing = coordinator.get(f"/coordination/{self.slug}/candidatures")
            file = coordinator.get(listing.link(name))
            file = coordinator.follow(coordinator.submit(file, "Marquer éligible"))
            coordinator.submit(file, "Préparer cette réponse", decision="accept")
        page = coordinator.get(f"/coordination/{self.slug}/decisions")
        coordinator.submit(page, "Envoyer l")

    def pair(self, coordinator: PageClient, mentor: str, mentee: str) -> str:
        """Form the pair and propose it; returns the address of its page."""
        board = coordinator.get(f"/coordination/{self.slug}/binomes/former")
        board = coordinator.get(board.link(mentee))
        formed = coordinator.submit(board, mentor, justification="Vu en coordination")
        page = coordinator.follow(formed)
        proposing = coordinator.get(page.link("Proposer"))
        coordinator.submit(proposing, "Proposer ce binôme")
        return formed.location

    def say_yes(self, member: PageClient) -> None:
        """Read who is proposed, and accept."""
        page = member.get(f"/programmes/{self.slug}/ma-candidature/proposition")
        member.submit(page, "Accepter ce binôme", acquaintance="no")

    def open_charter(self, client: PageClient, address: str, letter: str = "charter_to_sign") -> Page:
        """Open the link of the letter, and read."""
        page = client.get(link_in(newest(address, letter), "/signer/"))
        return client.follow(client.submit(page, "Ouvrir la charte"))

    def sign(self, address: str, name: str, letter: str = "charter_to_sign") -> Page:
        """Open the link of the letter, read, tick, write one's name, recopy the code."""
        client = self.browser()
        page = self.open_charter(client, address, letter)
        page = client.submit(page, "Continuer", typed_name=name, **commitment(page))
        page = client.follow(page)
        code = code_in(newest(address, "signing_code"))
        return client.follow(client.submit(page, "Signer la charte", code=code))


def names_in(tree: Element) -> set[str]:
    """The names of a page's fields."""
    return {each.get("name") or "" for tag in ("input", "select", "textarea") for each in tree.iter(tag)}


def answers_to(page: Page, answers: Any) -> dict[str, Any]:
    """What somebody answers of what this page asks."""
    asked = names_in(page.tree)
    return {name: ("y" if value is True else value) for name, value in answers.items() if name in asked}


def commitment(page: Page) -> dict[str, Any]:
    """What is ticked before one signs: each clause, or the one box."""
    clauses = [each.get("value") for each in page.all("input", name="clauses")]
    return {"clauses": clauses} if clauses else {"read": "y"}
