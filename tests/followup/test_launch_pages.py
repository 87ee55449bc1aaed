"""The pages of a launch day: the coordination invites and prints, everybody invited answers."""

from copy import deepcopy
from datetime import date
from pathlib import Path

import icalendar
import pytest
from app.core.database import db
from app.programmes.models import ProgrammeState, Role
from app.programmes.services import grant_role

from tests.conftest import FixedClock
from tests.documents.referees import spoken_text
from tests.followup.launching import ANSWER, PAGE, PLACE, Launch, launch_letters, mentor, names, tick
from tests.programmes.world import ROLLING, make_programme, make_staff
from tests.support.letters import make_person
from tests.support.pages import PageClient


def test_before_inviting_it_says_who_and_what_leaves(launch: Launch) -> None:
    rachid = launch.rachid()
    page = rachid.get(PAGE)
    assert page.has("lundi 10 janvier 2028")
    assert page.has("4 e-mails partent, un par personne, avec un fichier pour son agenda.")
    assert page.has("Un rappel part le samedi 8 janvier 2028 à qui vient ou n’a pas répondu.")
    preview = "".join(page.one("pre", class_="letter-preview").itertext())
    assert f"le lundi 10 janvier 2028, {PLACE}" in preview.replace("\u00a0", " ")
    for file in launch.people:
        assert page.has(file.full_name)
        assert file.first_name not in preview
    done = rachid.follow(rachid.submit(page, "Envoyer les 4 invitations"))
    assert done.has("4 e-mails partent avec le fichier d’agenda.")
    assert done.has("0 personne vient, 0 ne vient pas et 4 n’ont pas répondu.")
    assert not done.has("Envoyer les")
    assert names(launch.first.mentee) == ["launch_invited"]
    letter = launch_letters(launch.first.mentee)[0]
    body = letter.text.split("Dites-nous")[0]
    assert body.split("\n", 1)[1].strip() in preview


def test_two_at_work_send_once(launch: Launch) -> None:
    rachid = launch.rachid()
    page = rachid.get(PAGE)
    rachid.submit(page, "Envoyer les")
    again = rachid.submit(page, "Envoyer les", status=409)
    assert again.has("Tout le monde est déjà prévenu")
    assert len(launch_letters(launch.first.mentor)) == 1


@pytest.mark.parametrize("seen", [None, "", "abc", "-4", "999999999999999999999999"])
def test_a_page_of_before_sends_nothing(launch: Launch, seen: str | None) -> None:
    rachid = launch.rachid()
    page = rachid.submit(rachid.get(PAGE), "Envoyer les", seen=seen, status=409)
    assert page.has("Le programme a changé entre-temps")
    assert page.has("Envoyer les 4 invitations")
    assert names(launch.first.mentor) == []


def test_without_pairs_it_says_when_there_will_be(launch: Launch) -> None:
    for pair in (launch.first, launch.second):
        pair.state = pair.state.PROPOSED
    page = launch.rachid().get(PAGE)
    assert page.has("Aucun binôme n’est confirmé pour l’instant.")
    assert page.has("au plus tard le mercredi 8 décembre 2027")
    assert launch.rachid().get(f"{PAGE}/presence").has("Personne n’est attendu pour l’instant.")


def test_a_suspended_programme_sends_nothing_and_says_why(launch: Launch) -> None:
    launch.programme.suspended_from, launch.programme.state = launch.programme.state, ProgrammeState.SUSPENDED
    page = launch.rachid().get(PAGE)
    assert page.has("Rien ne peut partir pour l’instant.")
    assert not page.has("Envoyer les 4 invitations")


def test_after_the_day_nothing_is_offered_any_more(launch: Launch, now: FixedClock) -> None:
    launch.invite()
    milo = launch.member(launch.first.mentee)
    launch.second.mentor.person_id = None
    now.set(2028, 1, 11, 8)
    assert not launch.rachid().get(PAGE).has("Envoyer")
    page = milo.get(ANSWER)
    assert page.has("La journée est passée : il n’y a plus de réponse à donner.")
    assert not page.has("Enregistrer ma réponse")
    assert not milo.get(f"/mon-binome/{launch.first.ref}").has("La journée de lancement")


def test_on_the_evening_of_the_day_nobody_is_asked_any_more(launch: Launch, now: FixedClock) -> None:
    launch.invite()
    milo = launch.member(launch.first.mentee)
    milo.submit(milo.get(ANSWER), "Enregistrer ma réponse", reponse="oui")
    now.set(2028, 1, 10, 12)
    before = milo.get(ANSWER)
    assert before.has("Venez-vous ?")
    now.set(2028, 1, 10, 18)
    page = milo.get(ANSWER)
    assert page.has("Vous aviez répondu oui.")
    assert not page.has("Venez-vous ?")
    assert not milo.get(f"/mon-binome/{launch.first.ref}").has("La journée de lancement")
    assert milo.submit(before, "Enregistrer ma réponse", reponse="non", status=422).has("La journée de lancement est")


def test_a_member_answers_and_changes_their_mind(launch: Launch) -> None:
    milo, path = launch.member(launch.first.mentee), f"/mon-binome/{launch.first.ref}"
    milo.get(ANSWER, status=404)
    assert not milo.get(path).has("La journée de lancement")
    launch.invite()
    page = milo.get(path)
    assert page.has(f"Lundi 10 janvier 2028, {PLACE}. Dites-nous si vous venez.")
    page = milo.get(page.link("Répondre à l’invitation"))
    assert page.has("Seule la coordination lit votre réponse.")
    empty = milo.submit(page, "Enregistrer ma réponse", status=422)
    assert empty.has("Indiquez si vous venez")
    milo.submit(page, "Enregistrer ma réponse", reponse="peut-être", status=422)
    assert milo.follow(milo.submit(page, "Enregistrer ma réponse", reponse="oui")).has("C’est noté : vous venez.")
    page = milo.get(ANSWER)
    assert page.has("Vous venez.")
    assert ("reponse", "oui") in list(page.form("Enregistrer").fields())
    milo.submit(page, "Enregistrer ma réponse", reponse="non")
    assert milo.get(path).has("Vous ne venez pas.")
    page = launch.rachid().get(PAGE)
    assert page.has("0 personne vient, 1 ne vient pas et 3 n’ont pas répondu.")
    assert page.has("Ne vient pas répondu le 1er décembre")


def test_the_day_goes_into_ones_own_calendar(launch: Launch) -> None:
    launch.invite()
    milo = launch.member(launch.first.mentee)
    answer = milo.http.get(milo.get(ANSWER).link("Ajouter la journée à mon agenda"))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="journee-de-lancement.ics"'
    assert answer.data == launch_letters(launch.first.mentee)[0].attachments[0].content
    (event,) = icalendar.Calendar.from_ical(answer.data).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    assert (date(2028, 1, 10), date(2028, 1, 11)) == (event.DTSTART, event.DTEND)
    assert event.summary == f"Journée de lancement – {launch.programme.title}"
    assert event.location == "Au siège de l’agence régionale"
    assert event.url == "http://localhost/mon-binome/lancement/cohorte"


def test_nobody_else_may_answer_or_read(launch: Launch) -> None:
    launch.invite()
    make_person("stranger@exemple.fr", first_name="Zoé", last_name="Roth")
    silent = launch.world.proposed(mentor(launch.world, "Inès", "Weber"), launch.world.mentee("Hugo", "Schmitt"))
    db.session.commit()
    stranger = launch.as_(make_person("stranger@exemple.fr"))
    for visitor in (stranger, launch.rachid(), launch.member(silent.mentee)):
        visitor.get(ANSWER, status=404)
        visitor.get(f"{ANSWER}/agenda.ics", status=404)
        token = dict(visitor.get("/mon-compte").form().fields())
        visitor.post(ANSWER, token | {"reponse": "oui"}, status=404)
    for path in (PAGE, f"{PAGE}/presence", f"{PAGE}/presence.pdf"):
        stranger.get(path, status=403)
        launch.member(launch.first.mentee).get(path, status=403)
        PageClient(launch.app).get(path, status=403)
    PageClient(launch.app).get(ANSWER, status=403)


def test_a_programme_open_all_year_has_no_such_page(launch: Launch) -> None:
    rolling = make_programme(ROLLING, slug="continu")
    make_staff(rolling)
    rachid = launch.rachid()
    for path in ("/coordination/continu/lancement", "/coordination/continu/lancement/presence.pdf"):
        rachid.get(path, status=404)
    token = dict(rachid.get("/mon-compte").form().fields())
    rachid.post("/coordination/continu/lancement", token, status=404)
    rachid.get("/mon-binome/lancement/continu", status=404)
    rachid.get("/mon-binome/lancement/nulle-part", status=404)
    assert not rachid.get("/coordination/continu/binomes").has("La journée de lancement")
    assert rachid.get("/coordination/cohorte/binomes").link("La journée de lancement") == PAGE


def test_the_list_of_presence_has_what_one_signs_and_nothing_private(launch: Launch, tmp_path: Path) -> None:
    launch.invite()
    ada, milo, karim, _ = launch.people
    milo.answers = milo.answers | {"share": ["situation"], "avoid": "Un nom à taire", "links": []}
    for file, said in ((milo, "non"), (karim, "oui")):
        browser = launch.member(file)
        browser.submit(browser.get(ANSWER), "Enregistrer", reponse=said)
    page = launch.rachid().get(f"{PAGE}/presence")
    assert page.has("Journée de lancement : liste de présence")
    assert page.has("Mentor, avec Milo Humbert")
    assert page.has("Signature")
    assert not page.has("Mentoré·e, avec Ada Roth")
    assert page.has("Mentoré·e, avec Karim Benali")
    for file in (ada, milo, karim):
        assert file.email not in page.html
    assert not page.has("Un nom à taire")
    assert not page.has("Cabinet")
    rachid = launch.rachid()
    answer = rachid.http.get(rachid.get(f"{PAGE}/presence").link("Télécharger la liste en PDF"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="presence-lancement-cohorte.pdf"'
    said = spoken_text(answer.data, tmp_path)
    assert "Karim Benali" in said
    assert "Milo Humbert\n" not in said.replace("\u00a0", " ").replace("avec Milo Humbert", "")
    assert [each for each in said.splitlines() if each in ("Nom", "Signature")] == ["Nom", "Signature"]


def test_where_somebody_practises_is_there_only_if_they_let_it_be_read(launch: Launch) -> None:
    known = deepcopy(launch.programme.definition)
    questions = (each for step in known["mentor"]["steps"] for each in step["questions"])
    share = next(each for each in questions if each["key"] == "share")
    share["choices"][0]["shares"].append("establishment")
    launch.programme.definition, launch.programme.revision = known, launch.programme.revision + 1
    assert not launch.rachid().get(PAGE).has("Cabinet Roth")
    launch.first.mentor.answers = launch.first.mentor.answers | {"share": ["background"]}
    page = launch.rachid().get(PAGE)
    assert page.has("Cabinet Roth")
    assert not page.has("Cabinet Humbert")


def test_a_question_for_each_kind_of_thing_whatever_their_number(launch: Launch, now: FixedClock) -> None:
    grant_role(launch.world.rachid, Role.COORDINATOR, launch.programme, actor="command")
    launch.invite()
    rachid, milo = launch.rachid(), launch.member(launch.first.mentee)
    pages = [(rachid, PAGE), (rachid, f"{PAGE}/presence"), (rachid, "/coordination/cohorte"), (milo, ANSWER)]
    pages.append((milo, f"/mon-binome/{launch.first.ref}"))

    def asked() -> list[int]:
        found = []
        for client, path in pages:
            client.get(path)
            client.get(path)
            found.append(client.queries)
        return found

    few = asked()
    launch.programme.state = ProgrammeState.PAIRING
    for number in range(12):
        launch.world.committed(mentor(launch.world, f"Ma{number}", "Roth"), launch.world.mentee(f"Mi{number}", "Kern"))
    launch.programme.state = ProgrammeState.COMMITTING
    db.session.commit()
    tick(now)
    assert asked() == few
    assert max(few[:2]) <= 8
