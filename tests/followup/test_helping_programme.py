"""A programme whose pairs have nobody to ask is said to its coordination; the key of what is kept is looked at."""

import pytest
from app.core import encryption
from app.core.database import db
from app.followup.attention.helping import _find
from app.followup.checks.confidential import every_text, newest_texts
from app.pairing.models import PairState
from app.programmes.services import leave_referent
from flask import Flask

from tests.followup.helping import MILO, RACHID, Helped, ask, enter, make_helped

KEY = "another-key-for-tests-only-" + "1" * 20


@pytest.fixture
def helped(app: Flask) -> Helped:
    return make_helped()


def test_running_pairs_without_a_referent_are_to_be_seen_to(app: Flask, helped: Helped) -> None:
    rachid = enter(app, RACHID)
    words = "Un binôme est en cours, et personne ne peut recevoir de demande d’aide"
    assert not rachid.get("/coordination/local").has(words)
    for each in (helped.outside, helped.inside):
        leave_referent(helped.programme, each, actor="command")
    db.session.commit()
    page = rachid.get("/coordination/local")
    assert page.has(words)
    assert page.link("Choisir une personne") == "/coordination/local/reglages/equipe/referents"
    helped.pair.state = PairState.COMPLETED
    db.session.commit()
    assert not rachid.get("/coordination/local").has(words)


def test_a_request_is_never_to_be_seen_to(app: Flask, helped: Helped) -> None:
    ask(enter(app, MILO), helped, helper=helped.inside.id)
    person = enter(app, RACHID)
    assert not person.get("/coordination/local").has("aide")
    assert _find(helped.programme.id, 0) == ()
    assert person.get("/aides").has("Milo Łukasik, le 12 octobre 2026")


def test_the_doctor_says_when_the_key_opens_nothing(app: Flask, helped: Helped) -> None:
    ask(enter(app, MILO), helped)
    right = app.extensions["binome.encryption"]
    assert [each.ok for each in (*every_text(), *newest_texts())] == [True, True]
    encryption.init_app(app, (KEY,))
    try:
        (found,) = every_text()
        assert not found.ok
        assert "2 ne s’ouvrent pas, sur 2" in found.sentence
        assert "BINOME_NOTES_KEY_FALLBACKS" in found.sentence
        assert not newest_texts()[0].ok
        encryption.init_app(app, (KEY, *right))
        assert every_text()[0].ok
    finally:
        encryption.init_app(app, right)
