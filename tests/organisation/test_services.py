from functools import partial

import pytest
from app.core.addresses import AddressRefused
from app.core.database import db
from app.core.journal import JournalEntry
from app.organisation.errors import HostIncomplete, HostUnknown, PartnerAddressRefused, SignatoryChanged
from app.organisation.models import Organisation, Partner, Referent, Signatory
from app.organisation.queries import current_signatory, host, letterhead, partner_of_name, referent_of_address
from app.organisation.services import add_partner, add_referent, set_host, set_signatory
from flask import Flask
from sqlalchemy import func, select

from tests.conftest import FixedClock
from tests.support.contents import whole_database
from tests.support.letters import make_host

DETAILS = {"name": "CPTS", "called": "la CPTS", "email": "Mentorat@Exemple.fr", "coordinator": "Anne Muller"}


def count(model: type[Organisation | Signatory | Referent | Partner]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.parametrize("missing", sorted(DETAILS))
def test_host_needs_a_name_and_a_way_to_be_reached(app: Flask, missing: str) -> None:
    for details in ({**DETAILS, missing: ""}, {**DETAILS, missing: " \x0b "}, {**DETAILS} | {missing: "\n"}):
        with pytest.raises(HostIncomplete) as caught:
            set_host(actor="command", **details)
        assert caught.value.params == {"missing": [missing]}
    assert count(Organisation) == 0


def test_host_is_one_and_keeps_what_is_not_said_again(app: Flask) -> None:
    set_host(actor="command", **DETAILS, hosting="Ici", brand="Mon mentorat")
    changed = set_host(actor="command", phone="03 99 00 00 00", brand="")
    assert count(Organisation) == 1
    assert (changed.name, changed.email, changed.phone) == ("CPTS", "mentorat@exemple.fr", "03 99 00 00 00")
    assert (changed.hosting, changed.brand) == ("Ici", "Mon mentorat")
    with pytest.raises(HostIncomplete):
        set_host(actor="command", name="")
    assert host().name == "CPTS"


def test_host_details_are_clean_lines_and_addresses(app: Flask) -> None:
    found = set_host(actor="command", **DETAILS | {"name": " CPTS\r\nBcc: eve@exemple.fr\x0b"})
    assert found.name == "CPTS Bcc: eve@exemple.fr"
    for name in ("email", "privacy_contact"):
        with pytest.raises(AddressRefused):
            set_host(actor="command", **DETAILS | {name: "a@exemple.fr, b@exemple.fr"})


def test_detail_that_does_not_exist_is_a_mistake_of_the_program(app: Flask) -> None:
    with pytest.raises(AttributeError):
        set_host(actor="command", **DETAILS, siren="123")


def test_nothing_of_the_host_is_known_before_it_is_set(app: Flask) -> None:
    for ask in (host, letterhead):
        with pytest.raises(HostUnknown):
            ask()
    with pytest.raises(HostUnknown):
        set_signatory(name="Claire", title="présidente", email="claire@exemple.fr", actor="command")


def test_signatory_follows_another_who_stops(app: Flask, now: FixedClock) -> None:
    make_host()
    assert current_signatory() is None
    first = set_signatory(name=" Claire  Vasseur ", title="présidente", email="Claire@Exemple.fr", actor="command")
    assert (first.name, first.email) == ("Claire Vasseur", "claire@exemple.fr")
    now.advance(days=1)
    second = set_signatory(name="Paul Roy", title="président", email="paul@exemple.fr", actor="command")
    assert (first.until, second.since) == (now(), now())
    assert current_signatory() is second


def test_signatory_said_again_changes_nothing(app: Flask) -> None:
    make_host()
    say = partial(set_signatory, name="Claire", title="présidente", email="claire@exemple.fr", actor="command")
    first = say()
    db.session.commit()
    before = whole_database()
    assert say() is first
    db.session.commit()
    assert whole_database() == before


def test_two_who_say_at_once_who_signs_are_told(app: Flask) -> None:
    make_host()
    first = set_signatory(name="Claire Vasseur", title="présidente", email="c@exemple.fr", actor="command", seen=0)
    with pytest.raises(SignatoryChanged) as caught:
        set_signatory(name="Paul", title="président", email="p@exemple.fr", actor="command", seen=0)
    assert caught.value.params == {"name": "Claire Vasseur"}
    assert current_signatory() is first
    second = set_signatory(name="Paul", title="président", email="p@exemple.fr", actor="command", seen=first.id)
    assert current_signatory() is second


def test_signatory_needs_one_address(app: Flask) -> None:
    make_host()
    with pytest.raises(AddressRefused):
        set_signatory(name="Claire", title="présidente", email="claire@exemple.fr\nBcc: x@y.fr", actor="command")
    assert count(Signatory) == 0


def test_referent_of_a_known_address_is_updated(app: Flask) -> None:
    make_host()
    first = add_referent(name="Solène", email=" S@exemple.fr", outside_coordination=False, actor="command")
    again = add_referent(
        name="Solène Marty", email="s@exemple.fr", title="médiatrice", outside_coordination=True, actor="command"
    )
    assert again is first is referent_of_address("s@exemple.fr")
    assert (again.name, again.title, again.outside_coordination) == ("Solène Marty", "médiatrice", True)
    assert count(Referent) == 1
    with pytest.raises(AddressRefused):
        add_referent(name="Solène", email="s", outside_coordination=False, actor="command")


def test_partner_of_a_known_name_is_updated(app: Flask) -> None:
    make_host()
    first = add_partner(name="ARS", role="finance", url="", actor="command")
    again = add_partner(name=" ARS ", role="relaie", url="https://www.exemple.fr/a?b=c", actor="command")
    assert again is first is partner_of_name("ARS")
    assert (again.role, again.url) == ("relaie", "https://www.exemple.fr/a?b=c")
    assert count(Partner) == 1


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "exemple.fr", "//exemple.fr", "https://", "https://a b", "https://["],
)
def test_partner_site_is_one_a_browser_may_follow(app: Flask, url: str) -> None:
    make_host()
    with pytest.raises(PartnerAddressRefused):
        add_partner(name="ARS", role="finance", url=url, actor="command")
    assert count(Partner) == 0


def test_each_deed_is_journalled_without_names_or_addresses(app: Flask) -> None:
    make_host()
    set_signatory(name="Claire", title="présidente", email="c@exemple.fr", actor="command")
    add_referent(name="Solène", email="s@exemple.fr", outside_coordination=True, actor="command")
    add_partner(name="ARS", role="finance", url="", actor="command")
    entries = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id)).all()
    assert [each.act for each in entries] == ["host_set", "signatory_set", "referent_set", "partner_set"]
    for each in entries:
        assert each.facts == {}
        assert "@" not in f"{each.actor}{each.subject}"
