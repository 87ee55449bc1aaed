import pytest
from app.applications.models import ApplicantRole, ApplicationState
from app.core.database import db
from app.organisation.services import add_partner
from app.programmes.models import Programme, ProgrammeState
from app.programmes.presets import preset_names
from app.programmes.services import join_partner, move_programme
from flask import Flask

from tests.conftest import FixedClock
from tests.home.public import calendar, facts, has_buttons, visit
from tests.programmes.world import COHORT, ROLLING, apply, make_programme
from tests.support.letters import make_host
from tests.support.pages import PageClient

S = ProgrammeState
FULL = "Toutes les places sont demandées"
CLOSED = "Les candidatures sont closes depuis le"
PAUSED = "Le programme fait une pause"
NOT_OPEN = "Les candidatures ouvrent le 27 septembre 2027"
BUTTON = "Demander un mentor"


@pytest.fixture(autouse=True)
def host(app: Flask) -> None:
    make_host()


@pytest.mark.parametrize("preset", preset_names())
@pytest.mark.parametrize("state", [each for each in S if each not in (S.DRAFT, S.ARCHIVED)])
def test_page_holds_in_every_state_of_both_presets(
    client: PageClient, now: FixedClock, preset: str, state: ProgrammeState
) -> None:
    make_programme(preset, state=state)
    for moment in ((2026, 10, 12), (2027, 10, 12), (2028, 6, 1), (2029, 6, 1)):
        now.set(*moment)
        page = visit(client, preset)
        opened = state is S.OPEN and (preset == ROLLING or moment == (2027, 10, 12))
        assert has_buttons(page) is opened
        assert page.has("Être prévenu·e par e-mail") is (not opened and state is not S.SUSPENDED)
        assert page.has(PAUSED) is (state is S.SUSPENDED)


@pytest.mark.parametrize("preset", preset_names())
@pytest.mark.parametrize("state", [S.DRAFT, S.ARCHIVED])
def test_page_in_preparation_or_put_away_does_not_exist(client: PageClient, preset: str, state: ProgrammeState) -> None:
    make_programme(preset, state=state)
    for path in ("", "/prevenir", "/prevenir/note"):
        assert client.get(f"/programmes/{preset}{path}", status=404).has("Ce programme n’existe pas, ou pas encore.")
    assert client.get("/programmes/nulle-part", status=404).has("Ce programme n’existe pas, ou pas encore.")


@pytest.mark.parametrize(
    ("moment", "sentence", "buttons"),
    [
        ((2027, 9, 26, 23, 59, 59), NOT_OPEN, False),
        ((2027, 9, 27, 0, 0, 0), "", True),
        ((2027, 11, 2, 23, 59, 59), "", True),
        ((2027, 11, 3, 0, 0, 0), f"{CLOSED} 2 novembre 2027", False),
    ],
)
def test_cohort_opens_and_closes_at_midnight_in_paris(
    client: PageClient, now: FixedClock, moment: tuple[int, ...], sentence: str, buttons: bool
) -> None:
    make_programme(COHORT)
    now.set(*moment)
    page = visit(client, COHORT)
    assert has_buttons(page) is buttons
    assert page.has(BUTTON) is buttons
    assert page.has(sentence)
    for other in {NOT_OPEN, CLOSED} - {sentence[: len(CLOSED)], sentence}:
        assert not page.has(other)


def test_full_programme_still_takes_applications_for_its_waiting_list(client: PageClient, now: FixedClock) -> None:
    now.set(2027, 10, 12)
    programme = make_programme(COHORT)
    apply(programme, ApplicantRole.MENTEE, 7, ApplicationState.SUBMITTED)
    apply(programme, ApplicantRole.MENTEE, 5, ApplicationState.WITHDRAWN)
    apply(programme, ApplicantRole.MENTEE, 5, ApplicationState.DRAFT)
    assert not visit(client, COHORT).has(FULL)
    apply(programme, ApplicantRole.MENTEE, 1, ApplicationState.WAITLISTED)
    page = visit(client, COHORT)
    assert page.has(FULL)
    assert has_buttons(page)


def test_rolling_programme_is_never_full(client: PageClient) -> None:
    apply(make_programme(ROLLING), ApplicantRole.MENTEE, 30, ApplicationState.SUBMITTED)
    assert not visit(client, ROLLING).has(FULL)


def test_closed_says_since_the_day_a_person_closed_it(client: PageClient, now: FixedClock) -> None:
    now.set(2027, 10, 12, 9, 0)
    cohort, rolling = make_programme(COHORT), make_programme(ROLLING)
    move_programme(cohort, S.SELECTING, actor="command")
    move_programme(rolling, S.CLOSING, actor="command")
    db.session.commit()
    now.set(2027, 12, 1)
    for slug in (COHORT, ROLLING):
        assert visit(client, slug).has(f"{CLOSED} 12 octobre 2027. Prochaine session : à l’étude.")
    now.set(2027, 10, 13)
    move_programme(cohort, S.OPEN, actor="command")
    db.session.commit()
    assert has_buttons(visit(client, COHORT))


def test_paused_page_says_whom_to_ask(client: PageClient) -> None:
    make_programme(ROLLING, state=S.SUSPENDED)
    page = visit(client, ROLLING)
    assert page.has(f"{PAUSED}. Les binômes en cours continuent. Une question ? Anne Muller, mentorat@exemple.fr")
    assert facts(page)["Candidatures"] == "En pause"


def test_facts_count_mentors_and_places(client: PageClient, now: FixedClock) -> None:
    now.set(2027, 10, 12)
    programme = make_programme(COHORT)
    assert facts(visit(client, COHORT)) == {
        "Candidatures": "Jusqu’au 2 novembre 2027",
        "Binômes prévus": "De 6 à 8 en 2028",
        "Mentors disponibles": "0 aujourd’hui 8 recherchés",
        "Coût": "Aucun, ni pour vous ni pour votre établissement",
    }
    apply(programme, ApplicantRole.MENTOR, 2, ApplicationState.ELIGIBLE)
    apply(programme, ApplicantRole.MENTOR, 5, ApplicationState.ACCEPTED)
    apply(programme, ApplicantRole.MENTOR, 9, ApplicationState.SUBMITTED)
    assert facts(visit(client, COHORT))["Mentors disponibles"] == "7 aujourd’hui 1 recherché"
    apply(programme, ApplicantRole.MENTOR, 3, ApplicationState.ACCEPTED)
    assert facts(visit(client, COHORT))["Mentors disponibles"] == "10 aujourd’hui"
    now.set(2027, 12, 1)
    assert facts(visit(client, COHORT))["Candidatures"] == "Closes"


def test_rolling_facts_say_all_year_round_and_no_number_nobody_set(client: PageClient) -> None:
    make_programme(ROLLING)
    assert facts(visit(client, ROLLING)) == {
        "Candidatures": "Toute l’année",
        "Coût": "Aucun, ni pour l’un ni pour l’autre",
    }


@pytest.mark.parametrize(
    ("moment", "done", "expected"),
    [
        ((2027, 9, 20), 0, ("27 septembre 2027", "dans 7 jours")),
        ((2027, 11, 2, 23, 59), 1, ("2 novembre 2027", "aujourd’hui")),
        ((2027, 11, 22), 2, ("23 novembre 2027", "demain")),
        ((2028, 6, 1), 5, ("Juin 2028", "ce mois-ci")),
        ((2028, 6, 30), 5, ("Juin 2028", "ce mois-ci")),
        ((2028, 7, 1), 6, ("10 janvier 2029", "")),
        ((2029, 2, 28), 7, ("Février 2029", "ce mois-ci")),
        ((2029, 3, 1), 8, ("", "")),
    ],
)
def test_calendar_marks_what_is_past_and_what_comes(
    client: PageClient, now: FixedClock, moment: tuple[int, ...], done: int, expected: tuple[str, str]
) -> None:
    current, tag = expected
    make_programme(COHORT)
    now.set(*moment)
    lines = calendar(visit(client, COHORT))
    assert len(lines) == 8
    assert [state for state, _ in lines].count("done") == done
    assert [state for state, _ in lines[:done]] == ["done"] * done
    marked = [text for state, text in lines if state == "current"]
    assert len(marked) == bool(current)
    if marked:
        assert marked[0].startswith(current)
        assert tag in marked[0]
        assert ("dans" in marked[0].split()) == tag.startswith("dans")


def test_rolling_calendar_marks_nothing(client: PageClient) -> None:
    make_programme(ROLLING)
    assert {state for state, _ in calendar(visit(client, ROLLING))} == {""}


def test_partners_that_take_part_are_named(client: PageClient) -> None:
    programme = make_programme(ROLLING)
    for name in ("ARS Grand Est", "<b>La Cordée</b>"):
        partner = add_partner(name=name, role="finance le programme", url="https://exemple.fr/", actor="command")
        join_partner(programme, partner, actor="command")
    add_partner(name="Une autre", role="n’en est pas", url="", actor="command")
    db.session.commit()
    page = visit(client, ROLLING)
    assert page.has("Avec ARS Grand Est, finance le programme")
    assert page.has("<b>La Cordée</b>")
    assert not page.has("Une autre")
    assert page.links().count("https://exemple.fr/") == 2


@pytest.mark.parametrize("preset", preset_names())
def test_page_asks_one_question_of_the_database_however_many_applied(
    client: PageClient, now: FixedClock, preset: str
) -> None:
    now.set(2027, 10, 12)
    programme = make_programme(preset)
    visit(client, preset)  # what the programme is made of is read once
    counts = []
    for more in (3, 297):
        apply(programme, ApplicantRole.MENTEE, more, ApplicationState.SUBMITTED)
        visit(client, preset)
        counts.append(client.queries)
    assert counts == [1, 1]


def test_page_without_a_host_still_shows(client: PageClient, app: Flask) -> None:
    from app.organisation.models import Organisation

    db.session.query(Organisation).delete()
    make_programme(ROLLING)
    assert has_buttons(visit(client, ROLLING))


def test_titles_of_a_programme_cannot_be_markup(client: PageClient) -> None:
    programme: Programme = make_programme(ROLLING)
    programme.title = "<script>alert(1)</script>"
    db.session.commit()
    assert visit(client, ROLLING).html.count("<script") == 0
