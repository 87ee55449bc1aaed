"""Asking for another address and confirming it, as somebody signed in does."""

from app.access.models import Person
from app.core.database import db
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import ADA
from tests.charters.conftest import Visitor
from tests.support.cast import sign_in
from tests.support.mailbox import link_in, newest

NEW = "ada.nouvelle@exemple.fr"


def person(email: str) -> Person:
    db.session.rollback()
    db.session.expire_all()
    return db.session.scalars(select(Person).where(Person.email == email)).one()


def as_(app: Flask, email: str = ADA) -> Visitor:
    visitor = Visitor(app)
    sign_in(visitor, person(email))
    return visitor


def ask(visitor: Visitor, address: str = NEW) -> str:
    """Ask for another address; return the words of the page that follows."""
    page = visitor.submit(visitor.get("/mon-compte/adresse"), "Recevoir le lien", email=address)
    return visitor.follow(page).text


def link(address: str = NEW) -> str:
    return link_in(newest(address, "address_link"), "/mon-compte/adresse/")


def confirm(visitor: Visitor, address: str = NEW) -> None:
    page = visitor.submit(visitor.get(link(address)), "Changer mon adresse")
    assert visitor.follow(page).has("Votre adresse est changée. Connectez-vous avec la nouvelle.")
