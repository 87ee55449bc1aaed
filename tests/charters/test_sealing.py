"""The worker seals once what the three have signed."""

import pytest
from app.charters import printing
from app.charters.due import sealer
from app.charters.models import Charter, CharterState, FileKind
from app.charters.queries import broken_event, chain_of, file_of
from app.charters.queries.sealing import certificate_by_fingerprint
from app.core.database import db, reading
from app.core.journal import JournalEntry
from app.documents.inspection import inspect
from sqlalchemy import select

from tests.charters.cast import Signing, make_pair, sign_all
from tests.charters.seals import letters, told
from tests.support.pages import PageClient
from tests.support.sealing import made_seal, seal_charters


def test_charter_is_sealed_kept_told_in_the_chain_and_mailed(signed: Signing) -> None:
    assert signed.charter.state is CharterState.COMPLETE
    assert seal_charters() == 1
    charter = signed.charter
    stored = file_of(charter, FileKind.FINAL)
    assert stored is not None
    (seal,) = inspect(stored.content, [made_seal().root.certificate.pem]).seals
    assert (seal.intact, seal.whole, seal.trusted) == (True, True, True)
    assert charter.state is CharterState.SEALED
    sealed, *delivered = chain_of(charter)[-4:]
    assert (sealed.kind, [each.kind for each in delivered]) == ("sealed", ["delivered"] * 3)
    assert sealed.facts == {
        "final_sha256": stored.sha256,
        "certificate_sha256": made_seal().leaf.certificate.fingerprint,
        "timestamped": False,
    }
    assert broken_event(charter) is None
    assert len(letters()) == 3
    acts = db.session.scalars(select(JournalEntry.act).where(JournalEntry.subject == charter.ref)).all()
    assert acts.count("charter_sealed") == 1
    assert certificate_by_fingerprint(made_seal().leaf.certificate.fingerprint) is not None
    assert told(signed) == []


def test_workers_that_both_drew_it_keep_it_once(signed: Signing) -> None:
    charter_id = signed.charter.id
    with reading():
        one, two = sealer().prepare(charter_id), sealer().prepare(charter_id)
    assert sealer().write(charter_id, one)
    db.session.commit()
    assert not sealer().write(charter_id, two)
    db.session.commit()
    stored = file_of(signed.charter, FileKind.FINAL)
    assert stored is not None
    assert stored.content == one.content
    assert len(letters()) == 3
    assert seal_charters() == 0


def test_one_that_cannot_be_drawn_holds_up_no_other(
    client: PageClient, signed: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Signing(signed.programme, make_pair(signed.programme, 1))
    sign_all(client, other)
    first, draw = signed.charter.id, printing.final_pdf

    def fail(charter: Charter) -> bytes:
        if charter.id == first:
            raise OSError("no space left on device")
        return draw(charter)

    with monkeypatch.context() as broken:
        broken.setattr(printing, "final_pdf", fail)
        assert seal_charters() == 1
    assert (signed.charter.state, other.charter.state) == (CharterState.COMPLETE, CharterState.SEALED)
    assert seal_charters() == 1
    assert len(letters()) == 6
