"""A programme whose pairs have nobody to ask is said to its coordination; the key of what is kept is looked at."""

from app.access.services import find_or_create_person
from app.core import encryption
from app.core.database import db
from app.followup.checks.confidential import every_text, newest_texts
from app.pairing.models import PairState
from app.programmes.models import Role
from app.programmes.services import grant_role, leave_referent
from flask import Flask

from tests.conftest import FixedClock
from tests.followup.helping import MILO, RACHID, Helped, ask, enter, the_request

KEY = "another-key-for-tests-only-" + "1" * 20


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


def test_what_waits_is_shown_to_its_reader_alone(app: Flask, helped: Helped, now: FixedClock) -> None:
    colleague = find_or_create_person("collegue@exemple.fr")
    grant_role(colleague, Role.COORDINATOR, helped.programme, actor="command")
    db.session.commit()
    milo = enter(app, MILO)
    ask(milo, helped, helper=helped.inside.id)
    now.advance(days=2)
    rachid = enter(app, RACHID)
    page = rachid.get("/coordination/local")
    assert page.has("Une demande d’aide attend une réponse depuis 2 jours")
    assert rachid.get(page.link("Répondre")).has("Milo Łukasik, le 12 octobre 2026")
    assert not enter(app, "collegue@exemple.fr").get("/coordination/local").has("demande d’aide")
    milo.submit(milo.get(f"{helped.path}/{the_request().ref}"), "Clore ma demande")
    assert not rachid.get("/coordination/local").has("demande d’aide")


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
