"""Every way a file can differ from the one that was sealed is told from the others, and names nobody."""

from collections import Counter

import pytest
from app.charters import verification
from app.charters.models import Charter, FileKind
from app.charters.queries import file_of
from app.charters.rules import FileAnswer
from app.core.database import db
from app.documents.inspection import inspect

from tests.charters.cast import Signing, make_pair, sign_all
from tests.support import tampering
from tests.support.pages import PageClient
from tests.support.sealing import seal_charters

CHANGES = 300
OURS = "CPTS des Trois Vallées"


@pytest.fixture
def sealed(sealed: Signing) -> bytes:
    """The sealed file of Ada and Milo's charter."""
    return content_of(sealed.charter, FileKind.FINAL)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at files in this process: the child has tests of its own."""
    monkeypatch.setattr(verification, "inspect_apart", inspect)


def content_of(charter: Charter, kind: FileKind) -> bytes:
    stored = file_of(charter, kind)
    assert stored is not None
    return stored.content


def test_the_sealed_file_is_authentic_and_everything_recomputed_holds(signing: Signing, sealed: bytes) -> None:
    report = verification.verify_file(sealed)
    assert report.answer is FileAnswer.AUTHENTIC
    assert report.charter is not None
    assert report.charter.code == signing.charter.code
    assert report.seal is not None
    assert (report.seal.intact, report.seal.whole, report.seal.trusted) == (True, True, True)
    assert {each.code: each.holds for each in report.points} == dict.fromkeys(
        (
            *("same_bytes", "seal_holds", "register_chain", "register_complete", "file_chain", "three_digests"),
            *("snapshot", "same_chain", "same_digests"),
        ),
        True,
    )


@pytest.mark.usefixtures("here")
def test_each_way_a_file_differs_is_told_from_the_others(signing: Signing, sealed: bytes) -> None:
    frozen = content_of(signing.charter, FileKind.FROZEN)
    named = tampering.sealed_by_another(sealed, name="Cachet électronique 2026", organisation=OURS)
    stranger = tampering.sealed_by_another(sealed, name="Cachet", organisation="Une autre association")
    told = {
        "as it was sealed": sealed,
        "proposed": frozen,
        "padding": tampering.padding_changed(sealed),
        "saved again": tampering.saved_again(sealed),
        "appended": tampering.with_an_update(sealed),
        "cut short": sealed[:-40],
        "seal taken out": tampering.without_seal(sealed),
        "seal and evidence taken out": tampering.without_seal(sealed, keep=()),
        "our name": named,
        "another name": stranger,
        "another document": tampering.saved_again(frozen),
        "no seal, no parts, no sense": b"%PDF-1.7\n" + b"junk" * 1000,
    }
    assert {name: verification.verify_file(data).answer for name, data in told.items()} == {
        "as it was sealed": FileAnswer.AUTHENTIC,
        "proposed": FileAnswer.PROPOSED,
        "padding": FileAnswer.DIFFERENT,
        "saved again": FileAnswer.ALTERED,
        "appended": FileAnswer.APPENDED,
        "cut short": FileAnswer.ALTERED,
        "seal taken out": FileAnswer.STRIPPED,
        "seal and evidence taken out": FileAnswer.NOT_OURS,
        "our name": FileAnswer.NAMESAKE,
        "another name": FileAnswer.FOREIGN,
        "another document": FileAnswer.NOT_OURS,
        "no seal, no parts, no sense": FileAnswer.UNREADABLE,
    }


@pytest.mark.usefixtures("here")
def test_what_fails_is_among_what_was_recomputed(signing: Signing, sealed: bytes) -> None:
    failing = {
        "seal_broken": tampering.saved_again(sealed),
        "seal_appended": tampering.with_an_update(sealed),
        "seal_touched": tampering.padding_changed(sealed),
        "seal_absent": tampering.without_seal(sealed),
    }
    for code, data in failing.items():
        points = verification.verify_file(data).points
        assert [each.code for each in points if not each.holds] == ["same_bytes", code]
    proposed = verification.verify_file(content_of(signing.charter, FileKind.FROZEN))
    assert all(each.holds for each in proposed.points), "it was never to be sealed"
    assert {each.code for each in proposed.points} == {"register_chain", "register_complete"}


@pytest.mark.usefixtures("here")
def test_not_one_of_three_hundred_one_bit_changes_passes(sealed: bytes) -> None:
    answers = Counter(verification.verify_file(data).answer for _, data in tampering.one_bit_changes(sealed, CHANGES))
    assert sum(answers.values()) == CHANGES
    assert set(answers) <= {FileAnswer.ALTERED, FileAnswer.DIFFERENT, FileAnswer.STRIPPED}, answers
    assert answers[FileAnswer.ALTERED] > CHANGES // 2, answers


@pytest.mark.usefixtures("here")
def test_the_code_says_which_charter_is_meant(signing: Signing, sealed: bytes) -> None:
    code = signing.charter.code
    assert verification.verify_file(sealed, code).answer is FileAnswer.AUTHENTIC
    blank = tampering.without_seal(sealed, keep=())
    assert verification.verify_file(blank, code).answer is FileAnswer.NOT_THIS_ONE


@pytest.mark.usefixtures("here")
def test_a_register_that_was_lost_is_said_so(sealed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "file_with", lambda _digest: None)
    monkeypatch.setattr(verification, "charter_by_code", lambda _code: None)
    report = verification.verify_file(sealed)
    assert report.answer is FileAnswer.SEALED_UNKNOWN
    assert {each.code for each in report.points} == {"seal_holds", "file_chain", "three_digests", "snapshot"}
    assert all(each.holds for each in report.points)


@pytest.mark.usefixtures("here")
def test_a_file_that_the_register_lost_is_not_judged_by_the_code_of_another_charter(
    client: PageClient, signing: Signing, sealed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Signing(signing.programme, make_pair(signing.programme, 1))
    sign_all(client, other)
    assert seal_charters() == 1
    known = other.charter
    monkeypatch.setattr(verification, "file_with", lambda _digest: None)
    monkeypatch.setattr(verification, "charter_by_code", lambda code: known if code == known.code else None)
    report = verification.verify_file(sealed, known.code)
    assert report.answer is FileAnswer.SEALED_UNKNOWN
    assert report.charter is None
    assert {each.code for each in report.points} == {"seal_holds", "file_chain", "three_digests", "snapshot"}
    blank = tampering.without_seal(sealed, keep=())
    assert verification.verify_file(blank, known.code).charter is known


@pytest.mark.usefixtures("here")
def test_after_retention_the_file_people_kept_is_still_authentic(
    client: PageClient, signing: Signing, sealed: bytes
) -> None:
    from app.charters.services.erasing import erase_charters

    charter = signing.charter
    ends_on = charter.pair.ends_on
    assert ends_on is not None
    from app.core.clock import end_of_day

    assert erase_charters(end_of_day(ends_on.replace(year=ends_on.year + 6))) == 1
    db.session.commit()
    assert verification.verify_file(sealed).answer is FileAnswer.AUTHENTIC
    page = client.get(f"/verifier?code={signing.charter.code}")
    assert page.has("au terme prévu")
    assert page.has("signée par trois personnes")
