"""Two members press at once: three objectives at most, and neither review is lost unseen."""

import pytest
from app.applications.models import ApplicantRole
from app.core.database import begin_writing, db
from app.core.errors import DomainError
from app.followup.errors.objectives import ObjectivesMoved, TooManyObjectives
from app.followup.models import ObjectiveState, PairObjective
from app.followup.queries.objectives import objectives_of
from app.followup.services.objectives import Aim, Stand, add_objective, review
from app.pairing.models import Pair
from app.pairing.queries import pair_by_ref
from flask import Flask

from tests.charters.test_races import together
from tests.followup.underway import a_year, an_objective

ROUNDS = 5


class Member:
    """One of the two, in a browser of their own."""

    def __init__(self, app: Flask, ref: str, role: ApplicantRole) -> None:
        self.app, self.ref, self.role = app, ref, role
        self.refused: list[DomainError] = []

    def _do(self, deed: str) -> None:
        begin_writing()
        with self.app.app_context():
            try:
                getattr(self, deed)(pair_by_ref(self.ref))
                db.session.commit()
            except DomainError as error:
                db.session.rollback()
                self.refused.append(error)
            finally:
                db.session.remove()

    def add(self) -> None:
        self._do("_add")

    def review(self) -> None:
        self._do("_review")

    def _add(self, pair: Pair) -> None:
        add_objective(pair, self.role, Aim("", f"Celui de {self.role.value}"), actor="x")

    def _review(self, pair: Pair) -> None:
        state = ObjectiveState.REACHED if self.role is ApplicantRole.MENTOR else ObjectiveState.UNDER_WAY
        review(pair, {each.ref: Stand(state, 1) for each in objectives_of(pair.id)}, actor="x")


def both(app: Flask, pair: Pair) -> tuple[Member, Member]:
    ref = pair.ref
    db.session.rollback()
    return Member(app, ref, ApplicantRole.MENTOR), Member(app, ref, ApplicantRole.MENTEE)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_only_one_gets_the_third_place(app: Flask, number: int) -> None:
    pair = a_year()
    for each in range(2):
        an_objective(pair, f"Objectif {each}")
    ada, milo = both(app, pair)
    together(ada.add, milo.add)
    (refused,) = ada.refused + milo.refused
    assert isinstance(refused, TooManyObjectives)
    assert len(objectives_of(pair.id)) == 3


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_two_reviews_one_is_kept_and_the_other_told(app: Flask, number: int) -> None:
    pair = a_year()
    objective: PairObjective = an_objective(pair)
    ada, milo = both(app, pair)
    together(ada.review, milo.review)
    (refused,) = ada.refused + milo.refused
    assert isinstance(refused, ObjectivesMoved)
    db.session.expire_all()
    assert objective.state is (ObjectiveState.UNDER_WAY if ada.refused else ObjectiveState.REACHED)
    assert objective.version == 2
