"""The public page that says whether a charter is known, by its code, and names nobody."""

from datetime import timedelta

import pytest
from app.charters.models import CharterState, Party, SlotState
from app.charters.services import issue_charter
from app.core.clock import now
from app.core.database import db
from app.pairing.models import Pair, PairState

from tests.charters.cast import Signing, sign_all
from tests.support.pages import PageClient


def test_form_alone_says_nothing(client: PageClient) -> None:
    assert client.get("/verifier").title == "Vérifier une charte signée"


@pytest.mark.parametrize("typed", ["", "abc", "K7QF-2MX0", "K7QF-2MXT-9", "<script>", "é" * 8])
def test_what_is_no_code_is_asked_again_and_kept(client: PageClient, typed: str) -> None:
    page = client.get(f"/verifier?code={typed}", status=422)
    assert page.errors() == ["Écrivez le code imprimé en bas du PDF"]
    assert page.one("input", id="code").get("value") == typed


def test_unknown_code_is_said_so(client: PageClient) -> None:
    assert client.get("/verifier?code=K7QF-2MXT").has("Aucune charte ne porte ce code.")


def test_open_charter_is_known_and_not_yet_signed(client: PageClient, signing: Signing) -> None:
    db.session.commit()
    assert client.get(f"/verifier?code={signing.charter.code}").has("elle n’est pas signée par tous")


def test_signed_charter_shows_its_fingerprint_and_no_name(client: PageClient, signing: Signing) -> None:
    sign_all(client, signing)
    typed = signing.charter.code.lower().replace("-", " ")
    page = client.get(f"/verifier?code={typed}")
    assert page.has("signée par trois personnes")
    assert page.has(signing.charter.frozen_sha256)
    for slot in signing.charter.slots:
        assert not page.has(slot.name)


MEANINGS = {
    CharterState.DECLINED: ("Cette charte a été refusée.", "Elle n’engage personne."),
    CharterState.EXPIRED: ("Cette charte a expiré.", "Il fallait la signer au plus tard le"),
    CharterState.CANCELLED: ("Cette charte a été annulée.", "avant d’être signée par tous"),
    CharterState.SUPERSEDED: ("Cette charte a été remplacée.", "Elle n’engage personne."),
}


@pytest.mark.parametrize("state", MEANINGS)
def test_each_end_is_said_with_what_it_means(client: PageClient, signing: Signing, state: CharterState) -> None:
    charter = signing.charter
    charter.state, charter.closed_at = state, now()
    code, names = charter.code, [slot.name for slot in charter.slots]
    db.session.commit()
    page = client.get(f"/verifier?code={code}")
    assert all(page.has(sentence) for sentence in MEANINGS[state]), page.text
    assert page.has("pas de signature")
    assert not any(page.has(name) for name in names)


def test_who_declined_is_not_told(client: PageClient, signing: Signing) -> None:
    charter = signing.charter
    charter.state, charter.closed_at = CharterState.DECLINED, now()
    charter.slots[0].state, charter.slots[0].declined_at = SlotState.DECLINED, now()
    code = charter.code
    db.session.commit()
    page = client.get(f"/verifier?code={code}")
    assert page.text.count("pas de signature") == len(Party)


def test_the_charter_issued_in_its_place_is_dated_and_not_shown(client: PageClient, signing: Signing) -> None:
    former = signing.charter
    former.state, former.closed_at = CharterState.SUPERSEDED, now()
    pair_id, former_id, code = former.pair_id, former.id, former.code
    db.session.flush()
    newer = issue_charter(db.session.get_one(Pair, pair_id), actor="command")
    newer.replaces_id = former_id
    db.session.commit()
    page = client.get(f"/verifier?code={code}")
    assert page.has("Une autre charte a été émise à sa suite, le 12 octobre 2026, avec un autre code.")
    assert page.has("C’est elle qui compte.")
    assert not page.has(newer.code)


def test_a_mentoring_that_is_over_says_when(client: PageClient, signing: Signing) -> None:
    sign_all(client, signing)
    pair = signing.charter.pair
    pair.state, pair.closed_at = PairState.ENDED_EARLY, now() + timedelta(days=40)
    db.session.commit()
    page = client.get(f"/verifier?code={signing.charter.code}")
    assert page.has("Cette charte est connue, et signée par trois personnes.")
    assert page.has("Le mentorat a pris fin le 21 novembre 2026.")


def test_roles_dates_and_version_are_told(client: PageClient, signing: Signing) -> None:
    sign_all(client, signing, Party.MENTOR)
    page = client.get(f"/verifier?code={signing.charter.code}")
    assert page.has("a signé en ligne le 12 octobre 2026 à 10 h")
    assert page.text.count("pas de signature") == 2
    assert page.has("version 1")
    assert page.has("Elle peut être signée jusqu’au")


def test_a_form_sent_without_its_token_is_refused_like_any_other(client: PageClient) -> None:
    client.post("/verifier", {"code": ""}, status=400)
