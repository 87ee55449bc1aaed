from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from app.access import landing
from app.access.models import AccessSession, SignInTicket
from app.access.rules import link_life
from app.access.services import disable_person
from app.core import clock
from app.core.database import db
from flask import Flask
from sqlalchemy import func, select

from tests.support.letters import ask, last_letter, make_host, make_person, sign_in, sign_in_path
from tests.support.mailbox import code_in
from tests.support.pages import PageClient

EMAIL = "ada@exemple.fr"


@pytest.fixture(autouse=True)
def people(app: Flask) -> None:
    make_host()
    make_person(EMAIL, first_name="Ada", last_name="Roth")


def _cookie(client: PageClient) -> str:
    cookie = client.http.get_cookie("binome")
    return cookie.value if cookie else ""


def test_link_opens_the_space_after_the_button(client: PageClient) -> None:
    assert sign_in(client, EMAIL) == "/mon-compte"
    assert client.get("/mon-compte").has("ada@exemple.fr")


def test_visits_by_scanners_use_nothing(client: PageClient) -> None:
    ask(client, EMAIL)
    path = sign_in_path(EMAIL)
    scanner = PageClient(client.app)
    for _ in range(3):
        assert scanner.get(path).title == "Bonjour."
        head = scanner.http.head(path)
        assert (head.status_code, head.data) == (200, b"")
        assert scanner.http.options(path).status_code == 200
    assert db.session.scalar(select(func.count()).where(SignInTicket.used_at.is_not(None))) == 0
    assert client.submit(client.get(path), "Ouvrir mon espace").location == "/mon-compte"
    assert client.get(path, status=410).title == "Ce lien ne sert plus."


def test_made_up_link_is_gone_and_never_an_error(client: PageClient) -> None:
    for token in ("x", "é", "%00", "a" * 500, "..%5c"):
        client.get(f"/connexion/{token}", status=410)


def test_eight_requests_at_once_one_winner(app: Flask, client: PageClient) -> None:
    ask(client, EMAIL)
    path = sign_in_path(EMAIL)
    clients = [PageClient(app) for _ in range(8)]
    forms = [dict(each.get(path).form("Ouvrir mon espace").fields()) for each in clients]
    db.session.rollback()

    def press(number: int) -> int:
        return clients[number].http.post(path, data=forms[number]).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(pool.map(press, range(8)))
    assert statuses == [303] + [410] * 7
    assert db.session.scalar(select(func.count()).select_from(AccessSession)) == 1


def test_answer_is_the_same_whoever_one_asks_for(app: Flask) -> None:
    disable_person(make_person("zoe@exemple.fr"), actor="command")
    db.session.commit()
    answers: list[Any] = []
    for email in (EMAIL, "zoe@exemple.fr", "inco@exemple.fr"):
        visitor = PageClient(app)
        answer = visitor.submit(visitor.get("/connexion"), "Recevoir mon lien", email=email)
        headers = {name: value for name, value in answer.response.headers if name != "Set-Cookie"}
        cookies = [value.partition("=")[0] for value in answer.response.headers.getlist("Set-Cookie")]
        shown = visitor.follow(answer)
        body = shown.response.text.replace(email, "•")
        for name, value in shown.form("Me connecter").fields():
            if name == "csrf_token":
                body = body.replace(value, "•")
        code = visitor.submit(shown, "Me connecter", code="123456", status=422)
        answers.append((answer.status, answer.response.data, headers, cookies, body, code.status, code.errors()))
    assert answers[0] == answers[1] == answers[2]


def test_code_opens_the_page_that_asked_and_counts_its_tries(client: PageClient) -> None:
    ask(client, EMAIL)
    code = code_in(last_letter(EMAIL))
    page = client.get("/connexion/code")
    assert page.has("ada@exemple.fr")
    page = client.submit(page, "Me connecter", code="12 34", status=422)
    assert page.errors() == ["Écrivez les 6 chiffres du code"]
    wrong = "000000" if code != "000000" else "111111"
    page = client.submit(page, "Me connecter", code=wrong, status=422)
    assert page.has("Ce code ne correspond pas. Il reste 4 essais")
    other = PageClient(client.app)
    ask(other, "inconnue@exemple.fr")
    other.submit(other.get("/connexion/code"), "Me connecter", code=code, status=422)
    assert client.submit(page, "Me connecter", code=f"{code[:3]} {code[3:]}").location == "/mon-compte"


def test_code_page_says_how_long_as_the_letters_do(client: PageClient) -> None:
    minutes, staff_minutes = (int(link_life(staff=staff).total_seconds() // 60) for staff in (False, True))
    for browser, address in ((client, EMAIL), (PageClient(client.app), "zoe@exemple.fr")):
        ask(browser, address)
        page = browser.get("/connexion/code")
        assert page.has(f"valables {minutes} minutes, ou {staff_minutes} minutes pour l’équipe d’un programme")
    assert f"{minutes} minutes" in (last_letter(EMAIL).text or "").replace("\u00a0", " ")


def test_fifth_wrong_code_ends_it(client: PageClient) -> None:
    ask(client, EMAIL)
    code = code_in(last_letter(EMAIL))
    wrong = "000000" if code != "000000" else "111111"
    page = client.get("/connexion/code")
    for left in ("4 essais", "3 essais", "2 essais", "1 essai"):
        page = client.submit(page, "Me connecter", code=wrong, status=422)
        assert page.has(f"Il reste {left}")
    for each in (wrong, code):
        page = client.submit(page, "Me connecter", code=each, status=410)
        assert page.has("Ce code a expiré, demandez-en un nouveau")
    client.get(sign_in_path(EMAIL))


def test_code_page_without_a_demand_leads_to_the_sign_in_page(client: PageClient) -> None:
    assert client.get("/connexion/code", status=303).location == "/connexion"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Écrivez votre adresse e-mail"),
        ("ada", "Écrivez une adresse e-mail complète, comme prenom.nom@exemple.fr"),
        ("ada@exemple.fr,zoe@exemple.fr", "Écrivez une adresse e-mail complète, comme prenom.nom@exemple.fr"),
        ("ada@exemple.fr\r\nBcc: zoe@exemple.fr", "Écrivez une adresse e-mail complète, comme prenom.nom@exemple.fr"),
    ],
)
def test_address_of_the_wrong_shape_is_refused_by_the_field(client: PageClient, typed: str, sentence: str) -> None:
    page = client.submit(client.get("/connexion"), "Recevoir mon lien", email=typed, status=422)
    assert page.errors() == [sentence]
    assert db.session.scalar(select(func.count()).select_from(SignInTicket)) == 0


def test_signing_in_gives_a_new_session_and_ends_the_old_one(client: PageClient) -> None:
    sign_in(client, EMAIL)
    old = _cookie(client)
    other = PageClient(client.app)
    ask(other, EMAIL)
    path = sign_in_path(EMAIL)
    page = client.get(path)
    token_before = dict(page.form("Ouvrir mon espace").fields())["csrf_token"]
    client.submit(page, "Ouvrir mon espace")
    assert _cookie(client) != old
    stale = PageClient(client.app)
    stale.http.set_cookie("binome", old, domain="localhost")
    assert stale.get("/mon-compte", status=403).has("Cette page demande de se connecter")
    client.post("/deconnexion", {"csrf_token": token_before}, status=400)


def test_cookie_holds_nothing_of_the_person(app: Flask, client: PageClient) -> None:
    sign_in(client, EMAIL)
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # Flask's own
    content = serializer.loads(_cookie(client))
    assert set(content) <= {"csrf_token", "account", "_permanent"}
    with client.app.app_context():
        hashes = db.session.scalars(select(AccessSession.token_hash)).all()
    assert content["account"] not in hashes


def test_signed_cookie_opens_nothing_after_signing_out(client: PageClient) -> None:
    sign_in(client, EMAIL)
    kept = _cookie(client)
    answer = client.submit(client.get("/mon-compte"), "Me déconnecter")
    assert answer.response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert client.follow(answer).title == "Vous êtes déconnecté·e."
    thief = PageClient(client.app)
    thief.http.set_cookie("binome", kept, domain="localhost")
    assert thief.get("/mon-compte", status=403).has("Cette page demande de se connecter")
    assert db.session.scalar(select(func.count()).select_from(AccessSession)) == 0


def test_sign_in_page_leads_whoever_is_signed_in_home(client: PageClient) -> None:
    sign_in(client, EMAIL)
    assert client.get("/connexion", status=303).location == "/mon-compte"


def test_landing_is_the_first_path_a_feature_has(client: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landing, "_finders", {})
    landing.register(20, lambda person: "/second", name="second")
    landing.register(10, lambda person: None, name="first")
    assert sign_in(client, EMAIL) == "/second"


def test_links_in_letters_follow_the_settings_and_not_the_host_header(client: PageClient) -> None:
    token = dict(client.get("/connexion").form().fields())["csrf_token"]
    data = {"email": EMAIL, "csrf_token": token}
    assert client.http.post("/connexion", data=data, headers={"Host": "evil.example"}).status_code == 400
    assert client.http.post("/connexion", data=data, headers={"X-Forwarded-Host": "evil.example"}).status_code == 303
    mail = last_letter(EMAIL)
    assert "evil.example" not in mail.text + mail.html
    assert "http://localhost/connexion/" in mail.text


def test_too_many_demands_from_one_client_are_refused_whatever_it_claims(client: PageClient) -> None:
    page = client.get("/connexion")
    data = dict(page.form().fields()) | {"email": "inconnue@exemple.fr"}
    statuses = [
        client.http.post("/connexion", data=data, headers={"X-Forwarded-For": f"10.0.0.{number}"}).status_code
        for number in range(21)
    ]
    assert statuses == [303] * 20 + [429]
    client.get("/connexion")


def test_visit_is_written_down_at_most_every_ten_minutes(client: PageClient) -> None:
    sign_in(client, EMAIL)
    long_ago = clock.real_now() - timedelta(minutes=11)
    row = db.session.scalars(select(AccessSession)).one()
    row.last_seen_at = long_ago
    db.session.commit()
    client.get("/mon-compte")
    db.session.expire_all()
    seen = row.last_seen_at
    assert seen > long_ago
    db.session.rollback()
    client.get("/mon-compte")
    db.session.expire_all()
    assert row.last_seen_at == seen


def test_form_sent_after_the_session_ended_keeps_what_was_typed(client: PageClient) -> None:
    sign_in(client, EMAIL)
    page = client.get("/mon-compte")
    db.session.scalars(select(AccessSession)).one().expires_at = clock.real_now()
    db.session.commit()
    page = client.submit(page, "Me déconnecter partout", status=400, note="ma phrase")
    assert page.title == "Vous avez été déconnecté·e pendant votre saisie."
    assert page.has("ma phrase")
