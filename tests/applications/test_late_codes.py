"""Codes that let one person apply after the closing: once, until a day, and nobody else."""

import threading
from datetime import date

import pytest
from app.applications.errors import ApplicationsClosed, LateCodeDayRefused, LateCodeRefused
from app.applications.models import ApplicantRole, Application, ApplicationState, LateCode
from app.applications.rules.late import late_standing, shown_code, typed_code
from app.applications.services import start_draft, submit_application
from app.applications.services.late import make_late_code, present_late_code, revoke_late_code
from app.core.clock import today
from app.core.database import begin_writing, db
from app.core.journal import JournalEntry
from app.programmes.models import Programme, ProgrammeState
from app.programmes.queries import definition
from flask import Flask

from tests.applications.world import COHORT, RACHID, begin, eligible, fill, make_programme
from tests.conftest import FixedClock
from tests.support.contents import whole_database
from tests.support.letters import letters_to, sign_in
from tests.support.mailbox import link_in
from tests.support.pages import Page, PageClient

MENTEE = ApplicantRole.MENTEE
CODES = f"/coordination/{COHORT}/codes-tardifs"
ENTER = f"/programmes/{COHORT}/candidater/code"
USED = "Ce code a déjà servi."


@pytest.fixture
def programme(app: Flask, now: FixedClock) -> Programme:
    """A cohort that closed a week ago."""
    found = make_programme(COHORT)
    now.advance(days=28)
    return found


def make_code(programme: Programme, *, days: int = 5, role: ApplicantRole = MENTEE) -> str:
    last = date.fromordinal(today().toordinal() + days)
    _, text = make_late_code(programme, role, last_day=last, note="Milo, en congé", actor="command")
    db.session.commit()
    return text


def show(client: PageClient, text: str, *, status: int = 303) -> Page:
    return client.submit(client.get(ENTER), "Continuer", status=status, code=text, shown=None)


@pytest.fixture(autouse=True)
def no_traps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests type faster than people."""
    monkeypatch.setattr("app.web.robots._looks_like_a_robot", lambda: False)


def test_code_is_made_shown_once_and_taken_back(client: PageClient, programme: Programme) -> None:
    sign_in(client, RACHID)
    page = client.get(client.get(f"/coordination/{COHORT}/reglages/calendrier").link("Codes tardifs"))
    assert page.has("Aucun code pour l’instant.")
    last = date.fromordinal(today().toordinal() + 5).isoformat()
    made = client.submit(page, "Faire le code", status=200, role="mentee", note="Milo, en congé", last_day=last)
    text = "".join(made.one("code", class_="copy").itertext())
    assert len(typed_code(text)) == 12
    assert shown_code(typed_code(text)) == text
    again = client.get(CODES)
    assert not again.has(text)
    assert again.has("Milo, en congé")
    assert text not in str(whole_database())
    assert typed_code(text) not in str(whole_database())
    client.submit(again, "Retirer")
    assert client.get(CODES).has("retiré le")
    assert show(client, text, status=422).errors() == ["Ce code a été retiré. Demandez-en un autre à la coordination"]


def test_code_form_refuses_by_the_field(client: PageClient, programme: Programme) -> None:
    sign_in(client, RACHID)
    page = client.get(CODES)
    late = client.submit(page, "Faire le code", status=422, role="chef", note=" ", last_day="2020-01-01")
    assert late.errors() == [
        "Choisissez un rôle",
        "Indiquez pour qui est ce code",
        "Choisissez un jour à venir, dans l’année",
    ]
    with pytest.raises(LateCodeDayRefused):
        make_late_code(programme, MENTEE, last_day=date(2020, 1, 1), actor="command")


def test_whoever_has_a_code_applies_after_the_closing_and_resumes_by_link(
    client: PageClient, app: Flask, programme: Programme, now: FixedClock
) -> None:
    text = make_code(programme)
    closed = client.get(f"/programmes/{COHORT}/candidater/mentore/verifier")
    assert closed.has("On ne peut pas candidater en ce moment")
    assert client.get(closed.link("Vous avez un code ?")).path == ENTER
    assert client.get(f"/programmes/{COHORT}").link("Vous avez un code ?") == ENTER
    first = client.follow(show(client, f" {shown_code(text).upper()} "))
    assert first.has("Votre code est bon. Envoyez votre candidature au plus tard le")
    page = begin(client, programme, MENTEE)
    draft = db.session.query(Application).one()
    code = db.session.query(LateCode).one()
    assert code.application_id == draft.id
    assert draft.expires_at == code.expires_at
    page = client.submit(page, "Continuer", action="later", email="milo@exemple.fr", status=303)
    elsewhere = PageClient(app)
    if not letters_to("milo@exemple.fr"):
        client.submit(client.follow(page), "Recevoir", email="milo@exemple.fr")
    letter = letters_to("milo@exemple.fr")[-1]
    assert "Les candidatures ferment" not in letter.text
    resumed = elsewhere.follow(elsewhere.submit(elsewhere.get(link_in(letter, "/reprendre/")), "Reprendre"))
    check = fill(elsewhere, resumed, programme, MENTEE)
    elsewhere.submit(check, "Envoyer", charter_read="y", shown=None)
    db.session.expire_all()
    assert db.session.query(Application).one().state is ApplicationState.SUBMITTED
    acts = [entry.act for entry in db.session.query(JournalEntry).filter(JournalEntry.act.startswith("late_code"))]
    assert acts == ["late_code_made", "late_code_used"]


def test_code_serves_once(client: PageClient, app: Flask, programme: Programme) -> None:
    text = make_code(programme)
    other = PageClient(app)
    show(client, text)
    show(other, text)
    begin(client, programme, MENTEE)
    late = other.get(f"/programmes/{COHORT}/candidater/mentore/verifier")
    assert late.has("On ne peut pas candidater en ce moment")
    assert show(other, text, status=422).errors()[0].startswith(USED)
    assert show(client, text, status=422).errors()[0].startswith(USED)


def test_two_with_one_code_at_the_same_time_one_wins(app: Flask, programme: Programme) -> None:
    text = make_code(programme)
    slug, answers, ended = programme.slug, eligible(definition(programme), MENTEE), list[str]()
    door = threading.Barrier(2)

    def try_it() -> None:
        from app.programmes.queries import by_slug

        with app.app_context():
            begin_writing()
            code_id = present_late_code(by_slug(slug), text).id
            db.session.rollback()
            door.wait()
            try:
                start_draft(by_slug(slug), MENTEE, answers, late=db.session.get_one(LateCode, code_id))
                db.session.commit()
                ended.append("in")
            except LateCodeRefused as refused:
                db.session.rollback()
                ended.append(str(refused.params["standing"]))

    db.session.remove()
    threads = [threading.Thread(target=try_it) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(ended) == ["in", "used"]
    assert db.session.query(Application).count() == 1


def test_code_opens_one_role_of_one_programme_until_its_last_second(
    client: PageClient, programme: Programme, now: FixedClock
) -> None:
    text = make_code(programme, days=0)
    other = make_programme(COHORT, slug="ailleurs")
    now.advance(days=0)
    with pytest.raises(LateCodeRefused):
        present_late_code(other, text)
    show(client, text)
    mentor = client.get(f"/programmes/{COHORT}/candidater/mentor/verifier")
    assert mentor.has("On ne peut pas candidater en ce moment")
    draft = start_draft(
        programme, MENTEE, eligible(definition(programme), MENTEE), late=present_late_code(programme, text)
    )
    db.session.commit()
    assert draft.expires_at is not None
    now.at = draft.expires_at
    with pytest.raises(ApplicationsClosed):
        submit_application(draft, definition(programme), charter_read=True)


def test_draft_of_a_code_taken_back_goes_no_further(programme: Programme) -> None:
    text = make_code(programme)
    code = present_late_code(programme, text)
    draft = start_draft(programme, MENTEE, eligible(definition(programme), MENTEE), late=code)
    revoke_late_code(code, actor="command")
    with pytest.raises(ApplicationsClosed):
        submit_application(draft, definition(programme), charter_read=True)
    assert late_standing(code, code.made_at).value == "used"


@pytest.mark.parametrize("typed", ["", "bonjour", "bcdf-ghjk-mnpq", "a" * 5000, "é" * 12, "' OR 1=1 --"])
def test_what_is_no_code_lets_nobody_in(client: PageClient, programme: Programme, typed: str) -> None:
    make_code(programme)
    before = whole_database()
    page = show(client, typed, status=422)
    assert len(page.errors()) == 1
    assert whole_database() == before


def test_guessing_is_slowed_down(client: PageClient, programme: Programme) -> None:
    page = client.get(ENTER)
    for _ in range(10):
        client.submit(page, "Continuer", status=422, code="bcdf-ghjk-mnpq")
    client.submit(page, "Continuer", status=429, code="bcdf-ghjk-mnpq")


@pytest.mark.parametrize("state", [ProgrammeState.RUNNING, ProgrammeState.CLOSING, ProgrammeState.SUSPENDED])
def test_nobody_comes_in_once_it_is_too_late(client: PageClient, programme: Programme, state: ProgrammeState) -> None:
    make_code(programme)
    programme.state = state
    programme.suspended_from = ProgrammeState.OPEN if state is ProgrammeState.SUSPENDED else None
    db.session.commit()
    assert client.get(ENTER).has("On ne peut pas candidater en ce moment")
    assert not client.get(f"/programmes/{COHORT}").has("Vous avez un code")


def test_code_is_not_asked_for_while_applications_are_open(
    client: PageClient, programme: Programme, now: FixedClock
) -> None:
    now.advance(days=-20)
    assert client.get(ENTER, status=303).location.endswith(f"/programmes/{COHORT}")


def test_codes_of_another_programme_are_not_found(client: PageClient, programme: Programme) -> None:
    other = make_programme(COHORT, slug="ailleurs")
    db.session.query(Programme).filter_by(id=other.id).one()
    _, _ = make_late_code(other, MENTEE, last_day=today(), note="Ailleurs", actor="command")
    db.session.commit()
    sign_in(client, RACHID)
    page = client.get(CODES)
    assert not page.has("Ailleurs")
    token = dict(page.form("Faire le code").fields())["csrf_token"]
    number = db.session.query(LateCode).one().id
    client.post(f"{CODES}/{number}/retirer", {"csrf_token": token}, status=404)
    assert db.session.query(LateCode).one().revoked_at is None
