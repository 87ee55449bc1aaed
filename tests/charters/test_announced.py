"""What the page announces before one signs is what the signed PDF holds, where it says."""

import json

from app.charters.models import FileKind, Party
from app.charters.proof import proof_json
from app.charters.queries import file_of, signed_event
from app.documents.fingerprint import short

from tests.charters.cast import Signing, opened, sign_all
from tests.charters.conftest import Visitor
from tests.support.letters import last_letter
from tests.support.mailbox import code_in
from tests.support.pdf import pdf_text
from tests.support.sealing import seal_charters

TYPED = "ADA  LÔVELACE"


def test_what_is_recorded_stands_where_the_page_says(client: Visitor, signing: Signing) -> None:
    page = opened(client, signing.path(Party.MENTOR))
    assert page.has("L’attestation, à la fin du PDF signé, porte la date, l’heure et l’empreinte")
    assert page.has("le registre joint à ce PDF porte aussi le nom tel que vous l’écrivez")
    page = client.follow(client.submit(page, "Continuer", read="y", typed_name=TYPED))
    client.submit(page, "Signer la charte", code=code_in(last_letter("ada@exemple.fr")))
    sign_all(client, signing, Party.MENTEE, Party.HOST)
    assert seal_charters() == 1
    final = file_of(signing.charter, FileKind.FINAL)
    assert final is not None
    text = " ".join(pdf_text(final.content).split())
    assert "12 octobre 2026 à 10 h 00 (heure de Paris)" in text
    event = signed_event(signing.charter, Party.MENTOR)
    assert event is not None
    assert short(event.hash) in text
    assert "LÔVELACE" not in text, "the name as it was typed stands in the register that is joined, and nowhere else"
    opened_names = json.dumps(json.loads(proof_json(signing.charter))["openings"], ensure_ascii=False)
    assert "ADA LÔVELACE" in opened_names
    assert "@" not in opened_names
