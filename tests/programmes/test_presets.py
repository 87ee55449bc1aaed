"""The two presets hold, say what they know, and do not read like each other."""

import re
from datetime import date

import pytest
from app.programmes.definition import (
    CalendarDay,
    Decider,
    Kind,
    Meaning,
    OutcomePage,
    ProgrammeDefinition,
    Readers,
    Sign,
    Verdict,
    add_months,
    fields_of,
    fill,
    runs,
)
from app.programmes.definition.checks import _texts
from app.programmes.definition.texts import ERROR_FIELDS, PERSONAL_FIELDS
from app.programmes.presets import (
    adapted,
    charter_markdown,
    load_preset,
    preset_names,
    preset_path,
)
from app.programmes.wording import values
from pydantic import ValidationError

LOCAL, HOSPITAL = "installation-liberale", "encadrement-hospitalier"


def preset(name: str) -> ProgrammeDefinition:
    return load_preset(preset_path(name))


def test_presets_are_a_rolling_programme_and_a_cohort() -> None:
    local, hospital = preset(LOCAL), preset(HOSPITAL)
    assert preset_names() == (HOSPITAL, LOCAL)
    assert (local.identity.kind, local.identity.decider) == (Kind.ROLLING, Decider.COORDINATOR)
    assert (hospital.identity.kind, hospital.identity.decider) == (Kind.COHORT, Decider.COMMITTEE)
    assert local.matching.geography.commune.verdict is Verdict.TO_DISCUSS
    assert hospital.matching.geography.department.sign is Sign.KEEP_APART
    assert not local.experience.required
    assert hospital.experience.required


@pytest.mark.parametrize("name", [LOCAL, HOSPITAL])
def test_forms_have_six_and_five_steps_and_ask_what_pairing_reads(name: str) -> None:
    definition = preset(name)
    assert (definition.mentee.total_steps, definition.mentor.total_steps) == (6, 5)
    for role in ("mentee", "mentor"):
        form = definition.form(role)
        for meaning in (Meaning.AVOID, Meaning.LINKS, Meaning.ADAPTATIONS):
            question = form.by_meaning(meaning)
            assert question
            assert question.readers is Readers.COORDINATION
        objectives = form.by_meaning(Meaning.OBJECTIVES)
        assert objectives
        assert [choice.label for choice in definition.choices(objectives)][:6] == [
            objective.label for objective in definition.objectives
        ]


@pytest.mark.parametrize("name", [LOCAL, HOSPITAL])
def test_definition_survives_the_database(name: str) -> None:
    definition = preset(name)
    assert ProgrammeDefinition.model_validate(definition.model_dump(mode="json")) == definition
    assert ProgrammeDefinition.model_validate_json(definition.model_dump_json()) == definition


@pytest.mark.parametrize("name", [LOCAL, HOSPITAL])
def test_every_sentence_fills_and_is_well_typed(name: str) -> None:
    definition = preset(name)
    known = values(definition, organisation="Réseau des Trois Vallées", coordination="Anne Muller, m@exemple.fr")
    personal = dict.fromkeys(PERSONAL_FIELDS | ERROR_FIELDS, "…")
    for place, text in _texts(definition, ()):
        assert "'" not in text, place
        assert "‧" not in text, place
        assert "  " not in fill(text, known | personal), place
        assert set(fields_of(text)) <= known.keys() | personal.keys(), place
        assert not re.search(r"\S[;?!»]|\w:(?!//)|«\S", text), place


def test_programmes_do_not_read_like_each_other() -> None:
    local, hospital = preset(LOCAL), preset(HOSPITAL)
    assert local.page.intake == "Toute l’année"
    assert "{closes_on}" in hospital.page.intake
    told = {text for _, text in _texts(local, ())}
    assert not any("comité" in text.casefold() for text in told)
    of_hospital = " ".join(text for _, text in _texts(hospital, ()))
    assert not re.search(r"libéral|cabinet|CPAM|s’install", of_hospital)
    shared_lines = set(charter_markdown(local).splitlines()) & set(charter_markdown(hospital).splitlines())
    assert shared_lines == {""}


@pytest.mark.parametrize("name", [LOCAL, HOSPITAL])
def test_charter_names_the_three_parties_and_the_dates(name: str) -> None:
    text = charter_markdown(preset(name))
    fields = set(re.findall(r"\{\{(\w+)\}\}", text))
    known = {"mentor", "mentee", "organisation", "programme", "start", "end", "meetings_min", "duration"}
    assert fields | {"duration"} == known  # a cohort names its two days instead
    assert "'" not in text


def test_values_of_a_cohort_say_its_days() -> None:
    known = values(preset(HOSPITAL), organisation="Agence", coordination="Anne")
    assert known["closes_on"] == "2\u00a0novembre 2027"
    assert known["closes_day"] == "mardi 2\u00a0novembre 2027"
    assert known["report_month"] == "février 2029"
    assert known["In_territory"] == "Dans la région"
    assert "closes_on" not in values(preset(LOCAL), organisation="CPTS", coordination="Anne")


def test_eligibility_asks_one_question_after_another_then_welcomes() -> None:
    form = preset(LOCAL).mentee
    assert form.outcome({}) == form.eligibility[0]
    assert form.outcome({"profession": "practising"}) == form.eligibility[1]
    answers = {"profession": "practising", "territoire": "here", "situation": "planning"}
    assert form.outcome(answers) == form.eligible


def test_eligibility_refusal_shows_at_once_and_a_reservation_at_the_end() -> None:
    form = preset(LOCAL).mentee
    refused = form.outcome({"profession": "no"})
    assert isinstance(refused, OutcomePage)
    assert (refused.slug, refused.eligible) == ("autre-profession", False)
    unsure = {"profession": "soon", "territoire": "unknown"}
    assert form.outcome(unsure) == form.eligibility[2]
    noted = form.outcome(unsure | {"situation": "planning"})
    assert isinstance(noted, OutcomePage)
    assert (noted.slug, noted.eligible) == ("projet-a-preciser", True)


def test_eligibility_forged_answer_counts_as_none() -> None:
    form = preset(LOCAL).mentee
    assert form.outcome({"profession": "forged"}) == form.eligibility[0]


def test_short_experience_is_refused_where_required_and_welcomed_where_preferred() -> None:
    refused = preset(HOSPITAL).mentor.outcome({"fonction": "health_director", "experience": "less"})
    welcomed = preset(LOCAL).mentor.outcome({"experience": "less", "activite": "yes"})
    assert isinstance(refused, OutcomePage)
    assert isinstance(welcomed, OutcomePage)
    assert (refused.eligible, welcomed.eligible) == (False, True)


@pytest.mark.parametrize("days", [0, 7, 42, 364, -315])
def test_cohort_lasts_what_its_page_promises_wherever_it_is_moved(days: int) -> None:
    moved = preset(HOSPITAL).calendar.shifted(days)
    assert moved.launch_on
    assert moved.ends_on == add_months(moved.launch_on, moved.duration_months)


def test_end_that_was_chosen_otherwise_moves_by_as_many_days() -> None:
    chosen = preset(HOSPITAL).calendar.model_copy(update={"ends_on": date(2028, 12, 15)})
    assert chosen.shifted(42).ends_on == date(2029, 1, 26)
    assert preset(HOSPITAL).calendar.shifted(7, "ends_on").ends_on == date(2029, 1, 17)


def test_calendar_shifts_every_date_and_counts_from_the_start_of_a_rolling_pair() -> None:
    hospital, local = preset(HOSPITAL).calendar, preset(LOCAL).calendar
    assert hospital.shifted(7).closes_on == date(2027, 11, 9)
    assert hospital.shifted(7).launch_place == hospital.launch_place
    assert hospital.ends(date(2028, 1, 20)) == date(2029, 1, 10)
    assert local.ends(date(2027, 2, 28)) == date(2028, 2, 28)
    assert local.ends(date(2028, 2, 29)) == date(2029, 2, 28)
    assert set(CalendarDay) <= set(type(hospital).model_fields)


def test_preset_is_adapted_to_a_host_and_still_checked() -> None:
    local = adapted(
        preset(LOCAL), {"identity": {"title": "Mentorat 2027"}, "territory": {"phrase": "les Trois Vallées"}}
    )
    assert local.identity.title == "Mentorat 2027"
    assert local.identity.kind is Kind.ROLLING
    with pytest.raises(ValidationError):
        adapted(local, {"identity": {"kind": "cohort"}})


def test_strong_words_are_cut_for_the_template() -> None:
    assert [tuple(run) for run in runs("au **moins** 3")] == [("au ", False), ("moins", True), (" 3", False)]
