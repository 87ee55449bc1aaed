"""The host, the outbox as a test reads it, and coming in by the front door."""

from app.access.models import Person
from app.access.services import find_or_create_person
from app.core.database import db
from app.mail.models import OutboxMail
from app.organisation.services import set_host
from sqlalchemy import select

from tests.support.mailbox import link_in
from tests.support.pages import PageClient


def make_host() -> None:
    """Record a host, and commit."""
    set_host(
        actor="command",
        name="CPTS des Trois Vallées",
        called="la CPTS",
        email="mentorat@exemple.fr",
        phone="03 99 00 00 00",
        coordinator="Anne Muller",
    )
    db.session.commit()


def make_person(email: str = "ada@exemple.fr", **names: str) -> Person:
    """Make somebody known, and commit."""
    person = find_or_create_person(email, **names)
    db.session.commit()
    return person


def letters_to(email: str) -> list[OutboxMail]:
    """Every letter written to an address, the last one last."""
    db.session.rollback()
    return list(db.session.scalars(select(OutboxMail).where(OutboxMail.to_address == email).order_by(OutboxMail.id)))


def last_letter(email: str) -> OutboxMail:
    """The last letter written to an address."""
    found = letters_to(email)
    assert found, f"no letter to {email}"
    return found[-1]


def ask(client: PageClient, email: str) -> None:
    """Ask for a link on the sign-in page."""
    client.submit(client.get("/connexion"), "Recevoir mon lien", email=email)


def sign_in(client: PageClient, email: str) -> str:
    """Come in by the link of a letter, as a person would; returns where it leads."""
    ask(client, email)
    page = client.get(sign_in_path(email))
    return client.submit(page, "Ouvrir mon espace").location


def sign_in_path(email: str) -> str:
    """The path of the link in the last letter written to an address."""
    return link_in(last_letter(email), "/connexion/")
