"""Issuing, waiting, reminding, expiring, replacing, cancelling; and the letters that go with it."""

import hashlib
import json
import unicodedata
from datetime import date

import pytest
from app.charters import printing
from app.charters.attention import find
from app.charters.errors import (
    AlreadySigned,
    CharterAlreadyIssued,
    CharterWaits,
    NothingToRemind,
    NotTheirTurn,
    SignatureNotAwaited,
    SigningLinkGone,
)
from app.charters.models import CharterState, FileKind, Party
from app.charters.queries import (
    broken_event,
    chain_of,
    charter_of_pair,
    file_of,
    live_charter,
    snapshot_of,
)
from app.charters.rules import Obstacle
from app.charters.services import (
    Statement,
    decline,
    expire_charters,
    issue_again,
    issue_charter,
    obstacle_of,
    open_link,
    remind,
    renew_link,
    request_code,
    send_reminders,
)
from app.core import clock
from app.core.database import db
from app.core.events import publish
from app.organisation.services import set_signatory
from app.pairing.events import PairClosed
from app.pairing.models import PairState
from flask import Flask

from tests.charters.cast import ADA, HOST, MILO, Signing, make_pair, make_programme, sign_all
from tests.conftest import FixedClock
from tests.support.letters import last_letter, letters_to
from tests.support.pages import PageClient


def token_of(signing: Signing, party: Party) -> str:
    return signing.path(party).removeprefix("/signer/")


def test_issuing_freezes_the_same_bytes_for_all(signing: Signing) -> None:
    charter = signing.charter
    frozen = file_of(charter, FileKind.FROZEN)
    assert frozen is not None
    assert charter.frozen_sha256 == frozen.sha256 == hashlib.sha256(frozen.content).hexdigest()
    assert charter.snapshot_sha256 == hashlib.sha256(charter.snapshot).hexdigest()
    assert printing.frozen_pdf(snapshot_of(charter)) == frozen.content, "drawn again, the same bytes"
    assert charter.reference == "CM-2026-0001"
    assert charter.sign_by == date(2026, 11, 11)
    assert [slot.party for slot in charter.slots] == [Party.MENTEE, Party.MENTOR, Party.HOST]


def test_the_snapshot_is_canonical_and_holds_no_address(signing: Signing) -> None:
    content = signing.charter.snapshot.decode()
    assert "@" not in content
    assert unicodedata.is_normalized("NFC", content)
    data = json.loads(content)
    assert json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) == content
    assert {"Ada Lovelace", "Milo Łukasik", "Inès Haddad"} == {each["name"] for each in data["parties"]}
    assert "{{" not in content


def test_both_members_are_written_to_at_once_and_the_host_is_not(signing: Signing) -> None:
    ada, milo = last_letter(ADA), last_letter(MILO)
    assert ada.name == milo.name == "charter_to_sign"
    assert "Votre binôme avec Milo Łukasik est confirmé." in ada.text
    assert "mercredi 11\u00a0novembre 2026" in ada.text
    assert "Ada Lovelace" in milo.text
    assert letters_to(HOST) == []
    token = token_of(signing, Party.MENTOR)
    assert ada.secrets == [token]


def test_who_signs_for_the_host_never_signs_as_a_member_too(app: Flask) -> None:
    programme = make_programme()
    set_signatory(name="Ada Lovelace", title="présidente", email=ADA, actor="command")
    own, other = make_pair(programme), make_pair(programme, 2)
    assert charter_of_pair(own.id) is None
    assert obstacle_of(own) is Obstacle.SIGNS_TWICE
    assert charter_of_pair(other.id) is not None


def test_without_a_signatory_the_charter_waits_and_the_pair_stays_committed(app: Flask) -> None:
    programme = make_programme(signatory=False)
    pair = make_pair(programme)
    assert live_charter(pair.id) is None
    assert pair.state is PairState.COMMITTED
    assert [each.code for each in find(programme.id, 0)] == ["charter_no_signatory"]
    with pytest.raises(CharterWaits):
        issue_charter(pair, actor="command")
    set_signatory(name="Inès Haddad", title="présidente", email=HOST, actor="command")
    assert [each.code for each in find(programme.id, 0)] == ["charter_to_issue"]
    issue_charter(pair, actor="command")
    assert find(programme.id, 0) == []
    with pytest.raises(CharterAlreadyIssued):
        issue_charter(pair, actor="command")


def test_references_follow_one_another_over_the_year(app: Flask, now: FixedClock) -> None:
    programme = make_programme()
    first, second = make_pair(programme), make_pair(programme, 1)
    now.set(2027, 1, 1, 0, 0)
    third = make_pair(programme, 2)
    found = [charter_of_pair(pair.id) for pair in (first, second, third)]
    assert [charter.reference for charter in found if charter] == ["CM-2026-0001", "CM-2026-0002", "CM-2027-0001"]


def test_a_cohort_signs_before_its_own_day_and_names_its_dates(app: Flask, now: FixedClock) -> None:
    programme = make_programme("cohorte", preset="encadrement-hospitalier")
    signing = Signing(programme, make_pair(programme))
    calendar = programme.definition["calendar"]
    assert signing.charter.sign_by.isoformat() == calendar["sign_by"]
    assert str(date.fromisoformat(calendar["ends_on"]).year) in signing.charter.snapshot.decode()


def test_reminders_go_once_to_those_whose_turn_it_is(client: PageClient, signing: Signing, now: FixedClock) -> None:
    sign_all(client, signing, Party.MENTOR)
    sent = []
    for _ in range(30):
        now.advance(days=1)
        sent.append(send_reminders(clock.now()))
        assert send_reminders(clock.now()) == 0
        db.session.commit()
    assert [day for day, count in enumerate(sent, 1) if count] == [5, 12, 25]
    letters = [mail for mail in letters_to(MILO) if mail.name == "charter_reminder"]
    assert len(letters) == 3
    assert "Ada a signé la charte." in letters[0].text
    assert [mail for mail in letters_to(ADA) + letters_to(HOST) if mail.name == "charter_reminder"] == []
    assert [event.kind for event in chain_of(signing.charter)].count("reminded") == 3


def test_a_month_in_one_step_reminds_once(signing: Signing, now: FixedClock) -> None:
    now.advance(days=27)
    assert send_reminders(clock.now()) == 2
    assert send_reminders(clock.now()) == 0


def test_the_day_after_the_last_one_the_charter_expires(signing: Signing, now: FixedClock) -> None:
    now.set(2026, 11, 11, 23, 59)
    assert expire_charters(clock.now()) == 0
    now.set(2026, 11, 12, 0, 1)
    assert expire_charters(clock.now()) == 1
    db.session.commit()
    charter = signing.charter
    assert charter.state is CharterState.EXPIRED
    assert charter.pair.state is PairState.COMMITTED
    assert broken_event(charter) is None
    assert send_reminders(clock.now()) == 0
    with pytest.raises(SignatureNotAwaited):
        open_link(token_of(signing, Party.MENTOR))
    assert [each.code for each in find(signing.programme.id, 0)] == ["charter_expired"]


def test_an_expired_charter_is_issued_again(signing: Signing, now: FixedClock) -> None:
    now.advance(days=40)
    expire_charters(clock.now())
    new = issue_again(signing.pair, actor="command")
    db.session.commit()
    assert new.reference == "CM-2026-0002"
    assert signing.charter.id == new.id
    assert last_letter(ADA).name == "charter_to_sign"


def test_issuing_again_replaces_what_is_being_signed(client: PageClient, signing: Signing, now: FixedClock) -> None:
    sign_all(client, signing, Party.MENTOR)
    first, milo = signing.charter.id, token_of(signing, Party.MENTEE)
    now.advance(days=1)
    new = issue_again(signing.pair, actor="command")
    db.session.commit()
    assert new.id != first
    page = client.get(f"/signer/{milo}", status=410)
    assert page.title == "La charte a été mise à jour le 13 octobre 2026"
    now.advance(minutes=2)
    client.submit(page, "M’envoyer un nouveau lien")
    assert client.get(signing.path(Party.MENTEE)).has("pour Milo")


def test_a_pair_that_falls_takes_its_open_charter_along(client: PageClient, signing: Signing) -> None:
    path = signing.path(Party.MENTOR)
    publish(PairClosed(pair_id=signing.pair.id, actor="visitor"))
    db.session.commit()
    assert signing.charter.state is CharterState.CANCELLED
    assert client.get(path, status=410).title == "Cette signature n’est plus attendue"


def test_the_coordination_reminds_whoever_has_to_sign(client: PageClient, signing: Signing, now: FixedClock) -> None:
    now.advance(hours=1)
    assert remind(signing.charter, actor="command") == 2
    before = len(letters_to(ADA))
    assert remind(signing.charter, actor="command") == 2
    assert len(letters_to(ADA)) == before, "a double click writes once"
    db.session.commit()
    sign_all(client, signing)
    with pytest.raises(NothingToRemind):
        remind(signing.charter, actor="command")


def test_nobody_gets_a_link_out_of_turn(client: PageClient, signing: Signing) -> None:
    with pytest.raises(NotTheirTurn):
        renew_link(signing.slot(Party.HOST), actor="command")
    with pytest.raises(NotTheirTurn):
        request_code(signing.slot(Party.HOST), Statement("Inès Haddad", "Je m’engage"))
    with pytest.raises(NotTheirTurn):
        decline(signing.slot(Party.HOST), "")
    sign_all(client, signing, Party.MENTOR)
    with pytest.raises(AlreadySigned):
        renew_link(signing.slot(Party.MENTOR), actor="command")
    with pytest.raises(SigningLinkGone):
        open_link("x" * 43)
