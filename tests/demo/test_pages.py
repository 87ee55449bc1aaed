from app.core.database import db
from app.demo.models import DemoMail
from app.demo.scenarios.casting import cast
from sqlalchemy import select

from tests.demo.playing import enter
from tests.support.pages import PageClient


def _letter(subject: str, to: str) -> DemoMail:
    found = select(DemoMail).where(DemoMail.subject == subject, DemoMail.to_address == to)
    return db.session.scalars(found).one()


def test_cast_says_who_everybody_is_and_opens_their_space(player: PageClient) -> None:
    page = player.get("/demo")
    for group in cast().groups:
        for character in group.people:
            assert page.has(character.sees), character.email
    own = enter(player, "Ada Ferreira")
    assert own.title.endswith("Votre binôme avec Milo Lambert")


def test_coordinator_enters_and_finds_what_to_do(player: PageClient) -> None:
    page = enter(player, "Rachid Belkacem")
    assert page.path == "/coordination"
    assert player.get("/coordination/installation-liberale").has("À traiter")


def test_ten_minutes_hold_no_form_to_fill_in_and_the_rest_is_called_what_it_is(player: PageClient) -> None:
    page = player.get("/demo")
    tour = page.text.partition("À essayer, en dix minutes")[2].partition("Le parcours entier")[0]
    assert "Vivez une rencontre" in tour
    assert "Candidatez" not in tour
    assert page.has("comptez une demi-heure")


def test_first_step_of_the_tour_finds_what_it_says(player: PageClient) -> None:
    milo = enter(player, "Milo Lambert")
    assert milo.has("Ada propose")
    player.submit(player.get("/demo"), "d’une semaine")


def test_settings_are_called_by_the_names_of_their_tabs(player: PageClient) -> None:
    assert player.get("/demo").has("« Réglages » puis « La charte »")
    enter(player, "Rachid Belkacem")
    settings = player.get("/coordination/installation-liberale/reglages/programme")
    assert settings.link("La charte").endswith("/reglages/charte")


def test_letter_nobody_can_receive_is_shown_to_the_coordination(player: PageClient) -> None:
    assert player.get("/demo/courrier?pour=denis.roy@introuvable.example.org").has("Aucun e-mail pour l’instant")
    enter(player, "Rachid Belkacem")
    assert player.get("/coordination/installation-liberale").has("n’a pas pu être remis")


def test_zoe_sees_nothing_of_ada_and_milo(player: PageClient) -> None:
    enter(player, "Ada Ferreira")
    theirs = player.follow(player.get("/mon-binome", status=303)).path
    enter(player, "Zoé Marchand")
    player.get(theirs, status=404)


def test_entering_as_nobody_is_not_found(player: PageClient) -> None:
    form = player.get("/demo").form("Entrer")
    player.post("/demo/entrer/bcdfghjkmnpq", dict(form.fields()), status=404)


def test_mailbox_shows_what_one_person_received(player: PageClient) -> None:
    page = player.get("/demo/courrier?pour=lucie.perrin@exemple.fr")
    assert page.title == "Le courrier de Lucie Perrin"
    assert page.has("La charte de votre binôme est prête à signer")
    assert not page.has("Une question sur votre candidature")


def test_letter_shows_its_two_forms_and_its_links_work(player: PageClient) -> None:
    letter = _letter("La charte de votre binôme est prête à signer", "lucie.perrin@exemple.fr")
    page = player.get(f"/demo/courrier/{letter.ref}")
    assert page.one("iframe").get("src") == f"/demo/courrier/{letter.ref}/lettre"
    link = next(link for link in page.links() if link.startswith("http://localhost/signer/"))
    assert player.get(link.removeprefix("http://localhost")).title.startswith("Mentorat")


def test_letter_opens_the_space_of_whoever_received_it(player: PageClient) -> None:
    enter(player, "Rachid Belkacem")
    letter = _letter("Votre charte est signée", "milo.lambert@exemple.fr")
    page = player.submit(player.get(f"/demo/courrier/{letter.ref}"), "Entrer chez Milo Lambert")
    assert player.follow(player.get(page.location, status=303)).title.endswith("Votre binôme avec Ada Ferreira")


def test_letter_of_somebody_without_account_opens_no_space(player: PageClient) -> None:
    found = select(DemoMail).where(DemoMail.to_address == "claire.vasseur@trois-vallees.example.org").limit(1)
    letter = db.session.scalars(found).one()
    assert not player.get(f"/demo/courrier/{letter.ref}").has("Entrer chez")


def test_account_says_whose_hours_it_shows(player: PageClient) -> None:
    enter(player, "Ada Ferreira")
    assert player.get("/mon-compte").has("ces heures sont celles de votre ordinateur")


def test_letter_alone_runs_nothing_and_opens_its_links_in_the_whole_window(player: PageClient) -> None:
    letter = _letter("Votre charte est signée", "ada.ferreira@exemple.fr")
    answer = player.http.get(f"/demo/courrier/{letter.ref}/lettre")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert '<base target="_top">' in answer.text


def test_signed_charter_can_be_downloaded_from_its_letter(player: PageClient) -> None:
    letter = _letter("Votre charte est signée", "ada.ferreira@exemple.fr")
    answer = player.http.get(f"/demo/courrier/{letter.ref}/pieces/1")
    assert answer.data.startswith(b"%PDF")
    assert "attachment" in answer.headers["Content-Disposition"]
    player.get(f"/demo/courrier/{letter.ref}/pieces/2", status=404)
    player.get("/demo/courrier/bcdfghjkmnpq", status=404)
