"""How the host is called in receipts and in the register that is printed."""

import pytest
from app.charters.models import Party
from app.charters.wording import events_by
from app.core.wording import between_fr

from tests.charters.cast import Signing
from tests.support.letters import letters_to
from tests.support.sealing import made_seal

NAMES = {Party.MENTOR: "de La Tour", Party.MENTEE: "Milo Łukasik", Party.HOST: "Inès Haddad"}


@pytest.mark.parametrize(
    ("kind", "facts", "who"),
    [
        ("issued", {}, "La CPTS des Trois Vallées"),
        ("paper_recorded", {"party": "mentor"}, "La CPTS des Trois Vallées"),
        ("sealed", {}, "Le site"),
        ("opened", {"party": "mentor"}, "de La Tour"),
    ],
)
def test_who_did_it_begins_a_cell(kind: str, facts: dict[str, object], who: str) -> None:
    assert events_by(kind, facts, NAMES, "la CPTS des Trois Vallées")[1] == who


def test_a_receipt_calls_the_host_as_sentences_do(signed: Signing) -> None:
    assert made_seal().root
    (receipt,) = [mail for mail in letters_to("ada@exemple.fr") if mail.name == "signing_receipt"]
    for said in (receipt.text, receipt.html or ""):
        assert "Racine du cachet de la CPTS, à comparer le jour venu" in said


def test_two_days_that_are_the_same_are_one() -> None:
    assert between_fr("2 mai", "4 mai") == "entre le 2 mai et le 4 mai"
    assert between_fr("2 mai", "2 mai") == "le 2 mai"
