"""A wrong address, a lost mailbox: the way to whoever signs changes, the document does not, and nobody gains a door."""

import pytest
from app.access.models import Person
from app.access.queries import person_by_email
from app.charters.errors import AddressSignsAlready, AlreadySigned, CharterMovedOn, OwnSignature
from app.charters.models import Charter, Party, SlotState
from app.charters.queries import broken_event, chain_of
from app.charters.services import correct_address
from app.core.clock import now
from app.core.database import db
from app.mail.models import OutboxMail
from app.organisation.queries import current_signatory
from app.pairing.models import PairState
from app.programmes.models import Programme, Role, StaffRole
from flask import Flask

from tests.charters.cast import (
    ADA,
    HOST,
    MILO,
    RACHID,
    Signing,
    declare,
    make_pair,
    make_programme,
    opened,
    send,
    sign_all,
)
from tests.charters.conftest import Visitor
from tests.programmes import world as programmes
from tests.support.letters import last_letter, letters_to, make_person, sign_in
from tests.support.mailbox import code_in

NEW = "milo.l@exemple.fr"


def page_of(signing: Signing, party: str = "mentee") -> str:
    return f"/coordination/local/binomes/{signing.pair.ref}/charte/{party}/adresse"


def give_role(email: str, programme: Programme, role: Role) -> None:
    db.session.add(StaffRole(person=account(email), programme_id=programme.id, role=role, since=now()))
    db.session.commit()


def account(email: str) -> Person:
    found = person_by_email(email)
    assert found is not None
    return found


def correct(visitor: Visitor, signing: Signing, email: str = NEW, party: str = "mentee") -> None:
    asked = visitor.submit(visitor.get(page_of(signing, party)), "Continuer", email=email, status=200)
    visitor.submit(asked, "Corriger l’adresse")


def frozen(charter: Charter) -> tuple[bytes, str, str]:
    return charter.snapshot, charter.snapshot_sha256, charter.frozen_sha256


def test_the_new_address_gets_the_link_and_the_former_ones_are_dead(
    client: Visitor, rachid: Visitor, signing: Signing
) -> None:
    first, before = signing.path(Party.MENTEE), frozen(signing.charter)
    page = rachid.get(f"/coordination/local/binomes/{signing.pair.ref}")
    page = rachid.get(page.link("Corriger l’adresse de Milo Łukasik"))
    page = rachid.submit(page, "Continuer", email=f" {NEW.upper()} ", status=200)
    assert page.has("Un nouveau lien pour signer part à la nouvelle adresse.")
    assert page.has("Son compte suit")
    assert letters_to(NEW) == [], "nothing leaves before it is confirmed"
    page = rachid.follow(rachid.submit(page, "Corriger l’adresse"))
    assert page.has("L’adresse de Milo Łukasik est corrigée. Un nouveau lien vient d’y partir.")
    client.get(first, status=410)
    assert signing.slot(Party.MENTEE).email == NEW
    assert last_letter(NEW).name == "signing_link"
    assert frozen(signing.charter) == before
    sign_all(client, signing, Party.MENTEE)
    assert signing.slot(Party.MENTEE).state is SlotState.SIGNED
    assert broken_event(signing.charter) is None


def test_the_former_address_is_told_and_learns_nothing(rachid: Visitor, signing: Signing) -> None:
    correct(rachid, signing)
    told = last_letter(MILO)
    assert told.name == "signing_address_corrected"
    for secret in (NEW, "Milo", "Ada", "CM-2026", "/signer/"):
        assert secret not in told.text + told.html + told.subject


def test_the_chain_keeps_both_addresses_closed(rachid: Visitor, signing: Signing) -> None:
    correct(rachid, signing)
    event = next(each for each in chain_of(signing.charter) if each.kind == "email_corrected")
    assert event.actor == account(RACHID).ref
    assert event.facts["party"] == "mentee"
    assert {name: each["value"] for name, each in event.personal.items()} == {"former_address": MILO, "address": NEW}
    assert not [each for each in (MILO, NEW) if each in str(event.facts)]
    event.personal = {}
    db.session.flush()
    assert broken_event(signing.charter) is None


def test_application_and_account_follow_and_sessions_end(app: Flask, rachid: Visitor, signing: Signing) -> None:
    milo = Visitor(app)
    sign_in(milo, MILO)
    milo.get("/mon-compte")
    correct(rachid, signing)
    assert signing.charter.pair.mentee.email == NEW
    assert person_by_email(MILO) is None
    assert milo.http.get("/mon-compte").status_code == 403
    sign_in(milo, NEW)
    milo.get(f"/mon-binome/{signing.charter.pair.ref}")


def test_nobody_signs_for_two_nor_leads_a_signature_to_themselves(rachid: Visitor, signing: Signing) -> None:
    for address in (ADA, HOST, RACHID):
        page = rachid.submit(rachid.get(page_of(signing)), "Continuer", email=address, status=422)
        assert page.has("celle-ci est la vôtre, ou celle d’une autre personne qui signe cette charte")
        with pytest.raises(AddressSignsAlready):
            correct_address(signing.slot(Party.MENTEE), address, seen=MILO, actor=account(RACHID).ref)
        db.session.rollback()
    for wrong in ("", "a@b.fr, c@d.fr", MILO):
        rachid.submit(rachid.get(page_of(signing)), "Continuer", email=wrong, status=422)
    assert signing.slot(Party.MENTEE).email == MILO


def test_staff_correct_nothing_of_their_own(app: Flask, signing: Signing) -> None:
    give_role(ADA, signing.programme, Role.COORDINATOR)
    ada = Visitor(app)
    sign_in(ada, ADA)
    for party in Party:
        ada.get(page_of(signing, party.value), status=403)
        with pytest.raises(OwnSignature):
            correct_address(signing.slot(party), NEW, seen=signing.slot(party).email, actor=account(ADA).ref)
        db.session.rollback()
    ada.get(f"/coordination/local/binomes/{signing.pair.ref}/charte-a-signer.pdf", status=403)


def test_the_signatory_of_the_host_moves_on_every_waiting_charter(app: Flask, signing: Signing) -> None:
    other = Signing(signing.programme, make_pair(signing.programme, 1))
    rachid = Visitor(app)
    sign_in(rachid, RACHID)
    page = rachid.submit(rachid.get(page_of(signing, "host")), "Continuer", email="ines@exemple.fr", status=200)
    assert page.has("1 autre charte en attente suit la même correction.")
    assert page.has("quand son tour viendra")
    rachid.submit(page, "Corriger l’adresse")
    signatory = current_signatory()
    assert signatory is not None
    assert (signatory.name, signatory.email) == ("Inès Haddad", "ines@exemple.fr")
    assert other.slot(Party.HOST).email == signing.slot(Party.HOST).email == "ines@exemple.fr"
    assert letters_to("ines@exemple.fr") == []
    assert [each.name for each in letters_to(HOST)] == ["signing_address_corrected"]


def test_no_other_charter_follows_to_an_address_that_signs_it_already(signing: Signing) -> None:
    second = Signing(signing.programme, make_pair(signing.programme, 1))
    mentor = second.slot(Party.MENTOR).email
    slot = signing.slot(Party.HOST)
    correct_address(slot, mentor, seen=slot.email, actor="command")
    db.session.commit()
    assert signing.slot(Party.HOST).email == mentor
    assert second.slot(Party.HOST).email == HOST


def test_a_second_click_changes_nothing_more(rachid: Visitor, signing: Signing) -> None:
    page = rachid.submit(rachid.get(page_of(signing)), "Continuer", email=NEW, status=200)
    for _ in range(3):
        rachid.submit(page, "Corriger l’adresse")
    assert [each.name for each in letters_to(NEW)] == ["signing_link"]
    assert [each.name for each in letters_to(MILO)].count("signing_address_corrected") == 1
    assert [each.kind for each in chain_of(signing.charter)].count("email_corrected") == 1


def test_a_code_on_its_way_signs_nothing_after_the_correction(
    client: Visitor, rachid: Visitor, signing: Signing
) -> None:
    page = client.follow(declare(client, opened(client, signing.path(Party.MENTEE)), "Milo Łukasik"))
    code = code_in(last_letter(MILO))
    correct(rachid, signing)
    assert client.submit(page, "Signer la charte", code=code, status=400).status != 303
    assert signing.slot(Party.MENTEE).state is SlotState.PENDING


def test_a_signature_given_meanwhile_is_left_alone(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    page = rachid.submit(rachid.get(page_of(signing)), "Continuer", email=NEW, status=200)
    sign_all(client, signing, Party.MENTEE)
    assert rachid.submit(page, "Corriger l’adresse", status=409).has("La charte est déjà signée")
    assert signing.slot(Party.MENTEE).email == MILO
    with pytest.raises(AlreadySigned):
        correct_address(signing.slot(Party.MENTEE), NEW, seen=MILO, actor="command")


def test_an_address_corrected_by_somebody_else_meanwhile_is_said(rachid: Visitor, signing: Signing) -> None:
    page = rachid.submit(rachid.get(page_of(signing)), "Continuer", email=NEW, status=200)
    correct_address(signing.slot(Party.MENTEE), "autre@exemple.fr", seen=MILO, actor="command")
    db.session.commit()
    assert rachid.submit(page, "Corriger l’adresse", status=409).has("La charte a bougé pendant que vous lisiez")
    with pytest.raises(CharterMovedOn):
        correct_address(signing.slot(Party.MENTEE), NEW, seen=MILO, actor="command")


def test_strangers_and_the_coordination_of_another_programme_are_refused(app: Flask, signing: Signing) -> None:
    other = make_programme("ailleurs")
    programmes.make_staff(other, "lea@exemple.fr", first_name="Léa", last_name="Roy")
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    db.session.commit()
    for email in ("zoe@exemple.fr", "lea@exemple.fr"):
        visitor = Visitor(app)
        sign_in(visitor, email)
        visitor.get(page_of(signing), status=403)
        send(visitor, page_of(signing), {"email": NEW, "confirmed": "yes", "seen": MILO}, status=403)
    there = page_of(signing).replace("/local/", "/ailleurs/")
    visitor.get(there, status=404)
    send(visitor, there, {"email": NEW, "confirmed": "yes", "seen": MILO}, status=404)
    assert db.session.query(OutboxMail).filter_by(to_address=NEW).count() == 0
    assert signing.charter.pair.state is PairState.COMMITTED
