"""Headers, error pages, hosts and forms: what every answer of the site has in common."""

from flask import Flask

from tests.support.pages import PageClient


def test_unknown_page_says_what_to_do(client: PageClient) -> None:
    page = client.get("/nulle-part", status=404)
    assert page.has("Cette page n’existe pas")


def test_answers_carry_the_security_headers(client: PageClient) -> None:
    headers = client.get("/nulle-part", status=404).response.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"


def test_foreign_host_is_refused(app: Flask) -> None:
    response = app.test_client().get("/", headers={"Host": "evil.example"})
    assert response.status_code == 400


def test_form_without_its_token_shows_what_was_typed(client: PageClient) -> None:
    page = client.post("/connexion", {"email": "anne@example.org"}, status=400)
    assert page.has("Votre texte est encore là")
    assert ("email", "anne@example.org") in page.form().fields()


def test_oversized_body_is_refused_with_a_page(client: PageClient) -> None:
    page = client.post("/connexion", {"email": "x" * 10_000_000}, status=413)
    assert page.title
