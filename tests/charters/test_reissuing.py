"""A charter in place of another: the difference shown, who signs again, history kept, letters that say it."""

from typing import Any

import pytest
from app.charters.changes import changes_of
from app.charters.errors import CharterMovedOn
from app.charters.models import Charter, CharterState, Party, SlotState
from app.charters.queries import broken_event, chain_of, charters_of_pair, slot_of
from app.charters.services import expire_charters, import_text, issue_again, publish_text, renewal_of
from app.core import clock
from app.core.database import db
from app.pairing.models import Pair, PairState
from flask import Flask

from tests.charters.cast import (
    ADA,
    HOST,
    MILO,
    TEXT,
    Signing,
    make_programme,
    opened,
    send,
    sign_all,
)
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.programmes import world as programmes
from tests.support.letters import last_letter, letters_to, make_person, sign_in
from tests.support.parsing import text_of

RENAMED: dict[str, Any] = {"mentee_last_name": "Łukaszik"}


def page_of(signing: Signing) -> str:
    return f"/coordination/local/binomes/{signing.pair.ref}"


def newest(pair: Pair) -> Charter:
    return charters_of_pair(pair.id)[0]


def rename(visitor: Visitor, signing: Signing) -> str:
    """Correct Milo's name; gives the path of the page that confirms."""
    page = visitor.submit(visitor.get(f"{page_of(signing)}/charte/nom"), "Enregistrer et voir la charte", **RENAMED)
    assert page.location.endswith("/charte/reemettre")
    return f"{page_of(signing)}/charte/reemettre"


def new_text(signing: Signing) -> None:
    source = TEXT.replace("une relation d'écoute", "une relation de confiance")
    publish_text(import_text(signing.programme.id, source, actor="command"), actor="command")
    db.session.commit()


def test_a_name_corrected_changes_nothing_until_the_charter_is_issued_again(
    client: Visitor, rachid: Visitor, signing: Signing
) -> None:
    sign_all(client, signing, Party.MENTOR)
    former = signing.charter
    snapshot = former.snapshot
    page = rachid.get(rename(rachid, signing))
    assert signing.charter.snapshot == snapshot
    assert page.has("Ce qui change : « Milo Łukasik » s’écrit désormais « Milo Łukaszik ».")
    assert page.has("Ada Lovelace devra signer à nouveau.")
    assert "Łukaszik" in "".join(text_of(each) for each in page.all("ins")[1:])
    page = rachid.follow(rachid.submit(page, "Émettre à nouveau la charte"))
    assert page.has("CM-2026-0002")
    assert page.has("Les chartes d’avant")
    assert page.has("Remplacée par CM-2026-0002")
    assert page.has("Ada Lovelace avait signé")
    new, old = charters_of_pair(signing.charter.pair_id)
    assert (old.state, new.state) == (CharterState.SUPERSEDED, CharterState.OPEN)
    assert new.replaces_id == old.id
    assert slot_of(old, Party.MENTOR).state is SlotState.SIGNED
    assert slot_of(new, Party.MENTEE).name == "Milo Łukaszik"
    assert [each.facts.get("replaced_by") for each in chain_of(old)][-1] == "CM-2026-0002"
    assert chain_of(new)[0].facts["replaces"] == "CM-2026-0001"
    assert broken_event(old) is None
    assert broken_event(new) is None


def test_both_members_are_told_what_changed_with_a_link(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    sign_all(client, signing, Party.MENTOR)
    rachid.submit(rachid.get(rename(rachid, signing)), "Émettre à nouveau la charte")
    ada, milo = last_letter(ADA), last_letter(MILO)
    assert ada.name == milo.name == "charter_updated"
    assert "s’écrit désormais" in ada.text
    assert "Vous aviez signé la précédente (CM-2026-0001)" in ada.text
    assert "Vous aviez signé" not in milo.text
    assert "/signer/" in milo.text
    assert letters_to(HOST) == []


def test_the_signatory_reads_what_changed_marked_or_clean(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    old = signing.path(Party.MENTEE)
    rachid.submit(rachid.get(rename(rachid, signing)), "Émettre à nouveau la charte")
    dead = client.get(old, status=410)
    assert dead.has("La charte a été mise à jour le 12 octobre 2026")
    page = opened(client, signing.path(Party.MENTEE))
    assert page.has("La charte a été mise à jour le 12 octobre 2026. Relisez-la avant de signer")
    assert "Łukasik" in "".join(text_of(each) for each in page.all("del")[1:])
    folded = [each for each in page.all("details") if "mal écrit" not in text_of(each)]
    assert not folded, "who signs reads all of it"
    clean = client.get(page.link("Lire la charte sans les marques"))
    assert not clean.all("del")
    assert clean.has("Voir les passages modifiés")
    sign_all(client, signing)
    assert newest(signing.pair).state is CharterState.COMPLETE
    assert signing.charter.pair.state is PairState.ACTIVE


def test_a_new_text_is_shown_and_versions_are_named(rachid: Visitor, signing: Signing) -> None:
    new_text(signing)
    page = rachid.get(f"{page_of(signing)}/charte/reemettre")
    assert page.has("Ce qui change : le texte est celui de la version 2.")
    assert page.has("Personne n’a encore signé")
    rachid.submit(page, "Émettre à nouveau la charte")
    changes = changes_of(signing.charter)
    assert changes is not None
    assert changes.version == 2
    assert "version 2" in last_letter(ADA).text


def test_nothing_changed_is_said_before_it_is_issued(rachid: Visitor, signing: Signing) -> None:
    page = rachid.get(f"{page_of(signing)}/charte/reemettre")
    assert page.has("La nouvelle charte dirait exactement la même chose. L’émettre n’apporte rien")
    assert page.has("Le texte ne change pas.")


def test_a_second_click_finds_the_charter_issued(rachid: Visitor, signing: Signing) -> None:
    page = rachid.get(rename(rachid, signing))
    for _ in range(3):
        rachid.submit(page, "Émettre à nouveau la charte")
    assert len(charters_of_pair(signing.charter.pair_id)) == 2
    assert [each.name for each in letters_to(ADA)].count("charter_updated") == 1


def test_somebody_who_signed_meanwhile_is_not_made_to_sign_again_unseen(
    client: Visitor, rachid: Visitor, signing: Signing
) -> None:
    page = rachid.get(rename(rachid, signing))
    sign_all(client, signing, Party.MENTOR)
    assert rachid.submit(page, "Émettre à nouveau la charte", status=409).has(
        "La charte a bougé pendant que vous lisiez"
    )
    page = rachid.get(f"{page_of(signing)}/charte/reemettre")
    sign_all(client, signing, Party.MENTEE, Party.HOST)
    refused = rachid.submit(page, "Émettre à nouveau la charte", status=409)
    assert refused.has("La charte est déjà signée par tous")
    assert signing.charter.state is CharterState.COMPLETE
    rachid.get(f"{page_of(signing)}/charte/reemettre", status=409)


def test_somebody_else_was_faster(rachid: Visitor, signing: Signing) -> None:
    page = rachid.get(rename(rachid, signing))
    issue_again(signing.charter.pair, actor="command")
    db.session.commit()
    assert rachid.submit(page, "Émettre à nouveau la charte", status=409).has("La charte vient d’être remplacée")
    assert len(charters_of_pair(signing.charter.pair_id)) == 2


def test_what_would_be_issued_changed_since_it_was_read(rachid: Visitor, signing: Signing) -> None:
    page = rachid.get(rename(rachid, signing))
    new_text(signing)
    rachid.submit(page, "Émettre à nouveau la charte", status=409)
    assert signing.charter.state is CharterState.OPEN


def test_after_a_refusal_the_next_charter_replaces_it_and_old_links_lead_there(
    client: Visitor, rachid: Visitor, signing: Signing
) -> None:
    path = signing.path(Party.MENTEE)
    page = opened(client, path)
    page = client.get(page.link("Je ne souhaite pas signer"))
    page = client.follow(client.submit(page, "Refuser de signer", reason="text"))
    assert page.has("La coordination est prévenue, et revient vers vous au plus tard le lundi 19 octobre 2026.")
    page = rachid.get(page_of(signing))
    assert page.has("Milo Łukasik n’a pas souhaité signer.")
    assert page.has("Mettre fin au binôme")
    new_text(signing)
    page = rachid.get(page.link("Émettre à nouveau la charte"))
    rachid.submit(page, "Émettre à nouveau la charte")
    assert newest(signing.pair).replaces_id == charters_of_pair(signing.charter.pair_id)[1].id
    assert client.get(path, status=410).has("La charte a été mise à jour")
    assert client.get("/signer", status=410).has("un nouveau lien est dans vos e-mails")


def test_a_pair_that_is_no_more_gets_no_charter(rachid: Visitor, signing: Signing, now: FixedClock) -> None:
    now.advance(days=40)
    expire_charters(clock.now())
    signing.charter.pair.state = PairState.CANCELLED
    db.session.commit()
    rachid.get(f"{page_of(signing)}/charte/reemettre", status=409)
    with pytest.raises(CharterMovedOn):
        renewal_of(signing.charter.pair)


def test_nobody_else_issues_again(app: Flask, signing: Signing) -> None:
    other = make_programme("ailleurs")
    programmes.make_staff(other, "lea@exemple.fr", first_name="Léa", last_name="Roy")
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    paths = (f"{page_of(signing)}/charte/nom", f"{page_of(signing)}/charte/reemettre")
    for email in ("zoe@exemple.fr", ADA, "lea@exemple.fr"):
        visitor = Visitor(app)
        sign_in(visitor, email)
        for path in (*paths, "/coordination/local/chartes-a-reemettre"):
            visitor.get(path, status=403)
            send(visitor, path, status=403)
    for path in paths:
        visitor.get(path.replace("/local/", "/ailleurs/"), status=404)
        send(visitor, path.replace("/local/", "/ailleurs/"), status=404)
    listed = visitor.get("/coordination/ailleurs/chartes-a-reemettre")
    foreign = {
        "charters": f"{signing.charter.ref}.0",
        "confirmed": "yes",
        **dict(visitor.get("/mon-compte").form().fields()),
    }
    visitor.post(listed.path, foreign)
    assert signing.charter.state is CharterState.OPEN
