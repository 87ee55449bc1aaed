"""Refusing to sign cannot be undone: the page says so before, and shows what can be done instead."""

from app.charters.models import Party

from tests.charters.cast import Signing, opened
from tests.charters.conftest import Visitor


def test_refusing_says_what_it_does_and_what_harms_nothing(client: Visitor, signing: Signing) -> None:
    page = opened(client, signing.path(Party.MENTEE))
    page = client.get(page.link("Je ne souhaite pas signer"))
    assert page.has("Un refus est définitif. Cette charte ne pourra plus être signée, ni par vous ni par les autres.")
    assert page.link("mentorat@exemple.fr") == "mailto:mentorat@exemple.fr"
    assert page.link("dites comment il s’écrit") == "/signer#misspelt"
    assert client.get("/signer").one("details", id="misspelt") is not None
    labels = ["".join(button.itertext()).strip() for button in page.all("button")]
    assert "Refuser de signer" in labels
    assert "Prévenir la coordination" not in labels
    client.submit(page, "Refuser de signer", reason="nothing known", status=422)
