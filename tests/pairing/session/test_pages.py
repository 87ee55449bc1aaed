"""Opening, correcting and closing by the pages, for a member and for the coordination; nobody else comes in."""

import pytest
from app.core.database import db
from app.programmes.models import ProgrammeState, Role, StaffRole
from sqlalchemy import delete

from tests.conftest import FixedClock
from tests.pairing.board.desk import Desk
from tests.pairing.session.sitting import begin, close, decide, session_of
from tests.pairing.world import make_world
from tests.support.cast import sign_in
from tests.support.letters import make_person
from tests.support.pages import PageClient

OPEN, PRESENT, SHUT = "Ouvrir la séance", "Enregistrer les présences", "Clore la séance"


def test_a_member_opens_a_session_and_everybody_sees_since_when(desk: Desk) -> None:
    home = desk.page(desk.lea, "")
    assert home.link("Ouvrir une séance du comité").endswith("/seance")
    page = desk.page(desk.lea, "/seance")
    ticked = [each.get("value") for each in page.all("input", name="present") if each.get("checked") is not None]
    assert ticked == [desk.lea.ref]
    after = desk.press(desk.lea, page, OPEN, present=[desk.lea.ref, desk.hugo.ref])
    assert after.has("La séance est ouverte.")
    said = "Séance ouverte le 10 décembre 2026 à 9 h 30, par Léa Dietrich."
    for page in (after, desk.page(desk.hugo, ""), desk.page(desk.hugo, "/demandes"), desk.page(desk.hugo, "/seance")):
        assert page.has(said)


def test_a_session_without_anybody_is_asked_about_again(desk: Desk) -> None:
    page = desk.press(desk.lea, desk.page(desk.lea, "/seance"), OPEN, status=422, present=None)
    assert page.has("Cochez au moins une personne")


def test_whoever_comes_second_is_told_who_opened(desk: Desk) -> None:
    late = desk.page(desk.hugo, "/seance")
    desk.press(desk.lea, desk.page(desk.lea, "/seance"), OPEN)
    page = desk.press(desk.hugo, late, OPEN, status=409)
    assert page.has("Léa Dietrich vient d’ouvrir une séance.")
    assert page.has("Vous aviez coché : Hugo Schmitt.")
    assert page.has(PRESENT)


def test_two_corrections_at_once_lose_nothing(desk: Desk) -> None:
    begin(desk)
    late = desk.page(desk.hugo, "/seance")
    after = desk.press(desk.lea, desk.page(desk.lea, "/seance"), PRESENT, present=[desk.lea.ref, desk.hugo.ref])
    assert after.has("Les présences sont enregistrées.")
    page = desk.press(desk.hugo, late, PRESENT, status=409, present=[desk.hugo.ref])
    assert page.has("Les présences viennent d’être corrigées.")
    assert page.has("Vous aviez coché : Hugo Schmitt.")
    desk.press(desk.hugo, page, PRESENT, present=[desk.hugo.ref])
    assert desk.press(desk.lea, desk.page(desk.lea, "/seance"), PRESENT, status=422, present=None).has(
        "Cochez au moins"
    )


def test_closing_says_what_it_leaves_and_leads_to_the_minutes(desk: Desk, now: FixedClock) -> None:
    begin(desk)
    decide(desk)
    now.advance(hours=2)
    page = desk.page(desk.hugo, "/seance/clore")
    assert page.has("1 demande reste à décider et 2 binômes retenus ne sont pas validés.")
    assert page.has("Luc Ferrand")
    assert page.has("Personne ne reçoit d’e-mail.")
    after = desk.press(desk.hugo, page, SHUT)
    assert after.has("La séance est close. Voici son procès-verbal.")
    assert after.has("le 10 décembre 2026 à 11 h 30, par Hugo Schmitt")
    assert not after.has("provisoire")
    assert desk.page(desk.lea, "/seance").has("Aucune séance n’est ouverte.")
    assert desk.page(desk.lea, "/seance").has("de 9 h 30 à 11 h 30")


def test_closing_after_somebody_else_changes_nothing(desk: Desk) -> None:
    begin(desk)
    late, old = desk.page(desk.hugo, "/seance/clore"), desk.page(desk.hugo, "/seance")
    desk.press(desk.lea, desk.page(desk.lea, "/seance"), PRESENT, present=[desk.lea.ref, desk.hugo.ref])
    again = desk.press(desk.hugo, late, SHUT, status=409)
    assert again.has("Les présences viennent d’être corrigées.")
    close(desk)
    version = session_of(desk).version
    assert desk.press(desk.hugo, again, SHUT, status=409).has("Cette séance vient d’être close.")
    assert desk.press(desk.hugo, old, PRESENT, status=409).has("Cette séance vient d’être close.")
    assert desk.browser(desk.hugo).http.get("/comite/encadrement/seance/clore").status_code == 303
    assert session_of(desk).version == version


def test_the_coordination_opens_corrects_and_closes_too(desk: Desk) -> None:
    rachid, base = desk.browser(desk.world.rachid), "/coordination/encadrement/binomes"
    room = rachid.get("/coordination/encadrement/comite")
    page = rachid.get(room.link("Séances du comité"))
    rachid.submit(page, OPEN, status=422)
    rachid.follow(rachid.submit(page, OPEN, present=[desk.hugo.ref]))
    assert desk.page(desk.lea, "").has("par Rachid Amrani")
    done = rachid.follow(rachid.submit(rachid.get(f"{base}/seance/clore"), SHUT))
    assert done.has("Hugo Schmitt")
    assert done.path.startswith(f"{base}/pv/")


def test_out_of_season_no_session_opens_and_an_open_one_is_closed_by_the_coordination(desk: Desk) -> None:
    rachid, base = desk.browser(desk.world.rachid), "/coordination/encadrement/binomes"
    old = rachid.get(f"{base}/seance")
    begin(desk)
    desk.world.programme.state = ProgrammeState.COMMITTING
    desk.page(desk.lea, "/seance", status=422)
    rachid.follow(rachid.submit(rachid.get(f"{base}/seance/clore"), SHUT))
    assert rachid.get(f"{base}/seance").has("Aucune séance ne s’ouvre pour l’instant.")
    refused = rachid.submit(old, OPEN, status=422, present=[desk.lea.ref])
    assert refused.has("Le comité se réunit pendant la sélection et le jumelage.")


def test_without_committee_there_is_neither_session_nor_minutes(desk: Desk) -> None:
    alone = make_world("installation-liberale", slug="liberal")
    alone.programme.state = ProgrammeState.PAIRING
    rachid = desk.browser(alone.rachid)
    for rest in ("/seance", "/seance/clore", "/pv", "/pv.pdf", "/pv/abc", "/pv/abc/pv.pdf"):
        rachid.get(f"/coordination/liberal/binomes{rest}", status=404)


def test_without_members_nobody_may_open(desk: Desk) -> None:
    db.session.execute(delete(StaffRole).filter_by(role=Role.COMMITTEE))
    page = desk.browser(desk.world.rachid).get("/coordination/encadrement/binomes/seance")
    assert page.has("Personne ne siège encore au comité")


def test_strangers_and_members_of_pairs_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(desk.app.config, "WTF_CSRF_ENABLED", False)  # refused for who they are, not for want of a token
    session = begin(desk)
    people = decide(desk)
    zoe = make_person("zoe@exemple.fr", first_name="Zoé", last_name="Kern")
    assert people.milo.person
    rests = ("/seance", "/seance/clore", "/pv", "/pv.pdf", f"/pv/{session.ref}", f"/pv/{session.ref}/pv.pdf")
    for browser in (PageClient(desk.app), sign_in(PageClient(desk.app), zoe), desk.browser(people.milo.person)):
        for rest in rests:
            for base in ("/comite/encadrement", "/coordination/encadrement/binomes"):
                browser.get(base + rest, status=403)
        for rest in ("/seance", "/seance/presences", "/seance/clore"):
            assert browser.http.post(f"/comite/encadrement{rest}").status_code == 403
    desk.browser(desk.lea).get("/coordination/encadrement/binomes/pv", status=403)


def test_a_session_left_open_is_brought_to_the_coordination_the_day_after(desk: Desk, now: FixedClock) -> None:
    begin(desk)
    rachid = desk.browser(desk.world.rachid)
    said = "1 séance du comité, ouverte un autre jour, n’est pas close"
    assert not rachid.get("/coordination/encadrement").has(said)
    now.advance(days=1)
    page = rachid.get("/coordination/encadrement")
    assert page.has(said)
    rachid.submit(rachid.get(page.link("Clore la séance")), SHUT)
    assert not rachid.get("/coordination/encadrement").has(said)
