"""The page of a pair: one next step in the order of the rules, the thread of the year, the list; several pairs."""

from datetime import timedelta

import pytest
from app.core.clock import today
from app.core.database import db
from app.followup.models import Pause
from app.followup.services.meetings import cancel_meeting
from app.pairing.models import Pair, PairState
from app.pairing.services.running import achieve_pair
from app.programmes.queries import by_id
from flask import Flask

from tests.charters.cast import ADA, MILO
from tests.charters.conftest import as_
from tests.conftest import FixedClock
from tests.followup.meetings import IN_PERSON, MENTEE, PHONE, VIDEO, agreed, held, plan, proposed, sixty
from tests.followup.underway import a_year, an_objective
from tests.support.pages import Page
from tests.support.parsing import text_of

QUESTIONS = 14
"""Session, pair, programme, charter, meetings, notes, host; the others are of the panels. Only to be lowered."""


def home(app: Flask, pair: Pair, email: str = ADA) -> Page:
    db.session.commit()
    return as_(app, email).get(f"/mon-binome/{pair.ref}")


def step(page: Page) -> str:
    (sentence,) = page.all("p", class_="next-step-sentence")
    return text_of(sentence).replace("\u00a0", " ")


def thread(page: Page) -> str:
    (drawn,) = [each for each in page.tree.iter() if each.get("role") == "img"]
    return (drawn.get("aria-label") or "").replace("\u00a0", " ")


def drawn(page: Page, kind: str) -> list[str]:
    return [each.get("cx") or "" for each in page.tree.iter() if each.get("class") == kind]


def test_the_first_meeting_is_the_mentor_s_to_organise(app: Flask, pair: Pair) -> None:
    page = home(app, pair)
    assert step(page) == "Proposez une première rencontre à Milo."
    assert page.has("Le mentor organise la première.")
    assert page.has("Votre première rencontre apparaîtra ici.")
    page = home(app, pair, MILO)
    assert step(page) == "Ada va vous proposer une date."
    assert not [link for link in page.links() if link.endswith("/proposer")]
    assert page.link("Noter une rencontre")


def test_a_first_date_is_awaited_until_a_day_that_is_said(app: Flask, pair: Pair, now: FixedClock) -> None:
    assert home(app, pair, MILO).has("Rien reçu le jeudi 22 octobre 2026 ? Prévenez la coordination.")
    now.set(2026, 10, 22, 20)
    assert home(app, pair, MILO).has("Rien reçu le jeudi 22 octobre 2026 ?")
    now.set(2026, 12, 21, 9)
    page = home(app, pair, MILO)
    assert page.has("Toujours rien reçu ? Prévenez la coordination.")
    assert not page.has("Rien reçu le")


def test_each_meeting_makes_its_own_step(app: Flask, pair: Pair, now: FixedClock) -> None:
    meeting = proposed(pair)
    assert step(home(app, pair)) == "Vous avez proposé jeudi 22 octobre à 19 h."
    assert step(home(app, pair, MILO)) == "Ada propose jeudi 22 octobre à 19 h."
    cancel_meeting(pair, meeting, MENTEE, seen=1, actor="visitor")
    assert step(home(app, pair)) == "Proposez une première rencontre à Milo."
    agreed(pair)
    assert step(home(app, pair, MILO)) == "Jeudi 22 octobre à 19 h"
    now.set(2026, 10, 22, 20)
    page = home(app, pair)
    assert step(page) == "Vous êtes-vous vus le 22 octobre ?"
    assert page.link("Oui, noter la rencontre").endswith("/faite")
    assert page.link("Reportée").endswith("/changer")
    assert page.link("Pas eu lieu").endswith("/pas-eu-lieu")


def test_the_place_of_a_video_call_is_a_link_and_any_other_is_text(app: Flask, pair: Pair) -> None:
    agreed(pair, plan(place="https://visio.exemple.fr/abc"))
    assert "https://visio.exemple.fr/abc" in home(app, pair).links()
    agreed(pair, plan(2, mode=IN_PERSON, place="javascript:alert(1)"))
    page = home(app, pair)
    assert page.has("javascript:alert(1)")
    assert "javascript:alert(1)" not in page.links()


def test_without_a_date_the_next_is_planned_and_half_way_objectives_are_gone_over(
    app: Flask, pair: Pair, now: FixedClock
) -> None:
    an_objective(pair)
    held(pair, today())
    page = home(app, pair)
    assert step(page) == "Fixez votre prochaine rencontre."
    assert page.has("La précédente remonte au 12 octobre 2026.")
    now.set(2027, 4, 15, 9)
    held(pair, today())
    page = home(app, pair)
    assert step(page) == "Faites le point sur vos objectifs."
    assert page.link("Faire le point").endswith("/objectifs")
    now.set(2027, 5, 20, 9)
    assert step(home(app, pair)) == "Fixez votre prochaine rencontre."


def test_a_pause_says_since_when_and_until_when(app: Flask, pair: Pair) -> None:
    agreed(pair)
    pair.state = PairState.PAUSED
    db.session.add(Pause(pair_id=pair.id, asked_by="x", since=today(), until=today() + timedelta(days=30)))
    page = home(app, pair)
    assert step(page) == "En pause depuis le 12 octobre 2026."
    assert page.has("Il reprend le mercredi 11 novembre 2026.")
    assert page.form("Reprendre maintenant").action.endswith("/reprendre")
    assert not [link for link in page.links() if link.endswith("/proposer")]


@pytest.mark.parametrize("state", [PairState.COMPLETED, PairState.ENDED_EARLY])
def test_what_is_over_says_since_when_and_gives_the_notes(
    app: Flask, pair: Pair, now: FixedClock, state: PairState
) -> None:
    pair.state = state
    pair.closed_at = pair.created_at
    now.advance(days=15)
    page = home(app, pair)
    assert step(page).startswith("Votre mentorat s’est terminé le ")
    assert page.link("Télécharger mes notes").endswith("/notes")
    assert not [link for link in page.links() if link.endswith(("/proposer", "/noter"))]


def test_a_year_that_ended_early_stops_there_and_reproaches_nothing(app: Flask, pair: Pair, now: FixedClock) -> None:
    held(pair, today(), PHONE)
    now.set(2026, 12, 3, 9)
    achieve_pair(pair, actor="clock")
    page = home(app, pair)
    assert page.has("1 rencontre en tout.")
    assert not page.has("minimum")
    assert thread(page) == "Frise d’octobre 2026 à décembre 2026. Rencontre en octobre."
    assert len(page.all("ol", class_="months")[0].findall("li")) == 3
    for number in range(1, 5):
        held(pair, today() - timedelta(days=number), VIDEO)
    assert home(app, pair).has("4 rencontres pour 4 au minimum.")


def test_the_year_counts_what_the_charter_counts_and_says_so(app: Flask, pair: Pair, now: FixedClock) -> None:
    start = today()
    now.advance(days=100)
    for number, mode in enumerate((IN_PERSON, VIDEO, PHONE, PHONE)):
        held(pair, start + timedelta(days=20 * number), mode)
    page = home(app, pair)
    assert page.has("2 rencontres depuis octobre, pour 4 au minimum sur l’année.")
    assert page.has("S’y ajoutent 2 rencontres par téléphone : elles ne comptent pas dans ce minimum.")
    for number in (4, 5):
        held(pair, start + timedelta(days=19 * number), VIDEO)
    assert home(app, pair).has("4 rencontres depuis octobre, pour 4 au minimum. C’est fait.")


def test_the_thread_tells_the_same_story_in_words(app: Flask, pair: Pair, now: FixedClock) -> None:
    assert "Aucune rencontre notée pour l’instant." in thread(home(app, pair))
    held(pair, today())
    now.set(2027, 2, 10, 9)
    held(pair, today())
    agreed(pair, plan(15))
    found = home(app, pair)
    assert thread(found) == (
        "Frise d’octobre 2026 à octobre 2027. Rencontres en octobre et février. "
        "Prochaine rencontre prévue le 25 février."
    )
    assert len(drawn(found, "knot")) == 2
    assert len(drawn(found, "planned")) == 1


def test_who_sees_what_is_said(app: Flask, pair: Pair) -> None:
    page = home(app, pair)
    assert page.has(
        "La CPTS voit seulement le nombre de rencontres, la date de la dernière, et si une prochaine est prévue."
    )
    assert page.has("Une note pour vous seul·e n’est lue que de vous.")


def test_several_pairs_are_listed_each_with_its_next_step(app: Flask, pair: Pair) -> None:
    second = a_year(by_id(pair.programme_id), number=5)
    second.mentor.person_id = pair.mentor.person_id
    agreed(second)
    page = as_(app, ADA).get("/mon-binome")
    assert page.has("Proposez une première rencontre à Milo.")
    assert page.has("Prochaine rencontre jeudi 22 octobre 2026 à 19 h.")


def test_what_happened_in_another_year_says_so(app: Flask, pair: Pair, now: FixedClock) -> None:
    held(pair, today())
    now.set(2027, 1, 5, 9)
    assert home(app, pair, MILO).has("Lundi 12 octobre 2026")


def test_a_page_of_sixty_meetings_asks_few_questions(app: Flask, pair: Pair) -> None:
    pair.starts_on = today() - timedelta(days=100)
    an_objective(pair)
    sixty(pair)
    agreed(pair)
    milo, path = as_(app, MILO), f"/mon-binome/{pair.ref}"
    for _ in range(2):
        milo.get(path)
    assert milo.queries <= QUESTIONS
