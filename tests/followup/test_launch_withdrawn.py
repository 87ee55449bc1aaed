"""A pair that falls after its members were invited: the day leaves their calendar, once, and never before they know."""

import pytest
from app.applications.models import ApplicantRole, Application
from app.core.clock import now as instant
from app.core.database import db
from app.core.declarations import dues
from app.followup.models import LaunchAnswer, LaunchInvitation, Wish
from app.followup.services.ending import Farewell, end_mentorship, tell_other
from app.pairing.models import Pair, PairState
from app.pairing.services import cancel_pair
from app.programmes.models import ProgrammeState
from flask import Flask
from sqlalchemy import select

from tests.conftest import FixedClock
from tests.documents.agendas import with_ics, with_vobject
from tests.followup.launching import ANSWER, PAGE, Launch, file_of, launch_letters, make_launch, mentor, names, tick

INVITED, WITHDRAWN, REMINDED = "launch_invited", "launch_withdrawn", "launch_reminder"


@pytest.fixture
def launch(app: Flask, now: FixedClock) -> Launch:
    """The four are invited."""
    made = make_launch(app, now)
    made.invite()
    now.set(2027, 12, 2, 9)
    return made


def fall(launch: Launch, pair: Pair | None = None) -> None:
    """The coordination cancels a pair that both had said yes to."""
    pair = pair or launch.first
    cancel_pair(pair, seen=pair.version, actor=launch.world.rachid.ref)
    db.session.commit()


def run() -> int:
    """The clock looks once."""
    done = dues["followup.launch_withdrawn"].run(instant())
    db.session.commit()
    return done


def sequences(file: Application) -> list[tuple[int, str]]:
    """What the calendar of somebody was told, in order."""
    read = [with_vobject(file_of(mail).content) for mail in launch_letters(file)]
    assert len({each.uid for each in read}) == 1
    return [(each.sequence, each.status) for each in read]


def test_both_are_told_once_with_the_file_that_takes_the_day_out(launch: Launch, now: FixedClock) -> None:
    ada, milo, karim, _zoe = launch.people
    member = launch.member(milo)
    member.submit(member.get(ANSWER), "Enregistrer", reponse="oui")
    fall(launch)
    assert [run(), run()] == [2, 0]
    now.set(2028, 1, 8, 9)
    tick(now, times=3)
    for file in (ada, milo):
        assert names(file) == [INVITED, WITHDRAWN]
        assert sequences(file) == [(0, "CONFIRMED"), (1, "CANCELLED")]
    assert names(karim) == [INVITED, REMINDED]
    letter = launch_letters(milo)[-1]
    assert letter.subject == "Votre invitation à la journée de lancement est annulée"
    text = letter.text.replace("\u00a0", " ")
    assert "La journée de lancement du lundi 10 janvier 2028 réunit les binômes qui commencent." in text
    assert "le fichier joint retire la journée de votre agenda" in text
    assert not [name for name in ("Ada", "Roth") if name in text]
    attached = file_of(letter)
    assert attached.mime == "text/calendar; charset=utf-8; method=CANCEL"
    assert with_ics(attached.content).begins.isoformat() == "2028-01-10"
    assert b"lancement/cohorte" not in attached.content, "that page is for whoever is expected"
    member.get(ANSWER, status=404)
    assert db.session.scalars(select(LaunchAnswer)).all() == [], "what was answered goes"


def test_whoever_has_another_pair_is_still_expected(launch: Launch) -> None:
    both = mentor(launch.world, "Nadia", "Ferrand", capacity="two")
    launch.programme.state = ProgrammeState.PAIRING
    pairs = [launch.world.committed(both, launch.world.mentee(first, "Vogel")) for first in ("Ida", "Paul")]
    launch.programme.state = ProgrammeState.COMMITTING
    db.session.commit()
    dues["followup.launch_told"].run(instant())
    fall(launch, pairs[0])
    assert run() == 1
    assert names(both) == [INVITED]
    assert names(pairs[0].mentee) == [INVITED, WITHDRAWN]
    fall(launch, pairs[1])
    assert run() == 2
    assert names(both) == [INVITED, WITHDRAWN]


def test_whoever_is_paired_again_is_invited_again_over_it(launch: Launch, now: FixedClock) -> None:
    ada, milo = launch.people[:2]
    member = launch.member(milo)
    member.submit(member.get(ANSWER), "Enregistrer", reponse="oui")
    fall(launch)
    run()
    launch.world.committed(mentor(launch.world, "Inès", "Weber"), milo)
    db.session.commit()
    page = launch.rachid().get(PAGE)
    assert page.has("Pas encore invité")
    tick(now)
    assert names(milo) == [INVITED, WITHDRAWN, INVITED]
    assert sequences(milo) == [(0, "CONFIRMED"), (1, "CANCELLED"), (2, "CONFIRMED")]
    assert member.get(ANSWER).has("Dites-nous si vous venez.")
    assert names(ada) == [INVITED, WITHDRAWN]
    now.set(2028, 1, 8, 9)
    tick(now)
    assert names(milo)[-1] == REMINDED


def test_an_end_that_is_still_to_be_told_is_not_given_away(launch: Launch) -> None:
    pair = launch.first
    pair.state, pair.starts_on, pair.ends_on = PairState.ACTIVE, instant().date(), instant().date().replace(year=2028)
    db.session.commit()
    said = Farewell(Wish.STOP)
    end_mentorship(pair, said, by=ApplicantRole.MENTEE, seen=pair.version, actor="visitor")
    db.session.commit()
    assert run() == 0
    assert tell_other(pair, aloud=True, actor=launch.world.rachid.ref)
    db.session.commit()
    assert [run(), run()] == [2, 0]
    assert names(pair.mentor) == names(pair.mentee) == [INVITED, WITHDRAWN]


@pytest.mark.parametrize("state", [PairState.PAUSED, PairState.ACTIVE, PairState.EXTENDED])
def test_nobody_who_is_still_in_a_pair(launch: Launch, state: PairState) -> None:
    launch.first.state = state
    db.session.commit()
    assert run() == 0


def test_nobody_who_was_not_invited_nor_once_the_day_is_over(launch: Launch, now: FixedClock) -> None:
    launch.world.proposed(mentor(launch.world, "Inès", "Weber"), launch.world.mentee("Hugo", "Schmitt"))
    late = launch.world.committed(mentor(launch.world, "Lou", "Weber"), launch.world.mentee("Léa", "Schmitt"))
    fall(launch, late)
    assert run() == 0
    fall(launch)
    now.set(2028, 1, 11, 8)
    assert run() == 0


def test_nothing_leaves_in_a_programme_that_is_suspended(launch: Launch) -> None:
    fall(launch)
    launch.programme.suspended_from, launch.programme.state = launch.programme.state, ProgrammeState.SUSPENDED
    db.session.commit()
    assert run() == 0
    launch.programme.suspended_from, launch.programme.state = None, ProgrammeState.COMMITTING
    db.session.commit()
    assert run() == 2


def test_a_day_that_moved_untold_leaves_as_it_was_told(launch: Launch) -> None:
    known = launch.programme.definition
    launch.programme.definition = known | {"calendar": known["calendar"] | {"launch_place": "à la mairie de Dijon"}}
    launch.programme.revision += 1
    fall(launch)
    assert run() == 2
    kept = db.session.scalars(select(LaunchInvitation).where(LaunchInvitation.withdrawn_at.is_not(None))).all()
    assert {each.told_place for each in kept} == {"au siège de l’agence régionale"}
    assert sequences(launch.people[0])[-1] == (1, "CANCELLED")
