"""The page of the code: a way for whoever lost the mailbox, and back to the charter without losing anything."""

from datetime import timedelta

from app.charters.models import Party, SigningCode
from app.core.clock import real_now
from app.core.database import db
from flask import Flask
from sqlalchemy import update

from tests.charters.cast import CLAUSES, TEXT, Signing, declare, make_pair, make_programme, opened
from tests.charters.conftest import Visitor
from tests.support.contents import whole_database


def test_whoever_lost_the_mailbox_is_told_whom_to_write_to(client: Visitor, signing: Signing) -> None:
    page = client.follow(declare(client, opened(client, signing.path(Party.MENTOR)), "Ada Lovelace"))
    assert page.has("Cette adresse n’est plus la vôtre ? Écrivez à la coordination : mentorat@exemple.fr.")
    assert page.link("mentorat@exemple.fr") == "mailto:mentorat@exemple.fr"


def test_going_back_to_the_charter_keeps_the_name_alone_while_the_code_lives(client: Visitor, signing: Signing) -> None:
    page = opened(client, signing.path(Party.MENTOR))
    assert "read" not in dict(page.form("Continuer").fields())
    page = client.follow(declare(client, page, "ada lovelace"))
    before = whole_database()
    fields = dict(client.get(page.link("Revenir à la charte")).form("Continuer").fields())
    assert fields["typed_name"] == "ada lovelace"
    assert "read" not in fields, "a box is ticked by whoever signs, never for them"
    assert whole_database() == before
    empty = client.submit(client.get("/signer"), "Continuer", read=None, typed_name=None, status=422)
    assert len(empty.errors()) == 2, "what is sent counts, never what was said before"
    db.session.execute(update(SigningCode).values(expires_at=real_now() - timedelta(seconds=1)))
    db.session.commit()
    assert not dict(client.get("/signer").form("Continuer").fields())["typed_name"]


def test_the_clauses_are_ticked_again(client: Visitor, app: Flask) -> None:
    programme = make_programme(text=TEXT + CLAUSES)
    signing = Signing(programme, make_pair(programme))
    page = opened(client, signing.path(Party.MENTOR))
    boxes = [box.get("value") for box in page.all("input", type="checkbox")]
    client.submit(page, "Continuer", clauses=boxes, typed_name="Ada Lovelace")
    kept = [name for name, _ in client.get("/signer").form("Continuer").fields()]
    assert len(boxes) == 2
    assert "clauses" not in kept
