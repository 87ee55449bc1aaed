"""A cohort lived end to end by its pages and its letters, under a clock that the test moves."""

from collections import Counter
from datetime import timedelta

from app.core.clock import today
from app.core.database import db
from app.demo.scenarios.casting import cast
from app.demo.scenarios.opening import open_cohort, set_up_host
from app.pairing.models import Pair
from flask import Flask
from sqlalchemy import select

from tests.applications.crawling import everything
from tests.conftest import FixedClock
from tests.journeys import cohort_commitment as then
from tests.journeys import cohort_committee as committee
from tests.journeys.cohort import COHORT, PEOPLE, PLAN, Cohort
from tests.support.mailbox import letters, newest
from tests.support.parsing import text_of

NAME = "Ravel"  # whose file is hidden from Jean-Luc


def test_cohort_from_twenty_applications_to_eight_pairs(app: Flask, now: FixedClock) -> None:
    set_up_host()
    open_cohort()
    db.session.commit()
    cohort = Cohort(app, now)
    _applications(cohort)
    _reading(cohort)
    _a_session(cohort)
    _answers_and_proposals(cohort)
    _six_weeks_more(cohort)
    _a_silence(cohort)
    _a_place(cohort)
    _the_launch(cohort)
    _nothing_of_hers_anywhere(cohort)
    _joins_the_coordination(cohort)
    _nothing_of_hers_anywhere(cohort)


def _applications(cohort: Cohort) -> None:
    """Twenty apply, one at one minute to the end; a minute later nobody does, and what was typed is kept."""
    last = then.day_of("closes_on")
    for number, applicant in enumerate(PEOPLE.values()):
        if number == 19:
            cohort.now.set(last.year, last.month, last.day, 23, 59, 59)
        cohort.apply(applicant)
    cohort.now.advance(seconds=1)
    late = cohort.browser().get(f"/programmes/{COHORT}/candidater/mentore/verifier")
    assert late.has("Les candidatures sont closes")
    cohort.now.advance(hours=9)
    for key in PEOPLE:
        cohort.staff("rachid").submit(cohort.file(key), "Marquer éligible")
    cohort.step("Passer à la sélection")


def _reading(cohort: Cohort) -> None:
    committee.declare_links(cohort)
    rachid = cohort.staff("rachid")
    rachid.submit(
        rachid.get(f"{cohort.desk}/comite/convoquer"),
        "Envoyer la convocation",
        at=PLAN.meets_at,
        place=PLAN.place,
        lasts=PLAN.lasts,
    )
    assert "9 mentors" in newest("jean-luc.perret@example.org", "committee_convened").text.replace("\u00a0", " ")
    committee.read_file(cohort, "ines", "julie", "reserved")
    assert not committee.file_page(cohort, "mathilde", "julie").has("Inès Faure")
    both = committee.read_file(cohort, "mathilde", "julie")
    assert both.has("Inès Faure")
    for key in ("amandine", "mehdi", "nora"):
        committee.read_file(cohort, "jean-luc", key)
    assert not cohort.staff("jean-luc").get(f"{cohort.table}/lecture").has(NAME)


def _a_session(cohort: Cohort) -> None:
    """One name verified, one derogation by two, eight pairs, three people who wait; then the minutes."""
    cohort.live_until(then.day_of("committee_on"))
    cohort.step("Passer au jumelage")
    committee.verify_the_name(cohort)
    committee.open_session(cohort, "Inès Faure", "Mathilde Voisin", "Jean-Luc Perret")
    committee.lift_a_rule(cohort)
    for couple in PLAN.pairs:
        committee.choose(cohort, "ines", couple["mentee"], couple["mentor"])
    ines = cohort.staff("ines")
    for key in PLAN.waiting:
        ines.submit(committee.request_page(cohort, "ines", key), "Mettre en liste d’attente")
    review = ines.get(f"{cohort.table}/valider")
    assert review.has("Relire et valider les 8 binômes")
    ines.submit(review, "Valider les binômes")
    _nothing_of_hers_anywhere(cohort)
    said = committee.close_session(cohort)
    for words in (PLAN.derogation["text"], "Julie Ravel", "Yasmine Cherif", "Jean-Luc Perret"):
        assert " ".join(words.split()) in said.replace("\u00a0", " "), words


def _answers_and_proposals(cohort: Cohort) -> None:
    declined = PLAN.declined
    then.prepare(cohort, "claudine", "waitlist")
    said = {"sentence": "other", "own_sentence": declined["sentence"], "reason": declined["reason"]}
    then.prepare(cohort, declined["key"], "decline", **said)
    for key in ("nora", "gerard"):
        assert not cohort.person(key).get(f"/programmes/{COHORT}/ma-candidature").has("Un binôme vous est proposé")
    cohort.live_until(then.day_of("answers_by") - timedelta(days=1))
    then.send_everything(cohort)
    refusal = newest(PEOPLE[declined["key"]].email, "application_declined").text
    assert declined["sentence"][:30] in refusal.replace("\u00a0", " ")
    assert declined["reason"][:30] not in refusal


def _six_weeks_more(cohort: Cohort) -> None:
    """Six pairs accept, Bruno asks for somebody else, Léa says nothing; then every day to come moves."""
    for couple in PLAN.pairs[:6]:
        for key in couple.values():
            cohort.answer(key, "Accepter ce binôme", acquaintance="no")
    for key in ("isabelle", "anne-laure"):
        cohort.answer(key, "Accepter ce binôme", acquaintance="no")
    cohort.answer("bruno", "Proposez-moi quelqu’un d’autre")
    closed = newest(PEOPLE["isabelle"].email, "pair_closed").text
    assert "Bruno" not in closed.partition("Bonjour")[0]
    cohort.live_until(today() + timedelta(days=5))
    then.shift(cohort)
    told = then.told_of_the_shift()
    assert {"lea", "anne-laure", "nora", "gerard", "yasmine"} <= told
    assert PLAN.declined["key"] not in told


def _a_silence(cohort: Cohort) -> None:
    """Charters are signed meanwhile; Léa is reminded three times by the new day, then the proposal ends."""
    for couple in PLAN.pairs[:6]:
        then.sign_charter(cohort, couple["mentee"], couple["mentor"])
    cohort.live_until(then.day_of("confirm_by"))
    assert then.days_of(PEOPLE["lea"].email, "pair_reminder") == 3
    assert then.days_of(PEOPLE["anne-laure"].email, "pair_reminder") == 0
    cohort.live_until(then.day_of("confirm_by") + timedelta(days=1))
    for key in ("lea", "anne-laure"):
        assert then.days_of(PEOPLE[key].email, "pair_expired") == 1
    assert Counter(_states()) == {"active": 6, "declined": 1, "expired": 1}


def _a_place(cohort: Cohort) -> None:
    """Léa leaves; Yasmine is called up, and the two who are free again have a mentor."""
    lea = cohort.person("lea")
    lea.submit(lea.get(f"/programmes/{COHORT}/ma-candidature/retirer"), "Retirer")
    then.call_up(cohort, "yasmine")
    assert then.days_of(PEOPLE["yasmine"].email, "application_promoted") == 1
    for mentee, mentor in (("bruno", "anne-laure"), ("yasmine", "isabelle")):
        then.pair_again(cohort, mentee, mentor)
        for key in (mentee, mentor):
            cohort.answer(key, "Accepter ce binôme", acquaintance="no")
        then.sign_charter(cohort, mentee, mentor)
    cohort.work()
    assert Counter(_states()) == {"active": 8, "declined": 1, "expired": 1}
    for key in ("bruno", "yasmine"):
        assert newest(PEOPLE[key].email, "charter_signed").attachments[0].content.startswith(b"%PDF")
    own = cohort.person("yasmine")
    assert own.follow(own.get("/mon-binome", status=303)).has("Votre binôme avec Isabelle Tournier")
    assert letters(PEOPLE["thomas"].email, "application_promoted") == []


def _the_launch(cohort: Cohort) -> None:
    """Everybody in a pair is invited with a file for their agenda; one cannot come; that day the programme runs."""
    rachid, path = cohort.staff("rachid"), f"{cohort.desk}/lancement"
    page = rachid.get(path)
    rachid.submit(page, "Envoyer les 16 invitations")
    assert [len(letters(each.email, "launch_invited")) for each in PEOPLE.values()].count(1) == 16
    files = newest(PEOPLE["yasmine"].email, "launch_invited").attachments
    assert b"BEGIN:VCALENDAR" in files[0].content
    for key, coming in (("karim", "non"), ("yasmine", "oui")):
        member = cohort.person(key)
        member.submit(member.get(f"/mon-binome/lancement/{COHORT}"), "Enregistrer ma réponse", reponse=coming)
    listed = [text_of(each) for each in rachid.get(f"{path}/presence").all("th", scope="row")]
    assert len(listed) == 15
    assert "Yasmine Cherif" in listed
    assert "Karim Aubry" not in listed
    cohort.live_until(then.day_of("launch_on"))
    cohort.step("Démarrer l’accompagnement")


def _joins_the_coordination(cohort: Cohort) -> None:
    """Jean-Luc is invited to coordinate as well: every page of staff is his, and Julie in none of them."""
    rachid = cohort.staff("rachid")
    page = rachid.get(rachid.get(f"{cohort.desk}/reglages/equipe").link("Inviter"))
    rachid.submit(page, "Inviter", email=cast().staff["jean-luc"].email, role="coordinator")
    assert cohort.staff("jean-luc").get(f"{cohort.desk}/binomes").has("Karim Aubry")


def _nothing_of_hers_anywhere(cohort: Cohort) -> None:
    """Jean-Luc opens everything he can: no name, no reference, no count that tells."""
    member = cohort.staff("jean-luc")
    searches = [f"{cohort.desk}/{room}?q=ravel" for room in ("candidatures", "binomes")]
    for path, said in everything(cohort.app, member, COHORT, *searches).items():
        assert NAME not in said.replace("?q=ravel", ""), path
        assert PEOPLE["julie"].email not in said, path


def _states() -> list[str]:
    db.session.expire_all()
    return [state.value for state in db.session.scalars(select(Pair.state))]
