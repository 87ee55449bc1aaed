"""Every line of « à traiter » leads where those it counts are, and nobody else: as many rows as it says."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from app.applications.models import ApplicantRole, Application, ApplicationState, Decision, Recusal
from app.charters.models import Party, SealCheck
from app.charters.rules.sealing import SealProblem
from app.charters.services import claim_name, decline
from app.core.clock import now as instant
from app.core.clock import today
from app.core.database import db
from app.followup.models import Ending, FirstImpression, Fit, Pause, Wish
from app.home.queries.coordination import ToDo, to_do
from app.mail.models import MailState, OutboxMail
from app.mail.outbox import queue
from app.pairing.emails import pair_closed
from app.pairing.models import Pair, PairState
from app.programmes.models import Programme
from flask import Flask
from sqlalchemy import select

from tests.access.moving import person
from tests.applications.world import make_programme as taking
from tests.applications.world import make_sent
from tests.charters.cast import RACHID, Signing, make_pair, make_programme, sign_all
from tests.charters.conftest import Visitor, as_
from tests.conftest import FixedClock
from tests.followup.silence import running
from tests.pairing.world import make_world
from tests.support.pages import Page
from tests.support.parsing import text_of

MENTORS = ("Adam", "Weber", "Kern", "Benali", "Faure")
MENTEES = ("Schmitt", "Meyer", "Vogel", "Dietrich", "Petit")
SECTIONS = {"charter_refused": "refused", "charter_name_claimed": "claimed", "charter_to_issue": "new"}


def rows(page: Page, section: str = "") -> int:
    """How many people or pairs a page lists; in one of its sections."""
    if section:
        return sum(1 for _ in page.one("section", aria_labelledby=section).iter("li"))
    table = page.all("tbody")
    return sum(1 for body in table or page.all("ul", class_="lines") for _ in body.iter("tr" if table else "li"))


def reached(app: Flask, programme: Programme, email: str = RACHID) -> dict[str, tuple[int, int]]:
    """Follow every line as that person: how many it says, and how many rows stand where it leads."""
    db.session.commit()
    visitor, slug = as_(app, email), programme.slug
    lines = to_do(programme.id, person(email).id)
    return {line.about.code: (line.about.count, _rows(visitor, slug, line)) for line in lines}


def _rows(visitor: Visitor, slug: str, line: ToDo) -> int:
    path = visitor.get(f"/coordination/{slug}").link(f"{line.action} : {line.sentence}")
    page = visitor.get(path)
    if "voir=" in path:
        heading = [text_of(each) for each in page.all("h2")]
        assert any(line.sentence.replace("\u00a0", " ") == each.replace("\u00a0", " ") for each in heading), heading
    if line.about.values.get("ref", " ") in path:
        return 1  # the page of the only one
    return rows(page, SECTIONS.get(line.about.code, ""))


def equal(found: dict[str, tuple[int, int]], **counts: int) -> bool:
    """Whether these lines were found, each with as many rows as it says."""
    return {code: found.get(code) for code in counts} == {code: (count, count) for code, count in counts.items()}


def test_applications(app: Flask, now: FixedClock) -> None:
    programme = taking()
    files = [make_sent(programme, email=f"personne{number}@exemple.fr") for number in range(9)]
    files[0].reply = files[1].reply = "Oui, en janvier"
    for file, day in zip(files[2:5], (-1, -2, 400), strict=True):
        file.state, file.complete_by = ApplicationState.TO_COMPLETE, today() + timedelta(days=day)
    for file in files[5:7]:
        file.state, file.decision = ApplicationState.ELIGIBLE, Decision.ACCEPT
    found = reached(app, programme)
    assert equal(found, applications_answered=2, applications_to_read=2, complements_late=2, decisions_to_release=2), (
        found
    )
    now.advance(days=200)
    found = reached(app, programme)
    assert equal(found, applications_overdue=6), found


def test_pairing(app: Flask, now: FixedClock) -> None:
    world = make_world()
    for number in range(2):
        world.pair(world.mentor("Paul", MENTORS[number]), world.mentee("Hugo", MENTEES[number]))
    for number in range(2, 5):
        world.proposed(world.mentor("Inès", MENTORS[number]), world.mentee("Lucas", MENTEES[number]))
    world.committed()
    now.advance(days=12)
    found = reached(app, world.programme, world.rachid.email)
    assert equal(found, proposals_silent=3, pairs_drafted=2), found


@pytest.mark.parametrize("several", [1, 2])
def test_charters(app: Flask, client: Visitor, now: FixedClock, several: int) -> None:
    programme = make_programme()
    kinds: list[Callable[[Signing], object]] = [
        lambda signing: decline(signing.slot(Party.MENTEE), "pair"),
        lambda signing: claim_name(signing.slot(Party.MENTOR), "Ada Lovelasse"),
        lambda signing: sign_all(client, signing),
        lambda _signing: None,
    ]
    for number in range(len(kinds) * several):
        kinds[number % len(kinds)](Signing(programme, make_pair(programme, number)))
        db.session.commit()
    now.advance(days=13)
    found = reached(app, programme)
    said = ("charter_refused", "charter_name_claimed", "charter_file_late", "charter_unsigned")
    assert equal(found, **dict.fromkeys(said, several)), found


@pytest.mark.parametrize("several", [1, 3])
def test_the_year(app: Flask, now: FixedClock, several: int) -> None:
    programme = make_programme()
    for number in range(several):
        running(programme, number, since=80)
        _unsuited(running(programme, number + 10))
        _untold(running(programme, number + 20))
        _resting(running(programme, number + 30, since=80))
        running(programme, number + 40)
    found = reached(app, programme)
    said = ("pairs_silent", "pairs_unsuited", "ending_to_tell", "long_pauses")
    assert equal(found, **dict.fromkeys(said, several)), found


def _unsuited(pair: Pair) -> None:
    said = {"role": "mentee", "fit": Fit.DOES_NOT_SUIT, "answered_at": instant(), "said_at": instant()}
    db.session.add(FirstImpression(pair_id=pair.id, **said))


def _untold(pair: Pair) -> None:
    pair.state, pair.closed_at = PairState.ENDED_EARLY, instant()
    db.session.add(Ending(pair_id=pair.id, role="mentee", wish=Wish.STOP, ended_on=today(), tell_by=today()))


def _resting(pair: Pair) -> None:
    pair.state = PairState.PAUSED
    since = today() - timedelta(days=70)
    db.session.add(Pause(pair_id=pair.id, asked_by="x", since=since, until=today() + timedelta(days=30)))


def test_letters_of_one_programme_among_several(app: Flask) -> None:
    first, second = make_programme(), make_programme("second")
    for number, programme in enumerate((first, first, second)):
        queue(pair_closed(running(programme, number), ApplicantRole.MENTOR, programme))
    for mail in db.session.scalars(select(OutboxMail).where(OutboxMail.name == "pair_closed")):
        mail.state = MailState.FAILED
    assert equal(reached(app, first), mail_not_delivered=2)
    assert equal(reached(app, second), mail_not_delivered=1)
    rachid = as_(app, RACHID)
    page = rachid.get("/coordination/emails?etat=non-remis&programme=second")
    assert rows(rachid.get(page.link("Les e-mails de tous vos programmes"))) == 3
    assert rows(rachid.get("/coordination/emails?etat=non-remis&programme=ailleurs")) == 3


def test_a_list_shows_nobody_hidden_from_whoever_reads(app: Flask) -> None:
    programme = make_programme()
    pairs = [running(programme, number, since=80) for number in range(3)]
    hidden = db.session.get_one(Application, pairs[0].mentee_application_id)
    rachid = person(RACHID)
    link = {"programme_id": programme.id, "application_id": hidden.id, "person_id": rachid.id}
    db.session.add(Recusal(since=instant(), **link))
    assert equal(reached(app, programme), pairs_silent=2)
    page = as_(app, RACHID).get("/coordination/local/binomes?voir=pairs_silent")
    assert "Łukasik1" in page.text
    assert not page.has("Milo Łukasik et")


def test_a_list_of_two_still_shows_the_one_that_is_left(app: Flask) -> None:
    programme = make_programme()
    pairs = [running(programme, number, since=80) for number in range(2)]
    rachid = as_(app, RACHID)
    assert rows(rachid.get("/coordination/local/binomes?voir=pairs_silent")) == 2
    pairs[0].state = PairState.ENDED_EARLY
    db.session.commit()
    page = rachid.get("/coordination/local/binomes?voir=pairs_silent")
    assert rows(page) == 1
    assert not page.has("Rien n’attend plus ici.")


def test_the_seal_waits_for_nobody_hidden_from_whoever_reads(app: Flask, client: Visitor) -> None:
    programme = make_programme()
    pairs = [make_pair(programme, number) for number in range(2)]
    for pair in pairs:
        sign_all(client, Signing(programme, pair))
    rachid, hidden = person(RACHID), pairs[0].mentee_application_id
    db.session.add(SealCheck(id=1, checked_at=instant(), problem=SealProblem.MISSING))
    db.session.add(Recusal(programme_id=programme.id, application_id=hidden, person_id=rachid.id, since=instant()))
    db.session.commit()
    assert equal(reached(app, programme), seal_missing=1)


@pytest.mark.parametrize("code", ["pairs_silent", "n’importe", "help_awaited"])
def test_a_line_that_is_no_more_says_so_and_leads_back(app: Flask, code: str) -> None:
    programme = make_programme()
    running(programme)
    rachid = as_(app, RACHID)
    page = rachid.get("/coordination/local/binomes", query_string={"voir": code})
    assert page.has("Rien n’attend plus ici.")
    assert rows(page) == 0
    assert rows(rachid.get(page.link("Voir tous les binômes"))) == 1
    page = rachid.get("/coordination/local/candidatures", query_string={"voir": code})
    assert page.has("Rien n’attend plus ici.")
    assert page.link("Voir toutes les candidatures") == "/coordination/local/candidatures"
