"""The year of the demo: its named moments, and a clock pushed month by month to the end and beyond."""

from app.core import clock
from app.core.database import begin_writing, db
from app.demo import moments, queries
from app.demo.scenarios.casting import cast
from app.demo.stand_ins import CLOCK, database_of
from app.followup.models import PairObjective
from app.followup.queries.objectives import midway_due
from app.pairing.models import Pair, PairState
from flask import Flask
from sqlalchemy import func, select

from tests.demo.playing import enter
from tests.support.pages import PageClient

RACHID = "/coordination/installation-liberale"


def _pair(mentee: str) -> Pair:
    return next(each for each in db.session.scalars(select(Pair)) if each.mentee.email == _address(mentee))


def _address(key: str) -> str:
    return cast().rolling.applicants[key].email


def _subjects(key: str) -> list[str]:
    return [each.subject for each in queries.letters(_address(key))]


def test_year_is_well_under_way_on_the_first_day(player: PageClient) -> None:
    page = enter(player, "Ada Ferreira")
    for said in ("2 rencontres", "Choisir entre Poligny et Champagnole"):
        assert page.has(said), said
    page = enter(player, "Milo Lambert")
    assert page.has("Ada propose")
    enter(player, "Solène Marty")
    assert player.get("/aides").has("Personne ne vous a demandé d’aide.")


def test_half_way_then_the_last_month(demo: Flask, player: PageClient) -> None:
    begin_writing()
    moments.go_to(demo.extensions[CLOCK], database_of(demo), "mi-parcours")
    states = {key: _pair(key).state for key in ("milo", "lucie", "bastien", "lucja")}
    assert states == dict.fromkeys(("milo", "lucie", "lucja"), PairState.ACTIVE) | {"bastien": PairState.PAUSED}
    assert midway_due(_pair("milo"), clock.today())
    assert _subjects("lucie").count("Où en êtes-vous, à deux\N{NO-BREAK SPACE}?") >= 1
    assert enter(player, "Solène Marty").has("Łucja Çelik")
    assert not enter(player, "Rachid Belkacem").has("Solène")

    begin_writing()
    moments.go_to(demo.extensions[CLOCK], database_of(demo), "dernier-mois")
    assert (_pair("bastien").state, _pair("lucja").state) == (PairState.ACTIVE, PairState.COMPLETED)
    ends_on = _pair("milo").ends_on
    assert ends_on
    assert 20 < (ends_on - clock.today()).days < 32
    assert "Votre mentorat a pris fin" in _subjects("berenice")
    page = enter(player, "Milo Lambert")
    assert page.has("Remplir mon thermomètre")


def test_clock_pushed_for_fourteen_months(player: PageClient) -> None:
    started = clock.now()
    enter(player, "Rachid Belkacem")
    for _ in range(14):
        player.follow(player.submit(player.get(RACHID), "d’un mois"))
    db.session.rollback()
    assert (clock.now() - started).days >= 14 * 30 - 1
    assert _pair("milo").state is PairState.COMPLETED
    assert _subjects("ada").count("Merci pour cette année") == 1
    assert db.session.scalar(select(func.count()).select_from(PairObjective)) == 0
    for name in ("Ada Ferreira", "Milo Lambert", "Lucie Perrin"):
        assert enter(player, name).title
