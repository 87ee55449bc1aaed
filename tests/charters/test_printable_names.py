"""A name that the PDF could only show as boxes is refused where it is typed, and the sentence names the character."""

import pytest
from app.charters.models import Party
from app.core.printable import unprintable_in_name, without_invisible
from app.documents import fonts

from tests.charters.cast import Signing, opened, send, sign_all
from tests.charters.conftest import Visitor

REFUSED = (
    "Écrivez ce nom en lettres latines, grecques ou cyrilliques : le PDF de la charte ne peut pas montrer « {found} »"
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Zoé 🩺", "🩺"),
        ("王 Wang", "王"),
        ("Amin\u200d Roth", "U+200D"),
        ("Łukasik-Nguyễn d’Àrc", None),
        ("Ωνάσης Юлия", None),
        ("Jean\u2011Luc\u202fRoth", None),
        ("e\u0301lodie", None),
    ],
)
def test_the_first_character_that_no_pdf_shows_is_found(name: str, found: str | None) -> None:
    assert unprintable_in_name(name) == found


@pytest.mark.parametrize(
    "found", "\u00ad\u200b\u2000\u2003\u2006\u2008\u2011\u205f\u2060\u3000\ufe0e\ufe0f\ufeff\ufb01"
)
def test_a_name_that_is_accepted_is_drawn_as_it_was_judged(found: str) -> None:
    fonts.load()
    name = f"Li{found}Wang"
    assert unprintable_in_name(name) is None
    assert "".join(each.text for each in fonts.name_stretches(name)) == without_invisible(name)
    assert fonts.MISSING not in fonts.readable(name)


def test_names_are_not_corrected_into_boxes(rachid: Visitor, signing: Signing) -> None:
    page = rachid.get(f"/coordination/local/binomes/{signing.pair.ref}/charte/nom")
    refused = rachid.submit(
        page, "Enregistrer et voir la charte", mentee_last_name="王", host_name="Inès 🩺 Haddad", status=422
    )
    assert refused.errors() == [REFUSED.format(found="王"), REFUSED.format(found="🩺")]


def test_nobody_claims_a_name_that_no_charter_can_bear(client: Visitor, signing: Signing) -> None:
    opened(client, signing.path(Party.MENTEE))
    refused = send(client, "/signer/nom", {"claimed_name": "Milo 王"}, status=422)
    assert refused.errors() == [REFUSED.format(found="王")]


def test_any_letter_may_be_typed_to_sign_since_nothing_prints_it(client: Visitor, signing: Signing) -> None:
    sign_all(client, signing, Party.MENTOR)
    page = client.submit(
        opened(client, signing.path(Party.MENTEE)), "Continuer", read="y", typed_name="王 Wang", status=200
    )
    assert page.title == "Est-ce bien vous ?"


def test_who_signs_for_the_host_has_a_name_that_is_printed(rachid: Visitor, signing: Signing) -> None:
    page = rachid.get("/coordination/local/reglages/signataire")
    refused = rachid.submit(page, "Enregistrer", name="Claire 🩺", status=422)
    assert refused.errors() == [REFUSED.format(found="🩺")]
