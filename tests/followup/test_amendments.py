"""The members of a pair see the amendment that waits for them, and keep the one that is signed; nobody else does."""

from datetime import date

import pytest
from app.charters.models import Charter, Party
from app.charters.queries import amendments_of_pair, slot_of
from app.charters.services import issue_amendment
from app.core.database import db
from app.followup.services.pausing import pause_mentorship
from app.pairing.models import Pair, PairState
from flask import Flask

from tests.charters.cast import ADA, MILO, Signing, make_pair, make_programme, sign_all
from tests.charters.conftest import Visitor, as_
from tests.charters.test_amending import sign
from tests.conftest import FixedClock
from tests.followup.adjusting import resume
from tests.support.letters import last_letter, make_person
from tests.support.mailbox import link_in
from tests.support.sealing import seal_charters

LATER = date(2028, 3, 31)


@pytest.fixture
def amended(app: Flask) -> Signing:
    programme = make_programme()
    signing = Signing(programme, make_pair(programme))
    sign_all(Visitor(app), signing, *Party)
    seal_charters()
    db.session.rollback()
    pair = db.session.get_one(Pair, signing.pair.id)
    issue_amendment(pair, LATER, seen=pair.version, actor="command")
    db.session.commit()
    return signing


def newest(amended: Signing) -> Charter:
    db.session.rollback()
    db.session.expire_all()
    return amendments_of_pair(amended.pair.id)[0]


def test_a_member_sees_what_waits_and_asks_for_a_new_link(app: Flask, amended: Signing, now: FixedClock) -> None:
    former = link_in(last_letter(ADA), "/signer/")
    ada = as_(app, ADA)
    page = ada.get(f"/mon-binome/{amended.pair.ref}")
    assert page.has("Un avenant attend votre signature")
    assert page.has("jusqu’au 31 mars 2028")
    now.advance(minutes=5)
    ada.submit(page, "M’envoyer un nouveau lien")
    assert link_in(last_letter(ADA), "/signer/") != former
    assert slot_of(newest(amended), Party.MENTEE).signed_at is None


def test_who_signed_waits_and_all_keep_it(app: Flask, amended: Signing) -> None:
    sign(app, Party.MENTEE)
    milo, path = as_(app, MILO), f"/mon-binome/{amended.pair.ref}"
    assert milo.get(path).has("Un avenant attend encore des signatures")
    sign(app, Party.MENTOR)
    sign(app, Party.HOST)
    document = f"{path}/avenants/{newest(amended).code}.pdf"
    milo.get(document, status=404)
    seal_charters()
    assert milo.get(path).has("L’avenant qui prolonge votre mentorat jusqu’au 31 mars 2028")
    milo.get(document)
    make_person("zoe@exemple.fr")
    db.session.commit()
    zoe = as_(app, "zoe@exemple.fr")
    zoe.get(document, status=404)
    zoe.get(path, status=404)


def test_signed_during_a_pause_it_is_what_the_mentorship_comes_back_to(app: Flask, amended: Signing) -> None:
    pair = db.session.get_one(Pair, amended.pair.id)
    pause_mentorship(pair, date(2026, 12, 1), by=None, seen=pair.version, actor="clock")
    db.session.commit()
    for party in Party:
        sign(app, party)
    db.session.rollback()
    db.session.expire_all()
    assert pair.state is PairState.PAUSED
    resume(pair)
    assert (pair.state, pair.ends_on) == (PairState.EXTENDED, LATER)


def test_its_reading_page_gives_no_version_of_the_charter_s_text(app: Flask, amended: Signing) -> None:
    visitor = Visitor(app)
    link = link_in(last_letter(MILO), "/signer/")
    page = visitor.follow(visitor.submit(visitor.get(link), "Ouvrir l’avenant"))
    assert page.has("Télécharger l’avenant avant de signer")
    assert not page.has("version 1 du")
