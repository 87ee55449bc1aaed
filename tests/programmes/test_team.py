import pytest
from app.core.database import db
from app.organisation.models import Partner, Referent
from app.organisation.queries import partners as all_partners
from app.organisation.queries import referents as all_referents
from app.organisation.services import add_partner, add_referent, set_signatory
from app.programmes.models import Programme, Role
from app.programmes.queries import partners, referents, staff_people
from app.programmes.services import join_partner, join_referent
from flask import Flask

from tests.programmes.world import COHORT, make_programme, make_staff
from tests.support.contents import whole_database
from tests.support.letters import last_letter, letters_to, make_host, sign_in
from tests.support.pages import PageClient

TEAM = f"/coordination/{COHORT}/reglages/equipe"


@pytest.fixture
def programme(app: Flask) -> Programme:
    make_host()
    return make_programme(COHORT)


@pytest.fixture
def rachid(client: PageClient, programme: Programme) -> PageClient:
    """Rachid, who coordinates, signed in."""
    make_staff(programme)
    sign_in(client, "rachid@exemple.fr")
    return client


def names(programme: Programme, role: Role) -> list[str]:
    db.session.rollback()
    return [each.full_name for each in staff_people(programme.id, role)]


def known_helper(**facts: object) -> Referent:
    said = {
        "name": "Solène Marty",
        "email": "s@exemple.fr",
        "title": "médiatrice",
        "outside_coordination": True,
    } | facts
    found = add_referent(actor="command", **said)  # type: ignore[arg-type]  # as a test says it
    db.session.commit()
    return found


def known_partner(name: str = "ARS Grand Est") -> Partner:
    found = add_partner(name=name, role="finance le programme", url="", actor="command")
    db.session.commit()
    return found


def test_team_says_what_is_missing_then_who_is_there(rachid: PageClient, programme: Programme) -> None:
    page = rachid.get(TEAM)
    assert page.has("Rachid Belkacem")
    assert page.has("Une seule personne coordonne ce programme.")
    assert page.has("Personne ne siège encore au comité.")
    for gap in ("Personne ne signe encore les chartes", "Les binômes n’ont personne à qui demander de l’aide"):
        assert page.has(gap)
    make_staff(programme, "ines@exemple.fr", Role.COMMITTEE, first_name="Inès", last_name="Faure")
    join_referent(programme, known_helper(), actor="command")
    join_partner(programme, known_partner(), actor="command")
    set_signatory(name="Claire Vasseur", title="présidente", email="claire@exemple.fr", actor="command")
    db.session.commit()
    page = rachid.get(TEAM)
    for sentence in ("Inès Faure", "Solène Marty", "médiatrice", "ARS Grand Est", "Claire Vasseur, présidente"):
        assert page.has(sentence)
    assert not page.has("Ce qui manque encore")
    assert page.link("Changer de signataire") == f"/coordination/{COHORT}/reglages/signataire"


def test_team_asks_as_many_questions_whatever_its_size(rachid: PageClient, programme: Programme) -> None:
    for _ in range(2):  # what the programme is made of is read once
        rachid.get(TEAM)
    before = rachid.queries
    for number in range(20):
        make_staff(programme, f"m{number}@exemple.fr", Role.COMMITTEE, first_name="M", last_name=str(number))
        join_partner(programme, known_partner(f"Partenaire {number}"), actor="command")
    db.session.commit()
    rachid.get(TEAM)
    assert rachid.queries == before


def test_invited_member_of_the_committee_receives_a_letter(rachid: PageClient, programme: Programme) -> None:
    form = rachid.get(rachid.get(TEAM).link("Inviter quelqu’un"))
    done = rachid.follow(
        rachid.submit(form, "Inviter", email="Ines@exemple.fr", first_name="Inès", last_name="Faure", role="committee")
    )
    assert done.has("Inès Faure est maintenant au comité. Un message lui dit comment entrer.")
    assert names(programme, Role.COMMITTEE) == ["Inès Faure"]
    letter = last_letter("ines@exemple.fr")
    assert (letter.subject, programme.title in letter.text) == ("Votre accès au mentorat", True)
    again = rachid.follow(rachid.submit(form, "Inviter", email="ines@exemple.fr", role="committee"))
    assert again.has("était déjà au comité : rien n’a été envoyé.")
    assert len(letters_to("ines@exemple.fr")) == 1


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"email": "", "role": "committee"}, "Écrivez son adresse e-mail"),
        ({"email": "a@exemple.fr,b@exemple.fr", "role": "committee"}, "Écrivez une adresse e-mail complète"),
        ({"email": "ines@exemple.fr\x0b\nBcc: eve@exemple.fr", "role": "committee"}, "Écrivez une adresse e-mail"),
        ({"email": "ines@exemple.fr"}, "Choisissez son rôle"),
        ({"email": "ines@exemple.fr", "role": "administrator"}, "Choisissez son rôle"),
        ({"email": "ines@exemple.fr", "role": "referent"}, "Choisissez son rôle"),
        ({"email": "ines@exemple.fr", "role": "committee", "last_name": "x" * 201}, "Raccourcissez"),
    ],
)
def test_invitation_with_a_mistake_keeps_what_was_typed(
    rachid: PageClient, answers: dict[str, str], sentence: str
) -> None:
    form = rachid.get(f"{TEAM}/inviter")
    before = whole_database()
    page = rachid.submit(form, "Inviter", status=422, first_name="Inès", **answers)
    assert any(sentence in error.replace("\u00a0", " ") for error in page.errors()), page.errors()
    assert page.one("input", id_="first_name").get("value") == "Inès"
    assert page.text.startswith("Erreur")
    assert whole_database() == before


def test_programme_without_committee_invites_to_its_coordination_alone(client: PageClient, app: Flask) -> None:
    make_host()
    programme = make_programme(slug="seule")
    make_staff(programme)
    sign_in(client, "rachid@exemple.fr")
    form = client.get("/coordination/seule/reglages/equipe/inviter")
    assert form.title.endswith("Inviter quelqu’un à la coordination")
    assert form.all("input", name="role") == []
    client.submit(form, "Inviter", email="ines@exemple.fr", first_name="Inès", last_name="Faure", role="administrator")
    assert names(programme, Role.COORDINATOR) == ["Rachid Belkacem", "Inès Faure"]
    assert not client.get("/coordination/seule/reglages/equipe").has("Le comité")


def test_role_is_taken_back_on_a_page_that_asks(rachid: PageClient, programme: Programme) -> None:
    ines = make_staff(programme, "ines@exemple.fr", Role.COMMITTEE, first_name="Inès", last_name="Faure")
    page = rachid.get(rachid.get(TEAM).link("Retirer Inès Faure"))
    assert page.title.endswith("Retirer Inès Faure du comité ?")
    done = rachid.follow(rachid.submit(page, "Retirer Inès Faure"))
    assert done.has("Inès Faure ne fait plus partie du comité.")
    assert names(programme, Role.COMMITTEE) == []
    assert rachid.submit(page, "Retirer Inès Faure", status=409).has("Ce rôle a déjà été retiré.")
    rachid.get(f"{TEAM}/comite/{ines.ref}/retirer", status=404)


def test_last_coordinator_cannot_be_removed(rachid: PageClient, programme: Programme) -> None:
    (only,) = staff_people(programme.id, Role.COORDINATOR)
    path = f"{TEAM}/coordination/{only.ref}/retirer"
    assert path not in rachid.get(TEAM).links()
    page = rachid.get(path)
    assert page.has("Vous êtes la dernière personne à la coordination.")
    assert page.all("button") == []
    token = rachid.get(f"{TEAM}/inviter").form().fields()[0]
    before = whole_database()
    refused = rachid.post(path, dict([token]), status=422)
    assert refused.has("Invitez d’abord quelqu’un d’autre")
    assert whole_database() == before


def test_whoever_leaves_the_coordination_leaves_its_pages(rachid: PageClient, programme: Programme) -> None:
    (own,) = staff_people(programme.id, Role.COORDINATOR)
    make_staff(programme, "anne@exemple.fr", first_name="Anne", last_name="Muller")
    page = rachid.get(f"{TEAM}/coordination/{own.ref}/retirer")
    assert page.title.endswith("Quitter la coordination ?")
    assert rachid.submit(page, "Quitter la coordination").location == "/connexion"
    rachid.get(TEAM, status=403)
    assert names(programme, Role.COORDINATOR) == ["Anne Muller"]


def test_referent_is_added_then_leaves_then_joins_again(rachid: PageClient, programme: Programme) -> None:
    form = rachid.get(rachid.get(TEAM).link("Associer une ou un référent"))
    done = rachid.follow(
        rachid.submit(form, "Ajouter", name=" Solène\tMarty ", title="médiatrice", email="S@exemple.fr", outside="y")
    )
    assert done.has("Les binômes de ce programme peuvent demander de l’aide à Solène Marty.")
    assert [(each.name, each.email, each.outside_coordination) for each in referents(programme.id)] == [
        ("Solène Marty", "s@exemple.fr", True)
    ]
    left = rachid.follow(rachid.submit(done, "Retirer Solène Marty"))
    assert left.has("Solène Marty n’est plus proposé·e aux binômes de ce programme.")
    assert (referents(programme.id), len(all_referents())) == ([], 1)
    rachid.submit(rachid.get(f"{TEAM}/referents"), "Associer Solène Marty")
    assert len(referents(programme.id)) == 1


def test_referent_the_host_knows_is_not_overwritten_from_a_programme(rachid: PageClient) -> None:
    known_helper()
    form = rachid.get(f"{TEAM}/referents")
    before = whole_database()
    page = rachid.submit(form, "Ajouter", status=422, name="Quelqu’un", email="S@EXEMPLE.fr")
    assert page.has("Cette adresse est celle de Solène Marty : associez cette personne dans la liste")
    empty = rachid.submit(form, "Ajouter", status=422, name="", email="")
    assert [each.replace("\u00a0", " ") for each in empty.errors()] == [
        "Écrivez son prénom et son nom",
        "Écrivez son adresse e-mail",
    ]
    assert whole_database() == before


def test_partner_is_added_then_leaves_the_public_page(rachid: PageClient, programme: Programme) -> None:
    form = rachid.get(rachid.get(TEAM).link("Associer un partenaire"))
    done = rachid.follow(rachid.submit(form, "Ajouter", name="ARS", role="finance", url="https://www.exemple.fr"))
    assert done.has("ARS figure maintenant sur la page du programme.")
    assert rachid.get(f"/programmes/{COHORT}").has("Avec ARS, finance")
    rachid.submit(done, "Retirer ARS")
    assert not rachid.get(f"/programmes/{COHORT}").has("Avec ARS")
    assert (partners(programme.id), len(all_partners())) == ([], 1)
    rachid.submit(rachid.get(f"{TEAM}/partenaires"), "Associer ARS")
    assert len(partners(programme.id)) == 1


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"name": "", "role": "finance"}, "Écrivez le nom du partenaire"),
        ({"name": "Autre", "role": ""}, "Écrivez en une phrase ce que le partenaire apporte"),
        ({"name": "ARS Grand Est", "role": "finance"}, "Ce partenaire est déjà connu"),
        ({"name": "Autre", "role": "finance", "url": "javascript:alert(1)"}, "Écrivez l’adresse du site en entier"),
        ({"name": "Autre", "role": "finance", "url": "exemple.fr"}, "Écrivez l’adresse du site en entier"),
    ],
)
def test_partner_with_a_mistake_is_asked_again(rachid: PageClient, answers: dict[str, str], sentence: str) -> None:
    known_partner()
    form = rachid.get(f"{TEAM}/partenaires")
    before = whole_database()
    page = rachid.submit(form, "Ajouter", status=422, **answers)
    assert page.has(sentence)
    assert len(page.errors()) == 1
    assert page.one("input", id_="role").get("value") == answers["role"]
    assert whole_database() == before


def test_two_who_say_at_once_who_signs_are_told(rachid: PageClient) -> None:
    page = rachid.get(rachid.get(TEAM).link("Dire qui signe"))
    rachid.submit(page, "Enregistrer", name="Claire Vasseur", title="présidente", email="claire@exemple.fr")
    late = rachid.submit(page, "Enregistrer", status=409, name="Paul Roy", title="président", email="paul@exemple.fr")
    assert late.has("Quelqu’un d’autre vient de dire qui signe.")
    assert late.has("Signe désormais : Claire Vasseur.")
    assert rachid.get(TEAM).has("Claire Vasseur, présidente")
