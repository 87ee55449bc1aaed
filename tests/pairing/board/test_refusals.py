"""The committee says no to two people together, and takes it back."""

import pytest
from app.core.database import db
from app.pairing.errors import AlreadyForbidden, PairForbidden, PairStands, VetoGone
from app.pairing.models import PairVeto
from app.pairing.services import allow_pair, forbid_pair, form_pair

from tests.pairing.board.desk import Desk


def test_a_refused_pair_is_never_proposed_until_the_refusal_is_lifted(desk: Desk) -> None:
    milo, ada = desk.mentee("Milo"), desk.mentor("Ada")
    after = desk.press(desk.lea, desk.couple(desk.lea, milo, ada), "Refuser ce binôme", reason="Trop proches.")
    assert after.has("Refusé par le comité")
    assert after.has("Trop proches.")
    board = desk.open(desk.hugo, milo)
    assert board.has("Binôme refusé par le comité")
    assert not board.has("Retenir Ada Roth")
    assert board.has("1 mentor : refusé par le comité")
    lifted = desk.press(desk.hugo, desk.couple(desk.hugo, milo, ada), "Lever ce refus")
    assert lifted.has("Le refus est levé.")
    assert desk.open(desk.hugo, milo).form("Retenir Ada Roth")


def test_no_page_grown_old_forms_a_refused_pair(desk: Desk) -> None:
    milo, ada = desk.mentee("Milo"), desk.mentor("Ada")
    old = desk.open(desk.lea, milo)
    forbid_pair(ada, milo, reason="", actor=desk.hugo.ref)
    late = desk.press(desk.lea, old, "Retenir Ada Roth", status=409, justification="Ils se conviennent.")
    assert late.has("Le comité a refusé ce binôme.")
    assert late.has("Ils se conviennent.")
    assert desk.pairs() == []


def test_a_refusal_is_given_once_and_not_to_a_pair(desk: Desk) -> None:
    milo, ada = desk.mentee("Milo"), desk.mentor("Ada")
    with pytest.raises(VetoGone):
        allow_pair(ada, milo, actor=desk.lea.ref)
    veto = forbid_pair(ada, milo, reason="Non", actor=desk.lea.ref)
    assert db.session.get_one(PairVeto, veto.id).by == desk.lea.ref
    with pytest.raises(AlreadyForbidden):
        forbid_pair(ada, milo, reason="Non plus", actor=desk.hugo.ref)
    seen = {"seen_mentor": ada.version, "seen_mentee": milo.version}
    with pytest.raises(PairForbidden):
        form_pair(ada, milo, justification="Oui", actor=desk.lea.ref, **seen)
    allow_pair(ada, milo, actor=desk.hugo.ref)
    form_pair(ada, milo, justification="Oui", actor=desk.lea.ref, **seen)
    with pytest.raises(PairStands):
        forbid_pair(ada, milo, reason="Non", actor=desk.lea.ref)
