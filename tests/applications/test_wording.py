"""Words that depend on whom they are said of, and on how many there are."""

import pytest
from app.access.models import Person
from app.applications.models import ApplicantRole, Application
from app.applications.wording import member_called, stock_sentences


@pytest.mark.parametrize("chosen", ["mentoré", "mentorée", "mentoré·e"])
def test_a_mentee_is_called_as_they_chose(chosen: str) -> None:
    person = Person(agreement=chosen)
    assert member_called(Application(role=ApplicantRole.MENTEE, person=person)) == chosen
    assert member_called(Application(role=ApplicantRole.MENTOR, person=person)) == "mentor"


@pytest.mark.parametrize("person", [None, Person(agreement="")])
def test_nothing_chosen_says_both(person: Person | None) -> None:
    assert member_called(Application(role=ApplicantRole.MENTEE, person=person)) == "mentoré·e"


@pytest.mark.parametrize(("mentees", "mentors", "offered"), [(11, 10, True), (10, 10, False), (9, 10, False)])
def test_numbers_are_a_reason_only_when_there_were_too_many_requests(
    mentees: int, mentors: int, *, offered: bool
) -> None:
    assert ("too_many" in dict(stock_sentences(mentors=mentors, mentees=mentees))) is offered


def test_without_numbers_none_is_said() -> None:
    assert "too_many" not in dict(stock_sentences())
