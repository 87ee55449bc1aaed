from dataclasses import replace

import pytest
from app.access.services import find_or_create_person
from app.core.database import db
from app.home.attention import find
from app.mail import outbox
from app.mail.models import MailState, OutboxMail
from app.programmes.models import Programme, Role
from app.programmes.services import grant_role
from flask import Flask

from tests.mail.conftest import LETTER
from tests.programmes.world import COHORT, ROLLING, make_programme
from tests.support.cast import sign_in
from tests.support.letters import make_host
from tests.support.pages import PageClient

URL = "/coordination/emails"


@pytest.fixture(autouse=True)
def host(app: Flask) -> None:
    make_host()


@pytest.fixture
def mine(app: Flask) -> Programme:
    return make_programme(ROLLING)


@pytest.fixture
def theirs(app: Flask) -> Programme:
    return make_programme(COHORT)


@pytest.fixture
def rachid(client: PageClient, mine: Programme) -> PageClient:
    """Rachid, who coordinates the first programme."""
    person = find_or_create_person("rachid@exemple.fr", first_name="Rachid")
    grant_role(person, Role.COORDINATOR, mine, actor="command")
    return sign_in(client, person)


def _letter(programme: Programme | None, state: MailState = MailState.QUEUED, why: str = "") -> OutboxMail:
    mail = outbox.queue(replace(LETTER, programme_id=programme.id if programme else None))
    mail.state, mail.last_error = state, why
    if state is MailState.SENT:
        mail.sent_at, mail.text, mail.html, mail.secrets = mail.created_at, "", "", []
    db.session.commit()
    return mail


def test_empty_lists_say_so(rachid: PageClient) -> None:
    page = rachid.get(URL)
    assert page.has("Aucun e-mail en attente.")
    for words in ("0 e-mail en attente", "0 envoyé", "0 non remis"):
        assert page.has(words)
    assert rachid.get(f"{URL}?etat=non-remis").has("Aucun e-mail non remis.")
    assert rachid.get(f"{URL}?etat=envoyes").has("Aucun e-mail envoyé")


def test_lists_hold_the_letters_of_my_programmes_without_addresses(
    rachid: PageClient, mine: Programme, theirs: Programme
) -> None:
    _letter(mine)
    _letter(mine, MailState.SENT)
    _letter(mine, MailState.FAILED, "address_refused")
    _letter(mine, MailState.CANCELLED)
    for programme in (theirs, None):
        _letter(programme, MailState.FAILED)
    page = rachid.get(URL)
    for words in ("1 e-mail en attente", "1 envoyé", "1 non remis"):
        assert page.has(words)
    for state in ("", "?etat=envoyes", "?etat=non-remis", "?etat=autre"):
        page = rachid.get(URL + state)
        assert len(page.all("th", scope="row")) == 1
        assert page.has("a•••@exemple.fr")
        assert "ada@" not in page.html
    assert rachid.get(f"{URL}?etat=non-remis").has("L’adresse est refusée par le serveur de messagerie")


def test_letters_of_others_are_not_there(rachid: PageClient, mine: Programme, theirs: Programme) -> None:
    for mail in (_letter(theirs), _letter(None), _letter(mine, MailState.CANCELLED)):
        rachid.get(f"{URL}/{mail.ref}", status=404)
        token = dict(rachid.get("/mon-compte").form().fields())
        rachid.post(f"{URL}/{mail.ref}/renvoyer", token, status=404)


def test_preview_hides_links_and_codes(rachid: PageClient, mine: Programme) -> None:
    page = rachid.get(f"{URL}/{_letter(mine).ref}")
    assert page.has("Voici votre lien pour ouvrir votre espace.")
    assert page.has("écrivez ce code : •••")
    for secret in ("ttt", "123456", "ada@"):
        assert secret not in page.html


def test_preview_of_a_sent_letter_has_no_text(rachid: PageClient, mine: Programme) -> None:
    page = rachid.get(f"{URL}/{_letter(mine, MailState.SENT).ref}")
    assert page.has("Il a été effacé à l’envoi")
    assert "Renvoyer" not in page.text


def test_dead_letter_is_sent_again_once(rachid: PageClient, mine: Programme) -> None:
    mail = _letter(mine, MailState.FAILED, "address_refused")
    page = rachid.get(f"{URL}/{mail.ref}")
    answer = rachid.submit(page, "Renvoyer")
    assert rachid.follow(answer).has("L’e-mail repart dans la minute.")
    db.session.expire_all()
    assert (mail.state, mail.last_error) == (MailState.QUEUED, "")
    assert rachid.submit(page, "Renvoyer", status=409).title == "Cet e-mail ne peut pas être renvoyé."


def test_list_costs_the_same_however_long_and_is_cut_in_pages(rachid: PageClient, mine: Programme) -> None:
    _letter(mine)
    rachid.get(URL)
    few = rachid.queries
    for _ in range(54):
        outbox.queue(replace(LETTER, programme_id=mine.id))
    page = rachid.get(URL)
    assert rachid.queries == few
    assert len(page.all("th", scope="row")) == 50
    assert len(rachid.get(page.link("Page suivante")).all("th", scope="row")) == 5
    assert len(rachid.get(f"{URL}?page=99").all("th", scope="row")) == 5
    rachid.get(f"{URL}?page=x&etat=%00")


def test_programme_is_named_to_whoever_coordinates_several(
    rachid: PageClient, mine: Programme, theirs: Programme
) -> None:
    grant_role(find_or_create_person("rachid@exemple.fr"), Role.COORDINATOR, theirs, actor="command")
    _letter(theirs)
    assert rachid.get(URL).has(theirs.title)


@pytest.mark.parametrize("role", [None, Role.COMMITTEE, Role.REFERENT, Role.ADMINISTRATOR])
def test_only_coordinators_come_in(client: PageClient, mine: Programme, role: Role | None) -> None:
    mail = _letter(mine)
    person = find_or_create_person("zoe@exemple.fr")
    if role:
        grant_role(person, role, None if role is Role.ADMINISTRATOR else mine, actor="command")
    sign_in(client, person)
    for path in ("", f"/{mail.ref}"):
        client.get(URL + path, status=403)


def test_nobody_is_shown_how_to_come_in(client: PageClient) -> None:
    assert client.get(URL, status=403).link("Me connecter") == "/connexion"


def test_dead_letters_are_said_to_the_coordinator_of_their_programme(mine: Programme, theirs: Programme) -> None:
    assert find(mine.id, 1) == []
    _letter(theirs, MailState.FAILED)
    _letter(mine, MailState.FAILED)
    _letter(mine)
    (found,) = find(mine.id, 1)
    assert (found.count, found.endpoint) == (1, "home.coordinator.outbox")
    assert found.values == {"etat": "non-remis", "programme": "installation-liberale"}
