"""The named moments of the cohort: lived, kept, put back; and what each finds."""

from collections import Counter
from pathlib import Path

import pytest
from app.access.models import AccessSession
from app.applications.models import Application
from app.core import clock
from app.core.database import begin_writing, db
from app.demo import moments, queries, snapshot
from app.demo.scenarios.casting import cast
from app.demo.stand_ins import CLOCK, database_of
from app.mail.models import MailState, OutboxMail
from app.pairing.models import Pair, PairState
from app.programmes.definition import add_months
from app.programmes.models import Programme, ProgrammeState
from app.programmes.queries import by_slug, definition
from flask import Flask
from sqlalchemy import func, select

from tests.demo.playing import enter
from tests.support.pages import PageClient

COHORT = "encadrement-hospitalier"
SIX_WEEKS = 42


@pytest.fixture(scope="module")
def lived(demo_built: Flask) -> Path:
    """The whole cohort lived once; every moment is kept."""
    begin_writing()
    with demo_built.app_context():
        clock.set_source(demo_built.extensions[CLOCK])
        moments.go_to(demo_built.extensions[CLOCK], database_of(demo_built), "lancement")
        db.session.remove()
        clock.set_source(None)
    return database_of(demo_built)


def _at(demo: Flask, key: str) -> Programme:
    begin_writing()
    moments.go_to(demo.extensions[CLOCK], database_of(demo), key)
    return by_slug(COHORT)


def _states(programme: Programme) -> Counter[str]:
    found = db.session.scalars(select(Pair.state).where(Pair.programme_id == programme.id))
    return Counter(state.value for state in found)


def test_every_moment_has_its_words(demo: Flask) -> None:
    assert list(cast().moments) == list(moments.CHAPTERS)
    known = {each.email for each in cast().staff.values()} | {each.email for each in cast().cohort.applicants.values()}
    assert {each["who"] for moment in cast().moments.values() for each in moment.tries} <= known


@pytest.mark.usefixtures("lived")
def test_twenty_apply_and_eight_pairs_begin(demo: Flask) -> None:
    programme = _at(demo, "cloture")
    sent = select(func.count()).select_from(Application).filter_by(programme_id=programme.id)
    assert db.session.scalar(sent.where(Application.submitted_at.is_not(None))) == 20
    planned = definition(programme).calendar.launch_on
    programme = _at(demo, "lancement")
    assert _states(programme) == {"active": 8, "declined": 1, "expired": 1}
    assert programme.state is ProgrammeState.RUNNING
    moved = definition(programme).calendar.launch_on
    assert planned
    assert moved
    assert (moved - planned).days == SIX_WEEKS
    assert clock.today() == moved
    ends = select(Pair.ends_on).where(Pair.programme_id == programme.id, Pair.state == PairState.ACTIVE)
    assert set(db.session.scalars(ends)) == {add_months(moved, 12)}
    away = "denis.roy@introuvable.example.org"
    assert set(db.session.scalars(select(OutboxMail.state).where(OutboxMail.to_address != away))) == {MailState.SENT}


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize(
    ("key", "state", "pairs"),
    [
        ("comite", ProgrammeState.PAIRING, {}),
        ("propositions", ProgrammeState.COMMITTING, {"proposed": 8}),
        ("decalage", ProgrammeState.COMMITTING, {"committed": 6, "declined": 1, "proposed": 1}),
        ("place-libre", ProgrammeState.COMMITTING, {"active": 6, "declined": 1, "expired": 1}),
    ],
)
def test_each_moment_stands_where_it_says(demo: Flask, key: str, state: ProgrammeState, pairs: dict[str, int]) -> None:
    programme = _at(demo, key)
    assert programme.state is state
    assert _states(programme) == pairs


@pytest.mark.usefixtures("lived")
def test_player_goes_there_and_comes_back(player: PageClient) -> None:
    first = clock.now()
    page = player.get(player.get("/demo").link("Le comité se réunit"))
    assert page.has("Onze demandes attendent un mentor")
    page = player.follow(player.submit(page, "Aller à ce moment"))
    assert page.has("Le comité se réunit. ")
    assert clock.now() > first
    assert db.session.scalar(select(func.count()).select_from(AccessSession)) == 0
    assert enter(player, "Inès Faure").path.startswith("/comite")
    assert not player.get(f"/comite/{COHORT}/demandes").has("Personne")
    player.submit(player.get("/demo/recommencer"), "Tout recommencer")
    db.session.rollback()
    assert clock.now() < first.replace(year=first.year + 1)
    assert db.session.scalar(select(func.count()).select_from(Pair).where(Pair.state == PairState.PROPOSED)) == 1


@pytest.mark.usefixtures("lived")
def test_whoever_has_a_link_finds_no_trace_in_the_demo_either(demo: Flask, player: PageClient) -> None:
    _at(demo, "comite")
    enter(player, "Jean-Luc Perret")
    for path in ("", "/lecture", "/demandes"):
        page = player.get(f"/comite/{COHORT}{path}")
        assert not page.has("Ravel"), path
    enter(player, "Mathilde Voisin")
    assert player.get(f"/comite/{COHORT}/lecture").has("Julie Ravel")


def test_moment_nobody_named_is_not_found(player: PageClient) -> None:
    player.get("/demo/moments/jamais", status=404)


def test_new_story_forgets_the_moments_of_the_former(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "binome.db"
    copy.write_bytes(snapshot.page(database, snapshot.FIRST).read_bytes())
    for name in (snapshot.FIRST, "comite", snapshot.FIRST):
        snapshot.keep(copy, name)
    assert [each.name for each in tmp_path.glob("*-page.db")] == ["first-page.db"]


def test_letters_leave_on_their_days(demo: Flask, lived: Path) -> None:
    _at(demo, "lancement")
    received = list(queries.letters("lea.monnier@exemple.fr"))
    days = [clock.to_paris(each.received_at).date() for each in reversed(received)]
    assert days == sorted(days)
    assert [each.subject for each in received].count("Votre réponse est attendue") == 3
    assert "Des dates changent" in [each.subject for each in received]


def test_moments_of_a_year_have_their_words() -> None:
    assert list(cast().year) == list(moments.YEAR)
    known = {each.email for each in cast().staff.values()} | {each["email"] for each in cast().referents}
    known |= {each.email for each in cast().rolling.applicants.values()}
    assert {each["who"] for moment in cast().year.values() for each in moment.tries} <= known
