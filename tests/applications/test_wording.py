"""Words that depend on whom they are said of, and on how many there are."""

import pytest
from app.access.models import Person
from app.applications.models import ApplicantRole, Application
from app.applications.wording import criterion_sentence, member_called, next_steps, stock_sentences
from app.programmes.presets import load_preset, preset_path
from app.programmes.queries import definition
from flask import Flask

from tests.applications.looking import plain
from tests.applications.world import PRESETS, make_programme, make_sent


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


def test_refusal_over_a_condition_is_a_sentence_about_the_question_that_was_asked() -> None:
    said = criterion_sentence("Êtes-vous professionnel·le de santé ?")
    assert plain(said) == (
        "Votre réponse à la question « Êtes-vous professionnel·le de santé ? » "
        "ne correspond pas aux conditions du programme."
    )


@pytest.mark.parametrize("preset", PRESETS)
def test_once_eligible_what_comes_next_names_who_does_it(app: Flask, preset: str) -> None:
    sent = make_sent(make_programme(preset))
    assert not next_steps(sent, definition(sent.programme))[1].startswith("Elle ")


@pytest.mark.parametrize("preset", PRESETS)
def test_nothing_said_to_somebody_who_chose_leaves_both_agreements(preset: str) -> None:
    known = load_preset(preset_path(preset))
    for form in (known.mentee, known.mentor):
        said = [form.check.charter_box, *(each.notice.text for each in form.steps if each.notice)]
        said += [str(text) for text in form.statuses.model_dump().values()]
        assert not [text for text in said if "·" in text]
