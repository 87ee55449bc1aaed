"""A mentorship goes on longer by an amendment, which the three sign and the host seals like the first charter."""

from datetime import date, timedelta

import pytest
from app.charters.errors import AmendmentRefused
from app.charters.models import Charter, CharterState, FileKind, Party
from app.charters.queries import amendments_of_pair, charter_of_pair, file_of, open_amendment, slot_of, snapshot_of
from app.charters.rules import AmendmentProblem, amendment_problem
from app.charters.services import expire_charters, issue_amendment
from app.core.clock import today
from app.core.database import db
from app.core.events import publish
from app.pairing.events import PairEnded
from app.pairing.models import Pair, PairState
from app.pairing.rules import PairAct
from app.pairing.services.moving import move
from flask import Flask
from sqlalchemy.exc import IntegrityError

from tests.charters.cast import ADA, HOST, MILO, Signing
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.support.letters import last_letter, letters_to, sign_in
from tests.support.mailbox import code_in, link_in
from tests.support.pdf import pdf_text
from tests.support.sealing import seal_charters

LATER = date(2028, 3, 31)
NAMES = {Party.MENTOR: "Ada Lovelace", Party.MENTEE: "Milo Łukasik", Party.HOST: "Inès Haddad"}
ADDRESSES = {Party.MENTOR: ADA, Party.MENTEE: MILO, Party.HOST: HOST}


def pair_of(signing: Signing) -> Pair:
    db.session.rollback()
    return db.session.get_one(Pair, signing.pair.id)


def page_of(signing: Signing) -> str:
    return f"/coordination/{signing.programme.slug}/binomes/{signing.pair.ref}"


def issue(rachid: Visitor, sealed: Signing, day: date = LATER) -> Charter:
    page = rachid.get(f"{page_of(sealed)}/prolonger")
    read = rachid.submit(page, "Continuer", ends_on=day.isoformat(), status=200)
    rachid.submit(read, "Faire signer l’avenant")
    amendment = open_amendment(sealed.pair.id)
    assert amendment is not None
    return amendment


def sign(app: Flask, party: Party) -> None:
    visitor = Visitor(app)
    letters = [mail for mail in letters_to(ADDRESSES[party]) if "/signer/" in mail.text]
    page = visitor.follow(visitor.submit(visitor.get(link_in(letters[-1], "/signer/")), "Ouvrir l’avenant"))
    code = visitor.follow(visitor.submit(page, "Continuer", clauses=["clause-1"], typed_name=NAMES[party]))
    assert code.has("Signer l’avenant")
    visitor.submit(code, "Signer l’avenant", code=code_in(last_letter(ADDRESSES[party])))


def test_three_signatures_give_the_new_last_day(app: Flask, rachid: Visitor, sealed: Signing) -> None:
    before = pair_of(sealed).ends_on
    amendment = issue(rachid, sealed)
    assert pair_of(sealed).ends_on == before
    for party in (Party.MENTEE, Party.MENTOR, Party.HOST):
        sign(app, party)
    pair = pair_of(sealed)
    assert (pair.state, pair.ends_on) == (PairState.EXTENDED, LATER)
    seal_charters()
    first, second = charter_of_pair(pair.id), amendments_of_pair(pair.id)[0]
    assert first is not None
    assert (first.state, second.state, second.amends_id) == (CharterState.SEALED, CharterState.SEALED, first.id)
    final = file_of(second, FileKind.FINAL)
    assert final is not None
    printed = pdf_text(final.content)
    assert "Avenant à la charte de mentorat" in printed
    assert first.reference in printed
    assert "31 mars 2028" in printed
    assert amendment.reference != first.reference
    letter = last_letter(MILO)
    shown = rachid.get(page_of(sealed))
    assert shown.has("Jusqu’au 31 mars 2028")
    assert not shown.has("Jusqu’au 31 mars 2028, à signer")
    assert "le mentorat se termine désormais le 31 mars 2028" in letter.text.replace("\u00a0", " ")
    assert [each.filename[:7] for each in letter.attachments] == ["avenant"]


def test_the_amendment_is_read_before_anybody_is_asked(rachid: Visitor, sealed: Signing) -> None:
    page = rachid.get(f"{page_of(sealed)}/prolonger")
    read = rachid.submit(page, "Continuer", ends_on=LATER.isoformat(), status=200)
    assert read.has("Il se terminera le 31 mars 2028.")
    assert read.has(sealed.charter.reference)
    assert open_amendment(sealed.pair.id) is None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("", "Écrivez la nouvelle date de fin"),
        ("2027-01-01", "Choisissez une date après la fin prévue"),
        ("2031-01-01", "Choisissez une date dans l’année qui suit la fin prévue"),
    ],
)
def test_a_day_that_does_not_serve_is_told(rachid: Visitor, sealed: Signing, day: str, said: str) -> None:
    page = rachid.submit(rachid.get(f"{page_of(sealed)}/prolonger"), "Continuer", ends_on=day, status=422)
    assert page.has(said)
    assert open_amendment(sealed.pair.id) is None


def test_the_coordination_follows_and_withdraws_it(app: Flask, rachid: Visitor, sealed: Signing) -> None:
    issue(rachid, sealed)
    shown = rachid.get(page_of(sealed))
    assert shown.has("À signer")
    assert shown.has("Jusqu’au 31 mars 2028")
    assert rachid.get(f"{page_of(sealed)}/prolonger").has("annulez-le d’abord")
    link = link_in(last_letter(ADA), "/signer/")
    rachid.submit(rachid.get(shown.link("Annuler l’avenant…")), "Annuler cet avenant")
    assert amendments_of_pair(sealed.pair.id)[0].state is CharterState.CANCELLED
    Visitor(app).get(link, status=410)
    assert pair_of(sealed).state is PairState.ACTIVE
    rachid.get(f"{page_of(sealed)}/avenants/{amendments_of_pair(sealed.pair.id)[0].code}.pdf")


def test_whoever_had_signed_is_told_that_it_was_withdrawn(app: Flask, rachid: Visitor, sealed: Signing) -> None:
    issue(rachid, sealed)
    sign(app, Party.MENTOR)
    before = len(letters_to(MILO))
    page = rachid.get(f"{page_of(sealed)}/prolonger")
    assert page.has("qui avait déjà signé l’apprend par e-mail")
    for _ in range(2):
        rachid.submit(page, "Annuler cet avenant")
    assert [each.name for each in letters_to(ADA)].count("charter_not_signed") == 1
    assert "comme prévu" in last_letter(ADA).text
    assert len(letters_to(MILO)) == before


def test_an_amendment_issued_meanwhile_is_not_withdrawn_with_the_former(rachid: Visitor, sealed: Signing) -> None:
    issue(rachid, sealed)
    stale = rachid.get(f"{page_of(sealed)}/prolonger")
    rachid.submit(stale, "Annuler cet avenant")
    second = issue(rachid, sealed, LATER + timedelta(days=1))
    rachid.submit(stale, "Annuler cet avenant")
    db.session.refresh(second)
    assert second.state is CharterState.OPEN


def test_without_three_signatures_the_year_ends_as_planned(
    app: Flask, rachid: Visitor, sealed: Signing, now: FixedClock
) -> None:
    ends_on = pair_of(sealed).ends_on
    amendment = issue(rachid, sealed)
    sign(app, Party.MENTOR)
    now.advance(days=31)
    assert expire_charters(now.at) == 1
    db.session.commit()
    assert (pair_of(sealed).state, pair_of(sealed).ends_on) == (PairState.ACTIVE, ends_on)
    assert "comme prévu" in last_letter(ADA).text
    assert amendment.state is CharterState.EXPIRED
    assert sealed.charter.state is CharterState.SEALED


def test_it_is_signed_before_the_former_end(rachid: Visitor, sealed: Signing, now: FixedClock) -> None:
    ends_on = pair_of(sealed).ends_on
    assert ends_on is not None
    now.advance(days=(ends_on - today()).days - 10)
    amendment = issue_amendment(pair_of(sealed), LATER, seen=pair_of(sealed).version, actor="command")
    assert amendment.sign_by == ends_on
    assert amendment_problem(ends_on, LATER, ends_on) is AmendmentProblem.ENDS_TODAY


def test_a_pause_meanwhile_stays_a_pause(app: Flask, rachid: Visitor, sealed: Signing) -> None:
    issue(rachid, sealed)
    move(pair_of(sealed), PairAct.PAUSE, actor="command")
    db.session.commit()
    for party in (Party.MENTEE, Party.MENTOR, Party.HOST):
        sign(app, party)
    pair = pair_of(sealed)
    assert (pair.state, pair.ends_on) == (PairState.PAUSED, LATER)
    with pytest.raises(AmendmentRefused):
        issue_amendment(pair, LATER + timedelta(days=30), seen=pair.version, actor="command")


def test_it_names_what_it_amends_and_never_changes(rachid: Visitor, sealed: Signing) -> None:
    amendment = issue(rachid, sealed)
    snapshot = snapshot_of(amendment)
    assert snapshot.title == "Avenant à la charte de mentorat"
    assert [clause.text for clause in snapshot.clauses] == ["J’ai lu l’avenant et j’accepte la nouvelle date de fin"]
    for change in ({"ends_on": today()}, {"amends_id": None, "ends_on": None}):
        with pytest.raises(IntegrityError):
            db.session.execute(db.update(Charter).where(Charter.id == amendment.id).values(**change))
        db.session.rollback()


def test_who_may_not_extend(app: Flask, sealed: Signing) -> None:
    milo = Visitor(app)
    sign_in(milo, MILO)
    milo.get(f"{page_of(sealed)}/prolonger", status=403)
    Visitor(app).get(f"{page_of(sealed)}/prolonger", status=403)


def test_reminders_and_addresses_are_those_of_the_amendment(rachid: Visitor, sealed: Signing, now: FixedClock) -> None:
    amendment = issue(rachid, sealed)
    now.advance(minutes=5)
    rachid.submit(rachid.get(page_of(sealed)), "Relancer")
    assert slot_of(amendment, Party.MENTOR).reminded_at is not None
    assert "L’avenant à la charte de votre binôme attend encore votre signature." in last_letter(ADA).text


def test_a_mentorship_that_ends_takes_it_along(rachid: Visitor, sealed: Signing) -> None:
    amendment = issue(rachid, sealed)
    publish(PairEnded(pair_id=sealed.pair.id, early=True, actor="command"))
    assert amendment.state is CharterState.CANCELLED
    assert sealed.charter.state is CharterState.SEALED
