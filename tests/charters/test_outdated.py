"""The host's signatory or the text is new: the charters being signed that name the former, and what becomes of them."""

from typing import Any

from app.charters.models import CharterState, Party
from app.charters.queries import charters_of_pair
from app.charters.services import import_text, publish_text
from app.core.database import db
from app.organisation.services import set_signatory
from flask import Flask

from tests.charters.cast import ADA, RACHID, TEXT, Signing, make_pair, send, sign_all
from tests.charters.conftest import Visitor
from tests.support.letters import last_letter, letters_to, sign_in


def page_of(signing: Signing) -> str:
    return f"/coordination/local/binomes/{signing.pair.ref}"


def new_text(signing: Signing) -> None:
    source = TEXT.replace("une relation d'écoute", "une relation de confiance")
    publish_text(import_text(signing.programme.id, source, actor="command"), actor="command")
    db.session.commit()


def test_a_new_signatory_finds_the_charters_that_name_the_former(app: Flask, signing: Signing) -> None:
    others = [Signing(signing.programme, make_pair(signing.programme, number)) for number in (1, 2)]
    client, rachid = Visitor(app), Visitor(app)
    sign_all(client, others[0], Party.MENTOR)
    sign_in(rachid, RACHID)
    page = rachid.get("/coordination/local/reglages/signataire")
    answers: dict[str, Any] = {"name": "Paul Weber", "title": "président", "email": "paul@exemple.fr"}
    page = rachid.follow(rachid.submit(page, "Enregistrer", **answers))
    assert page.title.endswith("Chartes à émettre à nouveau")
    assert page.has("Nomme Inès Haddad")
    assert page.has("1 personne a signé et devra le refaire")
    rachid.submit(page, "Voir qui devra signer à nouveau", charters=None, status=422)
    boxes = [each.get("value") for each in page.all("input", type="checkbox")]
    page = rachid.submit(page, "Voir qui devra signer à nouveau", charters=boxes[:2], status=200)
    assert page.has("Ada Lovelace1 devra signer à nouveau.")
    for _ in range(2):
        done = rachid.follow(rachid.submit(page, "Émettre à nouveau"))
        assert done.has("2 chartes sont émises à nouveau.")
    assert [len(charters_of_pair(each.charter.pair_id)) for each in (signing, *others)] == [2, 2, 1]
    assert signing.slot(Party.HOST).name == "Paul Weber"
    assert others[1].slot(Party.HOST).name == "Inès Haddad"
    sign_all(client, others[1])
    assert others[1].charter.state is CharterState.COMPLETE, "the former may still sign what names them"


def test_a_former_signatory_learns_that_somebody_else_signs_and_sends_nobody_a_link(
    client: Visitor, rachid: Visitor, signing: Signing
) -> None:
    sign_all(client, signing, Party.MENTOR, Party.MENTEE)
    path = signing.path(Party.HOST)
    set_signatory(name="Paul Weber", title="président", email="paul@exemple.fr", actor="command")
    db.session.commit()
    rachid.submit(rachid.get(f"{page_of(signing)}/charte/reemettre"), "Émettre à nouveau la charte")
    assert "Paul Weber signe pour la structure, à la place d’Inès Haddad" in last_letter(ADA).text
    assert client.get(path, status=410).has("Une autre personne signe désormais pour la structure.")
    sign_all(client, signing, Party.MENTOR, Party.MENTEE)
    before = len(letters_to("paul@exemple.fr"))
    send(client, f"{path}/nouveau-lien")
    assert len(letters_to("paul@exemple.fr")) == before == 1


def test_a_charter_signed_meanwhile_is_left_and_said(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    new_text(signing)
    page = rachid.get("/coordination/local/chartes-a-reemettre")
    assert page.has("Texte de la version 1")
    box = page.all("input", type="checkbox")[0].get("value")
    page = rachid.submit(page, "Voir qui devra signer à nouveau", charters=box, status=200)
    sign_all(client, signing, Party.MENTOR)
    page = rachid.follow(rachid.submit(page, "Émettre à nouveau"))
    assert page.has("Rien n’a été émis. Entre-temps, 1 autre a bougé et reste comme avant.")
    assert signing.charter.state is CharterState.OPEN
