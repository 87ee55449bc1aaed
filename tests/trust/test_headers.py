"""What every kind of answer says to the browser, to caches and to other sites."""

import pytest
from app import create_app
from app.config import Mode, Settings
from app.core.database import db
from flask import Flask
from pydantic import SecretStr
from werkzeug.test import TestResponse

from tests.support.letters import make_host, make_person
from tests.support.mailbox import link_in, newest
from tests.support.pages import Browser, PageClient
from tests.support.world import World, build_world

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def _sound(answer: TestResponse, *, stored: bool) -> None:
    for name, value in ALWAYS.items():
        assert answer.headers.get(name) == value, name
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert ("no-store" in answer.headers["Cache-Control"]) is not stored
    assert "Server" not in answer.headers


@pytest.fixture
def world(app: Flask) -> World:
    return build_world(app)


def test_every_kind_of_answer_carries_them(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody, milo = world.visitors["nobody"], world.visitors["member"]
    rachid, slug = world.visitors["coordinator"], world.moment.programme.slug
    frozen = f"/coordination/{slug}/binomes/{world.moment.pair.ref}/charte-a-signer.pdf"
    htmx = {"HX-Request": "true", "HX-Request-Type": "partial"}
    for path, status in (("/", 200), (f"/programmes/{slug}/charte", 200), (f"/programmes/{slug}/charte.pdf", 200)):
        answer = nobody.get(path)
        assert answer.status_code == status
        _sound(answer, stored=True)
    for client, path, status in (
        (nobody, "/rien", 404),
        (nobody, "/mon-compte", 403),
        (nobody, "/connexion", 200),
        (nobody, f"/connexion/{'t' * 43}", 410),
        (milo, "/", 200),
        (milo, "/mon-binome", 303),
        (rachid, frozen, 200),
        (rachid, f"/coordination/{slug}/candidatures", 200),
    ):
        answer = client.get(path)
        assert answer.status_code == status, path
        _sound(answer, stored=False)
    _sound(rachid.get(f"/coordination/{slug}/candidatures?q=m", headers=htmx), stored=False)
    _sound(rachid.get(f"/coordination/{slug}/candidatures/rien", headers=htmx), stored=False)
    _sound(nobody.post("/connexion", data={}), stored=False)
    monkeypatch.setattr("app.access.routes.public.queries.usable_ticket", lambda _token: 1 // 0)
    failed = nobody.get(f"/connexion/{'t' * 43}")
    assert failed.status_code == 500
    _sound(failed, stored=False)


def test_a_pdf_is_a_file_with_its_name(world: World) -> None:
    slug, rachid = world.moment.programme.slug, world.visitors["coordinator"]
    answer = rachid.get(f"/coordination/{slug}/binomes/{world.moment.pair.ref}/charte-a-signer.pdf")
    assert answer.mimetype == "application/pdf"
    name = f"charte-a-signer-{world.moment.charter.reference}.pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.data.startswith(b"%PDF")


def test_a_page_opened_by_a_link_is_never_stored(app: Flask) -> None:
    make_host()
    make_person()
    client = PageClient(app)
    client.submit(client.get("/connexion"), "Recevoir mon lien", email="ada@exemple.fr")
    _sound(client.get("/connexion/code").response, stored=False)
    link = link_in(newest("ada@exemple.fr", "sign_in"), "/connexion/")
    _sound(Browser(app).get(link), stored=False)


def test_cookies_are_kept_from_scripts_and_other_sites(app: Flask) -> None:
    cookie = Browser(app).get("/connexion").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Domain" not in cookie


def test_another_host_is_refused_and_named_nowhere(app: Flask) -> None:
    for host in ("evil.example", "localhost.evil.example", "evil.example@localhost", ""):
        answer = Browser(app).get("/connexion", headers={"Host": host})
        assert answer.status_code == 400 or not host, host
        assert "evil" not in answer.text
    answer = Browser(app).get("/mon-compte", headers={"X-Forwarded-Host": "evil.example"})
    assert "evil" not in answer.text + str(answer.headers)


@pytest.mark.parametrize("where", ["https://evil.example", "//evil.example", "/\\evil", "access.public.sign_out", ""])
def test_coming_in_leads_to_this_site_alone(app: Flask, where: str) -> None:
    make_host()
    make_person()
    client = PageClient(app)
    page = client.get("/connexion", query_string={"next": where})
    assert "evil" not in page.html
    client.submit(page, "Recevoir mon lien", email="ada@exemple.fr", next=where)
    link = client.get(link_in(newest("ada@exemple.fr", "sign_in"), "/connexion/"))
    assert client.submit(link, "Ouvrir mon espace").location == "/mon-compte"


def test_an_invented_client_address_does_not_escape_the_limit(app: Flask) -> None:
    make_host()
    client = PageClient(app)
    form = dict(client.get("/connexion").form().fields())
    statuses = [
        client.http.post("/connexion", data=form, headers={"X-Forwarded-For": f"10.0.0.{number}"}).status_code
        for number in range(22)
    ]
    assert statuses == [422] * 20 + [429] * 2


def test_over_https_cookies_and_addresses_stay_there(
    whole_app: Flask, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("https")
    settings = Settings(
        mode=Mode.PRODUCTION,
        secret_key=SecretStr("k" * 40),
        notes_key=SecretStr("n" * 40),
        public_url="https://mentorat.exemple.fr",
        mail_server="smtp.exemple.fr",
        mail_sender="mentorat@exemple.fr",
        data_dir=folder,
    )
    app = create_app(settings)
    with app.app_context():
        db.create_all()
        db.session.commit()
        db.session.remove()
    answer = app.test_client().get("/connexion", base_url="https://mentorat.exemple.fr")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    assert app.test_client().get("/", base_url="https://localhost").status_code == 400
    with app.app_context():
        db.engine.dispose()
