"""An end without fault: what is wished stays with its author and the coordination; the other is told, once."""

from datetime import date

import pytest
from app.applications.models import ApplicantRole
from app.core.database import db
from app.core.journal import JournalEntry
from app.followup.errors import MentorshipNotUnderWay
from app.followup.models import Ending, Wish
from app.followup.queries.adjusting import ended_on, notes_kept_until
from app.followup.services.ending import Farewell, end_mentorship
from app.pairing.errors import PairMoved
from app.pairing.models import Pair, PairState
from app.pairing.queries import failed_partners
from flask import Flask
from sqlalchemy import func, select

from tests.charters.cast import ADA, MILO, RACHID
from tests.charters.conftest import as_
from tests.conftest import FixedClock
from tests.followup.adjusting import again, end, names_to, pause, text_to, tick
from tests.support.letters import last_letter
from tests.support.pages import Page

WORD = 'Merci pour nos échanges.\nJe pars à Lyon ; "bon vent" !'
TOLD = "followup_ended"


def staff_page(app: Flask, pair: Pair) -> Page:
    return as_(app, RACHID).get(f"/coordination/local/binomes/{pair.ref}")


def test_the_page_says_it_word_for_word_and_asks_for_a_choice(app: Flask, pair: Pair) -> None:
    milo = as_(app, MILO)
    page = milo.get(f"/mon-binome/{pair.ref}/terminer")
    assert page.title == "Mentorat 2027Mettre fin au mentorat"
    for sentence in (
        "Vous pouvez arrêter à tout moment, sans vous justifier. Voulez-vous d’abord en parler ?",
        "Arrêter, l’objectif est atteint",
        "Arrêter et trouver un autre binôme",
        "Arrêter tout à fait",
        "Un mot pour Ada",
        "Transmis tel quel. Laissez vide si vous préférez que la coordination l’annonce",
    ):
        assert page.has(sentence)
    assert page.link("Demander de l’aide") == f"/mon-binome/{pair.ref}/aide"
    page = end(milo, pair, status=422, wish=None, word="Merci à toi")
    assert page.has("Choisissez ce que vous souhaitez")
    assert page.has("Merci à toi")
    assert again(pair).state is PairState.ACTIVE


def test_a_word_leaves_at_once_as_it_is(app: Flask, pair: Pair) -> None:
    milo = as_(app, MILO)
    page = milo.follow(end(milo, pair, wish="autre", word=WORD))
    assert page.has("C’est enregistré.")
    assert page.has("Votre mot part à Ada par e-mail.")
    assert page.has("Vos notes restent accessibles jusqu’au 12 janvier 2027, puis elles sont effacées.")
    letter = last_letter(ADA)
    assert (letter.name, letter.subject, letter.private) == (TOLD, "Votre mentorat a pris fin", True)
    assert WORD in text_to(ADA)
    assert "s’arrête le 12 octobre 2026." in text_to(ADA)
    assert "Un mentorat qui s’arrête n’est un échec pour personne." in letter.text
    assert names_to(MILO) == []
    raw = db.session.connection().exec_driver_sql("SELECT word FROM ending").scalar_one()
    assert "Lyon" not in raw


def test_without_one_the_coordination_tells_and_the_clock_does_after_the_last_day(
    app: Flask, pair: Pair, now: FixedClock
) -> None:
    milo = as_(app, MILO)
    page = milo.follow(end(milo, pair))
    assert page.has("La coordination prévient Ada sous 3 jours.")
    assert names_to(ADA) == []
    assert as_(app, RACHID).get("/coordination/local").has("1 personne est à prévenir que son mentorat s’arrête")
    page = staff_page(app, pair)
    assert page.has("Prévenir Ada")
    assert page.has("l’e-mail part après le jeudi 15 octobre 2026")
    ada = as_(app, ADA).get(f"/mon-binome/{pair.ref}")
    assert ada.has("La coordination vous en parle au plus tard le jeudi 15 octobre 2026.")
    now.set(2026, 10, 15, 23)
    assert tick("followup.tell_of_an_end") == [0]
    now.set(2026, 10, 22, 6)  # a week late
    assert tick("followup.tell_of_an_end") == [1]
    assert tick("followup.tell_of_an_end") == [0]
    assert names_to(ADA) == [TOLD]
    assert "s’arrête le 12 octobre 2026." in text_to(ADA)


@pytest.mark.parametrize(("button", "letters"), [("Envoyer l’e-mail", [TOLD]), ("C’est dit de vive voix", [])])
def test_the_coordination_sends_the_letter_or_says_it_aloud(
    app: Flask, pair: Pair, now: FixedClock, button: str, letters: list[str]
) -> None:
    end(as_(app, MILO), pair)
    rachid = as_(app, RACHID)
    page = rachid.get(f"/coordination/local/binomes/{pair.ref}")
    assert not rachid.follow(rachid.submit(page, button)).has("Prévenir Ada")
    assert rachid.follow(rachid.submit(page, button)).has("Cette personne est déjà prévenue.")
    now.advance(days=10)
    assert tick("followup.tell_of_an_end") == [0]
    assert names_to(ADA) == letters
    assert as_(app, MILO).get(f"/mon-binome/{pair.ref}/terminer").has("Ada est au courant.")


@pytest.mark.parametrize("wish", list(Wish))
def test_the_partner_never_learns_what_was_wished(app: Flask, pair: Pair, wish: Wish) -> None:
    """Whatever was wished, the partner's pages, letters and the journal say the same."""
    end_mentorship(pair, Farewell(wish, "Au revoir"), by=ApplicantRole.MENTEE, seen=pair.version, actor="visitor")
    db.session.commit()
    ada = as_(app, ADA)
    seen = [ada.get(f"/mon-binome/{pair.ref}{below}").text for below in ("", "/suite", "/objectifs")]
    assert names_to(ADA) == [TOLD]
    for text in seen:
        assert "objectif atteint" not in text.lower()
        assert "avant terme" not in text
    ada.get(f"/mon-binome/{pair.ref}/terminer", status=409)
    facts = db.session.scalars(select(JournalEntry.facts).where(JournalEntry.subject == pair.ref)).all()
    assert all("wish" not in each and "another" not in each for each in facts)
    page = staff_page(app, pair)
    labels = {Wish.REACHED: "Objectif atteint", Wish.ANOTHER: "Souhaite un autre binôme", Wish.STOP: "Souhaite s’arr"}
    assert page.has(labels[wish])
    assert not page.has("Au revoir")


def test_success_is_counted_apart_and_parts_nobody_for_good(app: Flask, pair: Pair) -> None:
    end(as_(app, MILO), pair, wish="atteint")
    found = again(pair)
    assert (found.state, ended_on(found)) == (PairState.COMPLETED, date(2026, 10, 12))
    assert notes_kept_until(found) == date(2027, 1, 12)
    assert failed_partners(found.mentee.person_id) == frozenset()
    rachid = as_(app, RACHID)
    assert rachid.get("/coordination/local/binomes").has("Terminé, objectif atteint")
    assert rachid.get("/coordination/local").has("mentorat mené à bien")


def test_a_break_up_is_another_thing(app: Flask, pair: Pair) -> None:
    end(as_(app, MILO), pair, wish="arret")
    found = again(pair)
    assert found.state is PairState.ENDED_EARLY
    assert failed_partners(found.mentee.person_id) == {found.mentor.person_id}
    assert as_(app, RACHID).get("/coordination/local/binomes").has("Arrêté avant terme")


def test_the_coordination_ends_it_and_both_are_told_and_asked(app: Flask, pair: Pair) -> None:
    rachid = as_(app, RACHID)
    base = f"/coordination/local/binomes/{pair.ref}"
    page = rachid.submit(rachid.get(f"{base}/terminer"), "Mettre fin au mentorat", status=422)
    assert page.has("Choisissez ce qui s’est passé")
    page = rachid.follow(rachid.submit(rachid.get(f"{base}/terminer"), "Mettre fin au mentorat", wish="arret"))
    assert page.has("Les deux personnes sont prévenues.")
    assert names_to(ADA) == names_to(MILO) == [TOLD]
    assert f"/mon-binome/{pair.ref}/suite" in last_letter(MILO).text
    assert page.has("la coordination")


def test_an_end_during_a_pause_closes_it(app: Flask, pair: Pair, now: FixedClock) -> None:
    ada = as_(app, ADA)
    pause(ada, pair, "2027-01-12")
    now.advance(days=5)
    end(ada, pair)
    now.advance(days=200)
    assert tick() == [0, 0, 1]
    assert again(pair).state is PairState.ENDED_EARLY


@pytest.mark.parametrize("state", [each for each in PairState if each not in ("active", "extended", "paused")])
def test_nothing_else_ends(app: Flask, pair: Pair, state: PairState) -> None:
    pair.state = state
    db.session.commit()
    with pytest.raises(MentorshipNotUnderWay):
        end_mentorship(pair, Farewell(Wish.STOP), by=ApplicantRole.MENTOR, seen=pair.version, actor="visitor")
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Ending)) == 0


def test_two_at_once_the_second_is_told(app: Flask, pair: Pair) -> None:
    seen = pair.version
    end_mentorship(pair, Farewell(Wish.STOP), by=ApplicantRole.MENTOR, seen=seen, actor="visitor")
    with pytest.raises(PairMoved):
        end_mentorship(pair, Farewell(Wish.REACHED), by=ApplicantRole.MENTEE, seen=seen, actor="visitor")
