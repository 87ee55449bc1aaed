"""The page of the code: a way for whoever lost the mailbox, and back to the charter without losing anything."""

from app.charters.models import Party

from tests.charters.cast import Signing, declare, opened
from tests.charters.conftest import Visitor


def test_whoever_lost_the_mailbox_is_told_whom_to_write_to(client: Visitor, signing: Signing) -> None:
    page = client.follow(declare(client, opened(client, signing.path(Party.MENTOR)), "Ada Lovelace"))
    assert page.has("Cette adresse n’est plus la vôtre ? Écrivez à la coordination : mentorat@exemple.fr.")
    assert page.link("mentorat@exemple.fr") == "mailto:mentorat@exemple.fr"
