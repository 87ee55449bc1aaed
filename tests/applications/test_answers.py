"""Every kind of answer: what is kept of it, and what is wrong with it."""

from typing import Any

import pytest
from app.applications.rules import candidates, clean_answer, problems_of
from app.applications.rules.identifiers import is_rpps, suggestion
from app.core.telephones import phone
from app.programmes.definition import Choice, ErrorCode, Question, QuestionKind
from hypothesis import given
from hypothesis import strategies as st

from tests.applications.test_communes import ANYWHERE

ERRORS = dict.fromkeys(ErrorCode, "Une phrase")
CHOICES = (
    Choice(value="a", label="A"),
    Choice(value="b", label="B"),
    Choice(value="c", label="C"),
    Choice(value="other", label="Autre", detail="Lequel ?"),
    Choice(value="none", label="Aucun", exclusive=True),
)
PICKED = {QuestionKind.ONE_CHOICE, QuestionKind.MANY_CHOICES, QuestionKind.LINKS}


def ask(kind: QuestionKind, **others: Any) -> Question:
    if kind in PICKED:
        others.setdefault("choices", CHOICES)
    if kind is QuestionKind.YEARS:
        others = {"minimum": 0, "maximum": 60} | others
    return Question(kind=kind, key="q", label="Q ?", short_label="Q", errors=ERRORS, **others)


def look(question: Question, **raw: Any) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    choices = question.choices if question.kind is not QuestionKind.PROFESSION else CHOICES
    kept = clean_answer(question, choices, raw)
    return kept, [(each.name, each.code.value) for each in problems_of(question, choices, kept)]


@pytest.mark.parametrize("kind", QuestionKind)
def test_silence_is_missing_unless_optional(kind: QuestionKind) -> None:
    assert look(ask(kind))[1] == [("q", "missing")]
    assert look(ask(kind, optional=True))[1] == []


@pytest.mark.parametrize("kind", [QuestionKind.SHORT_TEXT, QuestionKind.LONG_TEXT, QuestionKind.ESTABLISHMENT])
def test_text_too_long_says_by_how_much(kind: QuestionKind) -> None:
    question = ask(kind, max_length=5)
    kept = clean_answer(question, (), {"q": "  1234567 "})
    (problem,) = problems_of(question, (), kept)
    assert (problem.code, problem.params) == (ErrorCode.TOO_LONG, {"count": "2"})
    assert kept["q"] == "1234567"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("E\u0301lodie", "Élodie"),
        ("Zoé \U0001f468\u200d\u2695\ufe0f", "Zoé \U0001f468\u200d\u2695\ufe0f"),
        ("<b>Milo</b>", "<b>Milo</b>"),
        ("Mi\x00lo\x0b\x1cRoth", "Milo Roth"),
        ("  Ada\r\nBcc: x@y.fr ", "Ada Bcc: x@y.fr"),
        ("\u202eolim", "olim"),
    ],
)
def test_line_is_cleaned_at_the_door(typed: str, kept: str) -> None:
    assert look(ask(QuestionKind.SHORT_TEXT), q=typed)[0] == {"q": kept}


def test_long_text_keeps_its_lines() -> None:
    assert look(ask(QuestionKind.LONG_TEXT), q="un\r\ndeux\x07\n\n")[0] == {"q": "un\ndeux"}


def test_choice_that_does_not_exist_counts_for_nothing() -> None:
    assert look(ask(QuestionKind.ONE_CHOICE), q="admin") == ({"q": "", "q-other": ""}, [("q", "missing")])
    assert look(ask(QuestionKind.MANY_CHOICES), q=["admin", "b"])[0]["q"] == ["b"]


@pytest.mark.parametrize("kind", [QuestionKind.ONE_CHOICE, QuestionKind.PROFESSION])
def test_other_asks_which_one(kind: QuestionKind) -> None:
    assert look(ask(kind), q="other")[1] == [("q-other", "detail_missing")]
    assert look(ask(kind), **{"q": "other", "q-other": "Sage-femme"})[1] == []
    assert look(ask(kind, max_length=3), **{"q": "other", "q-other": "Sage-femme"})[1] == [("q-other", "too_long")]


def test_many_choices_are_counted_and_do_not_contradict() -> None:
    question = ask(QuestionKind.MANY_CHOICES, maximum=2)
    assert look(question, q=["a", "b"])[1] == []
    assert look(question, q=["a", "b", "c"])[1] == [("q", "too_many")]
    assert look(question, q=["a", "none"])[1] == [("q", "contradiction")]
    assert look(question, q=["other"])[1] == [("q-other", "detail_missing")]


@pytest.mark.parametrize(
    ("typed", "kept", "problem"),
    [
        ("8", "8", None),
        ("8 ans", "8", None),
        ("08", "8", None),
        ("0", "0", None),
        ("60", "60", None),
        ("61", "61", "out_of_range"),
        ("huit", "huit", "malformed"),
        ("-3", "-3", "malformed"),
        ("8,5", "8,5", "malformed"),
        ("٨", "٨", "malformed"),
    ],
)
def test_years_are_a_number(typed: str, kept: str, problem: str | None) -> None:
    expected = [("q", problem)] if problem else []
    assert look(ask(QuestionKind.YEARS), q=typed) == ({"q": kept}, expected)


@pytest.mark.parametrize(
    "typed",
    ["milo", "milo@", "a@b.fr,evil@x.fr", "Milo <milo@exemple.fr>", "milo@exemple.fr\nBcc: x@y.fr", "é@exemple.fr"],
)
def test_address_is_one_plain_address(typed: str) -> None:
    assert look(ask(QuestionKind.EMAIL), q=typed)[1] == [("q", "malformed")]


def test_address_is_trimmed_and_in_lower_case() -> None:
    kept, problems = look(ask(QuestionKind.EMAIL), q="  Milo@Exemple.FR ")
    assert kept["q"] == "milo@exemple.fr"
    assert problems == []


def test_mistyped_address_is_asked_about_once() -> None:
    question = ask(QuestionKind.EMAIL)
    kept, problems = look(question, q="milo@gmial.com")
    assert problems == [("q", "suggestion")]
    assert look(question, **{"q": "milo@gmial.com", "q-asked": "milo@gmial.com"})[1] == []
    assert look(question, **{"q": "milo@gmal.com", "q-asked": "milo@gmial.com"})[1] == [("q", "suggestion")]
    assert kept["q"] == "milo@gmial.com"


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("a@gmial.com", "a@gmail.com"),
        ("a@gmail.co", "a@gmail.com"),
        ("a@gmail.fr", "a@gmail.com"),
        ("a@hotmial.fr", "a@hotmail.fr"),
        ("a@orage.fr", "a@orange.fr"),
        ("a@wanadooo.fr", "a@wanadoo.fr"),
        ("a@gmail.com", None),
        ("a@exemple.fr", None),
        ("a@chu-mulhouse.fr", None),
        ("a@sfr.fr", None),
        ("a@mfr.fr", None),
    ],
)
def test_suggestion_is_for_slips_only(address: str, meant: str | None) -> None:
    assert suggestion(address) == meant


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("0612345678", "06 12 34 56 78"),
        ("+33 6 12 34 56 78", "06 12 34 56 78"),
        ("06.12.34.56.78", "06 12 34 56 78"),
        ("+41 44 668 18 00", "+41 44 668 18 00"),
        ("12", None),
        ("mon numéro", None),
        ("", None),
    ],
)
def test_telephone_is_written_as_in_france_or_with_its_prefix(typed: str, written: str | None) -> None:
    assert phone(typed) == written
    if typed:
        assert look(ask(QuestionKind.PHONE), q=typed)[1] == ([] if written else [("q", "malformed")])


@pytest.mark.parametrize(
    ("typed", "valid"),
    [
        ("10003456786", True),
        ("10003456785", False),
        ("1000345678", False),
        ("100034567855", False),
        ("abcdefghijk", False),
    ],
)
def test_rpps_has_its_key(typed: str, valid: bool) -> None:
    assert is_rpps(typed) is valid
    assert look(ask(QuestionKind.RPPS), q=typed)[1] == ([] if valid else [("q", "malformed")])


def test_rpps_may_be_typed_in_groups() -> None:
    assert look(ask(QuestionKind.RPPS), q="100 034 567 86")[0] == {"q": "10003456786"}


def test_commune_is_understood_or_chosen() -> None:
    question = ask(QuestionKind.COMMUNE, undefined_choice="Pas encore défini")
    kept, problems = look(question, q="mulhouse")
    assert (kept["q"], kept["q-code"], problems) == ("Mulhouse (68100)", "68224", [])
    assert look(question, q="Nulle-Part-sur-Rien")[1] == [("q", "unknown")]
    kept, problems = look(question, q="Saint-Denis")
    assert problems == [("q", "unknown")]
    several = candidates("Saint-Denis", ANYWHERE)
    assert len(several) > 1
    kept, problems = look(question, **{"q": "Saint-Denis", "q-code": several[1].code})
    assert (kept["q"], kept["q-code"], problems) == (several[1].label, several[1].code, [])


def test_commune_typed_anew_wins_over_the_code_of_the_former() -> None:
    kept, _ = look(ask(QuestionKind.COMMUNE), **{"q": "Colmar", "q-code": "68224"})
    assert kept["q-code"] == "68066"


@pytest.mark.parametrize("kind", [QuestionKind.COMMUNE, QuestionKind.ESTABLISHMENT])
def test_not_decided_yet_is_an_answer(kind: QuestionKind) -> None:
    question = ask(kind, undefined_choice="Pas encore défini")
    kept, problems = look(question, **{"q": "Mulhouse", "q-undefined": True})
    assert (kept["q"], kept["q-undefined"], problems) == ("", True, [])


def test_links_need_a_kind_and_a_name_or_none_at_all() -> None:
    question = ask(QuestionKind.LINKS)
    whole = {"kind": "a", "whom": "Jean Martin"}
    assert look(question, q=[whole])[1] == []
    assert look(question, **{"q": [], "q-none": True})[1] == []
    assert look(question, **{"q": [whole], "q-none": True})[1] == [("q", "contradiction")]
    assert look(question, q=[{"kind": "a", "whom": " "}])[1] == [("q-0-whom", "detail_missing")]
    assert look(question, q=[{"kind": "", "whom": ""}, {"kind": "", "whom": "X"}])[1] == [("q-0-kind", "missing")]
    assert look(question, q=[{"kind": "none", "whom": "X"}])[1] == [("q-0-kind", "missing")]


@given(st.dictionaries(st.sampled_from(["q", "q-other", "q-code", "q-asked", "q-undefined"]), st.text()))
def test_nothing_typed_breaks_cleaning_or_checking(raw: dict[str, str]) -> None:
    for kind in QuestionKind:
        if kind not in (QuestionKind.LINKS, QuestionKind.MANY_CHOICES, QuestionKind.COMMUNE):
            kept, _ = look(ask(kind), **raw)
            assert clean_answer(ask(kind), CHOICES, kept).keys() <= {"q", "q-other", "q-asked", "q-undefined"}
