"""Where signing in leads: to the page that was asked for when it may be, never to an address that a link made up."""

import pytest
from app.access import landing
from flask import Flask

from tests.support.letters import make_host, make_person, sign_in_path
from tests.support.pages import PageClient

EMAIL = "ada@exemple.fr"


@pytest.fixture(autouse=True)
def people(app: Flask) -> None:
    make_host()
    make_person(EMAIL, first_name="Ada", last_name="Roth")


@pytest.mark.parametrize("wanted", ["https://evil.example", "//evil.example", "home.public.front", "/mon-compte", "x"])
def test_next_page_is_followed_only_when_it_was_allowed(client: PageClient, wanted: str) -> None:
    page = client.get(f"/connexion?next={wanted}")
    client.submit(page, "Recevoir mon lien", email=EMAIL, next=wanted)
    opened = client.submit(client.get(sign_in_path(EMAIL)), "Ouvrir mon espace")
    assert opened.location == "/mon-compte"


def test_allowed_next_page_is_come_back_to(client: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landing, "_next", {"access.public.signed_out": frozenset()})
    page = client.get("/connexion?next=access.public.signed_out")
    client.submit(page, "Recevoir mon lien", email=EMAIL)
    opened = client.submit(client.get(sign_in_path(EMAIL)), "Ouvrir mon espace")
    assert opened.location == "/deconnexion"


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("followup.participant.tell_held?meeting=abc&ref=def", "/mon-binome/def/rencontres/abc/faite"),
        ("followup.participant.tell_held?ref=def", ""),
        ("followup.participant.tell_held?meeting=abc&ref=def&x=1", ""),
        ("followup.participant.tell_held?meeting=..&ref=def", ""),
        ("followup.participant.tell_held?meeting=%2F%2Fevil.example&ref=def", ""),
        ("followup.participant.tell_held?meeting=&ref=def", ""),
        ("followup.participant.tell_held?_external=1&_scheme=https&ref=def", ""),
        ("followup.participant.first_impression?ref=def", "/mon-binome/def/premiere-rencontre"),
        ("followup.participant.another?ref=def", "/mon-binome/def/suite"),
        ("followup.participant.help_request?ref=def", ""),
        ("followup.participant.index", "/mon-binome"),
        ("followup.participant.index?ref=def", ""),
        ("followup.participant.charter_pdf?ref=def", ""),
        ("?", ""),
    ],
)
def test_a_page_with_values_is_come_back_to_when_they_are_names_of_ours(
    client: PageClient, wanted: str, path: str
) -> None:
    page = client.get("/connexion", query_string={"next": wanted})
    client.submit(page, "Recevoir mon lien", email=EMAIL, next=wanted)
    opened = client.submit(client.get(sign_in_path(EMAIL)), "Ouvrir mon espace")
    assert opened.location == (path or "/mon-compte")
