"""The signing pages: what they show, what they refuse, and that visits write nothing."""

import pytest
from app.charters.models import CharterState, Party, SlotState
from app.charters.queries import broken_event, chain_of
from app.core.database import db
from app.pairing.models import PairState
from flask import Flask

from tests.charters.cast import CLAUSES, TEXT, Signing, declare, make_pair, make_programme, opened, send, sign_all
from tests.conftest import FixedClock
from tests.support.contents import whole_database
from tests.support.letters import last_letter, letters_to
from tests.support.mailbox import code_in
from tests.support.pages import PageClient


def test_three_sign_through_the_pages_and_the_pair_is_active(client: PageClient, signing: Signing) -> None:
    page = sign_all(client, signing)
    assert page.title == "Vous avez signé"
    assert page.has("Tout le monde a signé. Le PDF arrive par e-mail.")
    assert signing.charter.state is CharterState.COMPLETE
    assert signing.charter.pair.state is PairState.ACTIVE
    assert broken_event(signing.charter) is None
    kinds = [event.kind for event in chain_of(signing.charter)]
    assert kinds.count("signed") == 3
    assert kinds[-1] == "completed"


def test_any_number_of_visits_to_a_link_changes_nothing(client: PageClient, signing: Signing) -> None:
    path, before = signing.path(Party.MENTOR), whole_database()
    for _ in range(5):
        page = client.get(path)
        assert client.http.head(path).status_code == 200
        assert client.http.options(path).status_code == 200
    assert whole_database() == before
    assert page.has("Charte de mentorat, pour Ada")
    assert not page.has("Milo")
    assert page.response.headers["Cache-Control"] == "no-store"


def test_opening_takes_the_token_out_of_the_address_bar(client: PageClient, signing: Signing) -> None:
    path = signing.path(Party.MENTOR)
    page = client.submit(client.get(path), "Ouvrir la charte")
    assert page.location.endswith("/signer")
    page = client.follow(page)
    assert path not in page.html
    assert page.has("Charte de mentorat")
    assert page.has("se voir 4 fois au moins")
    assert page.has("Vous signez maintenant. La CPTS des Trois Vallées signe en dernier, puis chacun reçoit le PDF.")


def test_the_link_keeps_opening_until_the_signature_then_says_when(client: PageClient, signing: Signing) -> None:
    path = signing.path(Party.MENTOR)
    opened(client, path)
    opened(client, path)
    sign_all(client, signing, Party.MENTOR)
    page = client.get(path)
    assert page.title == "Vous avez signé"
    assert page.has("Vous avez signé le 12 octobre 2026 à 10 h (heure de Paris).")
    send(client, path, status=200)


def test_nothing_ticked_and_no_name_is_asked_again(client: PageClient, signing: Signing) -> None:
    page = opened(client, signing.path(Party.MENTOR))
    page = client.submit(page, "Continuer", read=None, typed_name=" ", status=422)
    assert page.errors() == ["Cochez la case pour vous engager", "Écrivez votre prénom et votre nom"]


@pytest.mark.parametrize("typed", ["ada lovelace", "ADA  LOVELACE", "Ada-Lovelace"])
def test_case_accents_and_punctuation_do_not_matter_in_the_name(
    client: PageClient, signing: Signing, typed: str
) -> None:
    page = declare(client, opened(client, signing.path(Party.MENTOR)), typed)
    assert page.location.endswith("/signer/code")


def test_another_name_is_asked_about_and_never_blocked(client: PageClient, signing: Signing) -> None:
    page = client.submit(
        opened(client, signing.path(Party.MENTOR)), "Continuer", read="y", typed_name="Augusta <b>King</b>", status=200
    )
    assert page.title == "Est-ce bien vous ?"
    assert page.has("La charte porte le nom Ada Lovelace.")
    assert "<b>King" not in page.html
    before = len(letters_to("ada@exemple.fr"))
    page = client.follow(client.submit(page, "Oui, c’est moi"))
    assert len(letters_to("ada@exemple.fr")) == before + 1
    client.submit(page, "Signer la charte", code=code_in(last_letter("ada@exemple.fr")))
    signed = next(event for event in chain_of(signing.charter) if event.kind == "signed")
    assert signed.facts["name_matches"] is False
    assert "King" not in str(signed.facts)
    assert signed.personal["typed_name"]["value"] == "Augusta <b>King</b>"
    rows = {
        name: str(table) for name, table in whole_database().items() if name not in ("outbox_mail", "charter_event")
    }
    assert not [name for name, table in rows.items() if "Augusta" in table], "it can be erased from one place"


def test_wrong_codes_are_counted_and_the_fifth_ends_the_code(client: PageClient, signing: Signing) -> None:
    page = client.follow(declare(client, opened(client, signing.path(Party.MENTOR)), "Ada Lovelace"))
    right = code_in(last_letter("ada@exemple.fr"))
    wrong = "000000" if right != "000000" else "111111"
    for left in (4, 3, 2, 1):
        page = client.submit(page, "Signer la charte", code=wrong, status=422)
        assert page.has(f"Ce code ne correspond pas. Il reste {left} essai")
    page = client.submit(page, "Signer la charte", code=wrong, status=422)
    assert page.has("Les cinq essais sont épuisés : demandez un nouveau code")
    page = client.submit(page, "Signer la charte", code=right, status=422)
    assert page.has("Les cinq essais sont épuisés : demandez un nouveau code")
    assert signing.slot(Party.MENTOR).state is SlotState.PENDING
    assert [event.kind for event in chain_of(signing.charter)].count("code_failed") == 5


def test_what_is_not_six_digits_is_no_try(client: PageClient, signing: Signing) -> None:
    page = client.follow(declare(client, opened(client, signing.path(Party.MENTOR)), "Ada Lovelace"))
    page = client.submit(page, "Signer la charte", code="12é45²", status=422)
    assert page.errors() == ["Écrivez les 6 chiffres du code"]
    code = code_in(last_letter("ada@exemple.fr"))
    client.submit(page, "Signer la charte", code=f"{code[:3]} {code[3:]}")
    assert signing.slot(Party.MENTOR).state is SlotState.SIGNED


def test_a_second_click_finds_the_signature_given(client: PageClient, signing: Signing) -> None:
    page = client.follow(declare(client, opened(client, signing.path(Party.MENTOR)), "Ada Lovelace"))
    code = code_in(last_letter("ada@exemple.fr"))
    for _ in range(3):
        assert client.submit(page, "Signer la charte", code=code).location.endswith("/signer/recu")
    assert [event.kind for event in chain_of(signing.charter)].count("signed") == 1
    assert [mail.name for mail in letters_to("ada@exemple.fr")].count("signing_receipt") == 1


def test_continuing_three_times_mails_one_code(client: PageClient, signing: Signing) -> None:
    page = opened(client, signing.path(Party.MENTOR))
    for _ in range(3):
        declare(client, page, "Ada Lovelace")
    assert [mail.name for mail in letters_to("ada@exemple.fr")].count("signing_code") == 1


def test_each_clause_is_ticked_when_the_text_has_some(client: PageClient, app: Flask) -> None:
    programme = make_programme(text=TEXT + CLAUSES)
    signing = Signing(programme, make_pair(programme))
    page = opened(client, signing.path(Party.MENTOR))
    boxes = [box.get("value") for box in page.all("input", type="checkbox")]
    assert len(boxes) == 2
    refused = client.submit(page, "Continuer", clauses=boxes[:1], typed_name="Ada Lovelace", status=422)
    assert refused.errors() == ["Cochez chaque case pour vous engager"]
    page = client.follow(client.submit(page, "Continuer", clauses=boxes, typed_name="Ada Lovelace"))
    client.submit(page, "Signer la charte", code=code_in(last_letter("ada@exemple.fr")))
    signed = next(event for event in chain_of(signing.charter) if event.kind == "signed")
    assert signed.facts["clauses"] == boxes
    assert "Je respecte la confidentialité." in signed.facts["consent"]


def test_declining_ends_the_charter_and_tells_who_signed_without_a_reason(client: PageClient, signing: Signing) -> None:
    sign_all(client, signing, Party.MENTOR)
    page = client.get("/signer/recu")
    page = opened(client, signing.path(Party.MENTEE))
    page = client.get(page.link("Je ne souhaite pas signer"))
    page = client.follow(client.submit(page, "Refuser de signer", reason="pair"))
    assert page.title == "C’est noté"
    assert signing.charter.state is CharterState.DECLINED
    assert signing.slot(Party.MENTEE).decline_reason == "pair"
    told = last_letter("ada@exemple.fr")
    assert told.name == "charter_not_signed"
    assert "Milo" not in told.text
    assert "binôme proposé" not in told.text
    assert "pair" not in str([event.facts for event in chain_of(signing.charter)])
    assert signing.charter.pair.state is PairState.COMMITTED
    page = client.get(signing.path(Party.MENTOR))
    assert page.has("la vôtre reste sans effet")


def test_a_link_that_was_replaced_offers_a_new_one_to_the_known_address(client: PageClient, signing: Signing) -> None:
    first = signing.path(Party.MENTOR)
    db.session.rollback()
    assert client.get("/signer/" + "x" * 43, status=410).title == "Ce lien ne sert plus"
    page = send(client, f"{first}/nouveau-lien", {"email": "zoe@exemple.fr"})
    assert client.follow(page).has("Si votre signature est attendue, un nouveau lien vient de partir")
    assert letters_to("zoe@exemple.fr") == []
    assert signing.path(Party.MENTOR) == first, "within a minute nothing more leaves"


def test_an_unknown_token_gets_the_same_answer(client: PageClient, signing: Signing) -> None:
    page = send(client, "/signer/" + "x" * 43 + "/nouveau-lien")
    assert page.location.endswith("/signer/lien-envoye")


def test_a_renewed_link_kills_the_former(client: PageClient, signing: Signing, now: FixedClock) -> None:
    first = signing.path(Party.MENTOR)
    now.advance(minutes=2)
    send(client, f"{first}/nouveau-lien")
    second = signing.path(Party.MENTOR)
    assert second != first
    page = client.get(first, status=410)
    assert page.title == "Ce lien ne sert plus"
    send(client, first, status=410)
    opened(client, second)


def test_the_host_reads_but_does_not_sign_before_the_two_others(client: PageClient, signing: Signing) -> None:
    sign_all(client, signing, Party.MENTOR)
    assert letters_to("presidente@exemple.fr") == []
    sign_all(client, signing, Party.MENTEE)
    assert last_letter("presidente@exemple.fr").name == "charter_to_countersign"


def test_who_opened_no_link_reads_nothing(client: PageClient, signing: Signing) -> None:
    for path in ("/signer", "/signer/charte.pdf", "/signer/code", "/signer/recu", "/signer/refuser"):
        client.get(path, status=403)
    for path in ("/signer", "/signer/code", "/signer/code/renvoyer", "/signer/refuser"):
        send(client, path, {"code": "123456"}, status=403)


def test_the_last_day_is_whole_and_the_next_one_is_too_late(
    client: PageClient, signing: Signing, now: FixedClock
) -> None:
    path = signing.path(Party.MENTOR)
    now.set(2026, 11, 11, 23, 59, 59)
    opened(client, path)
    now.set(2026, 11, 12, 0, 0, 0)
    send(client, path, status=410)
