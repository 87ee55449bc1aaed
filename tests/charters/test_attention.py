"""« À traiter » for charters: each pair once, under what it asks for, since when and where to go; few questions."""

import pytest
from app.access.queries import person_by_email
from app.charters import sealing_attention
from app.charters.attention import find
from app.charters.models import Party, SealCheck
from app.charters.rules.sealing import SealProblem
from app.charters.services import claim_name, decline, expire_charters
from app.core import clock
from app.core.database import db
from flask import Flask

from tests.charters.cast import ADA, Signing, make_pair, make_programme, send, sign_all
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.support.pages import statements


def lines(signing: Signing, person_id: int = 0) -> dict[str, int]:
    db.session.expire_all()
    return {each.code: each.count for each in find(signing.programme.id, person_id)}


def more(signing: Signing, number: int) -> Signing:
    return Signing(signing.programme, make_pair(signing.programme, number))


def test_every_pair_is_counted_once_under_what_it_asks_for(signing: Signing, now: FixedClock) -> None:
    expired = signing
    now.advance(days=15)
    unsigned, claimed, refused = (more(signing, number) for number in (1, 2, 3))
    now.advance(days=16)
    expire_charters(clock.now())
    fresh = more(signing, 4)
    claim_name(claimed.slot(Party.MENTOR), "Ada Lovelasse")
    db.session.commit()
    decline(refused.slot(Party.MENTEE), "pair")
    db.session.commit()
    assert lines(signing) == {
        "charter_expired": 1,
        "charter_unsigned": 1,
        "charter_name_claimed": 1,
        "charter_refused": 1,
    }
    found = {each.code: each for each in find(signing.programme.id, 0)}
    where = {"slug": "local", "ref": refused.pair.ref}
    assert (found["charter_refused"].endpoint, found["charter_refused"].values) == ("pairing.coordinator.detail", where)
    assert found["charter_refused"].since == refused.charter.closed_at
    assert found["charter_expired"].since == expired.charter.closed_at
    assert found["charter_unsigned"].since == unsigned.charter.issued_at
    assert found["charter_name_claimed"].endpoint == "charters.coordinator.names"
    assert min(found.values(), key=lambda each: each.urgency).code == "charter_name_claimed"
    assert fresh.charter.state == "open"


def test_several_refusals_lead_to_their_list_which_issues_only_what_never_was(
    rachid: Visitor, signing: Signing
) -> None:
    decline(signing.slot(Party.MENTEE), "time")
    db.session.commit()
    other = more(signing, 1)
    decline(other.slot(Party.MENTOR), "")
    db.session.commit()
    assert lines(signing) == {"charter_refused": 2}
    page = rachid.get("/coordination/local")
    assert page.has("2 chartes ont été refusées : les binômes attendent votre réponse")
    page = rachid.get(page.link("Décider"))
    assert page.has("Refusée le 12 octobre 2026 : mon emploi du temps")
    send(rachid, "/coordination/local/chartes-en-attente")
    assert lines(signing) == {"charter_refused": 2}


def test_nobody_reads_of_their_own_pair_here(signing: Signing) -> None:
    decline(signing.slot(Party.MENTEE), "time")
    db.session.commit()
    ada = person_by_email(ADA)
    assert ada is not None
    assert lines(signing, ada.id) == {}
    assert lines(signing) == {"charter_refused": 1}


def test_two_questions_at_most_however_many_pairs(app: Flask, client: Visitor) -> None:
    programme = make_programme(signatory=False)
    signing = Signing(programme, make_pair(programme))
    for number in (1, 2, 3):
        more(signing, number)
    db.session.expire_all()
    assert programme.slug == "local"
    with statements() as seen:
        found = find(programme.id, 0)
    assert [each.code for each in found] == ["charter_no_signatory"]
    assert len([each for each in seen if each.startswith("SELECT")]) <= 2


def test_a_charter_signed_by_all_is_late_only_after_ten_minutes(
    client: Visitor, signing: Signing, now: FixedClock
) -> None:
    sign_all(client, signing)
    assert lines(signing) == {}
    now.advance(minutes=11)
    assert lines(signing) == {"charter_file_late": 1}


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("", {"charter_file_late": 1}),
        (SealProblem.EXPIRING, {"seal_expiring": 1, "charter_file_late": 1}),
        (SealProblem.EXPIRED, {"seal_expired": 1}),
        (SealProblem.NO_TIMESTAMP, {"seal_no_timestamp": 1}),
    ],
)
def test_files_late_because_nothing_is_sealed_are_said_once_by_the_line_of_the_seal(
    client: Visitor, signing: Signing, now: FixedClock, problem: str, said: dict[str, int]
) -> None:
    sign_all(client, signing)
    now.advance(minutes=11)
    db.session.merge(SealCheck(id=1, checked_at=clock.now(), problem=problem, not_after=clock.now()))
    db.session.commit()
    found = {each.code: each.count for each in sealing_attention.find(signing.programme.id, 0)}
    assert {**found, **lines(signing)} == said
