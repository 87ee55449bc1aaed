"""A text is read or refused line by line, whatever was pasted, and in good time."""

import time
import unicodedata

import pytest
from app.charters import wording
from app.charters.differences import compare, is_same
from app.charters.markdown import AdviceCode, MarkdownRefused, advise, parse, plain_text, review
from app.charters.markdown.errors import Reason
from app.core.printable import unprintable, without_invisible
from app.documents import fonts
from hypothesis import given
from hypothesis import strategies as st

from tests.charters.texts import MARKDOWN, PASTED

_SIGNS = st.text(st.sampled_from("ab #-*_<>[]()!{}'`~=1.&;:\n\t«»|…é\u0301\u202e\u00a0\U0001f600"), max_size=120)
_LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                *("", "# Titre", "## Partie", "- un", "1. un", "> cité", "{{mentor}}", "{{ nom }}", "{{", "---", "==="),
                *(
                    "Date / Signature",
                    "Signature",
                    "## Clauses à approuver",
                    "Nom : ......",
                    "\tcode",
                    "```",
                    "<b>",
                    "[a](b)",
                ),
            ]
        ),
    ),
    max_size=15,
).map("\n".join)


@given(st.one_of(_SIGNS, _LINES, st.text()))
def test_any_text_is_reviewed_without_failing(text: str) -> None:
    for source in (text, f"# Charte\n\n{text}"):
        found = review(source)
        lines = source.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert found.source or found.refusals
        for refused in found.refusals:
            assert 1 <= refused.line <= lines
            assert wording.text_problem(refused).startswith("Ligne")
            wording.quoted(source, refused.line)
        for advice in advise(source, found.source) if found.source else ():
            assert wording.advice_sentence(advice)
        if found.accepted:
            assert found.accepted == parse(source)
            assert is_same(compare(found.accepted, parse(source)))


def test_every_wrong_line_is_found_at_once() -> None:
    wrong = MARKDOWN.replace("## Engagements", "## Engagements\n\n{{prenom}}\n\n<b>gras</b>\n\n# Encore")
    found = review(wrong)
    assert [(each.line, each.reason) for each in found.refusals] == [
        (7, Reason.UNKNOWN_FIELD),
        (9, Reason.HTML),
        (11, Reason.SECOND_TITLE),
    ]
    assert found.accepted is None
    assert found.source is not None
    assert plain_text(found.source.blocks) == plain_text(parse(MARKDOWN).blocks)


def test_every_fault_of_a_line_is_found_at_once() -> None:
    line = "Bonjour {{prenom}} et {{nom}} \U0001f600, <b>gras</b> [ici](http://a.fr) ![vue](v.png) {{mentor}}"
    found = review(f"# Charte\n\n{line}\n\nSuite.")
    assert {(each.line, each.reason, each.found) for each in found.refusals} == {
        (3, Reason.CONTROL_CHARACTER, "U+1F600"),
        (3, Reason.UNKNOWN_FIELD, "{{prenom}}"),
        (3, Reason.UNKNOWN_FIELD, "{{nom}}"),
        (3, Reason.HTML, "<b>"),
        (3, Reason.LINK, "http://a.fr"),
        (3, Reason.IMAGE, "vue"),
    }
    assert found.source is not None
    assert plain_text(found.source.blocks) == "Charte\n\nSuite."


@pytest.mark.parametrize(
    "table", ["| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n| 1 | 2 |", "a | b\n--- | :-:\n1 | 2"]
)
@pytest.mark.parametrize("head", ["# Charte", "Charte de mentorat"])
def test_a_table_is_refused_once(head: str, table: str) -> None:
    found = review(f"{head}\n\n{table}\n\nSuite du texte, avec une barre | seule.")
    assert [each.reason for each in found.refusals] == [Reason.TABLE]
    assert found.source is not None
    assert plain_text(found.source.blocks).endswith("Suite du texte, avec une barre | seule.")


def test_a_table_with_another_fault_in_it_leaves_the_rest_to_read() -> None:
    found = review("# Charte\n\n| a | b |\n|---|---|\n| \U0001f600 | <b>2</b> |\n| 3 | 4 |\n\nSuite.")
    assert {each.reason for each in found.refusals} >= {Reason.TABLE, Reason.CONTROL_CHARACTER}
    assert found.source is not None
    assert plain_text(found.source.blocks) == "Charte\n\nSuite."


def test_a_text_with_a_hundred_wrong_lines_names_the_first_ones() -> None:
    found = review("# Charte\n\n" + "{{prenom}}\n\n" * 100)
    assert len(found.refusals) == 20
    assert found.source is None


@pytest.mark.parametrize(
    ("found", "meant"),
    [("{{mentors}}", "{{mentor}}"), ("{{Mentee}}", "{{mentee}}"), ("{{programe}}", "{{programme}}"), ("{{xyz}}", "")],
)
def test_a_misspelt_field_is_told_what_it_may_be(found: str, meant: str) -> None:
    with pytest.raises(MarkdownRefused) as refused:
        parse(f"# Charte\n\n{found}")
    sentence = wording.text_problem(refused.value)
    assert ("Pensiez-vous à " in sentence) == bool(meant)
    assert meant in sentence


@pytest.mark.parametrize("char", ["\U0001f600", "\u2705", "\u2b50", "\u202e", "\u0627", "\u4e2d", "\ue000", "\x0b"])
def test_what_no_font_shows_is_refused_with_its_line(char: str) -> None:
    (refused,) = review(f"# Charte\n\nBravo {char}.").refusals
    assert (refused.line, refused.reason, refused.found) == (3, Reason.CONTROL_CHARACTER, f"U+{ord(char):04X}")


def test_every_character_that_is_taken_is_in_our_fonts() -> None:
    fonts.load()
    taken = [chr(code) for code in range(0x20, 0x10000) if not unprintable(without_invisible(chr(code)))]
    assert len(taken) > 2000
    shown = (unicodedata.normalize("NFC", without_invisible(char)) for char in taken)
    assert [char for char in shown if fonts.MISSING in fonts.readable(char) and char != fonts.MISSING] == []


def test_what_is_pasted_from_a_pdf_or_a_word_processor_is_made_plain() -> None:
    typed = (
        "# Charte\n\nl\u2019of\ufb01ce\u2009: rendez\u2011vous\u00ad, \u26a0\ufe0f et\u200b coe\u0301quipier\u2003ici"
    )
    assert plain_text(parse(typed).blocks).endswith("l’office\u00a0: rendez-vous, ⚠ et coéquipier ici")


def test_what_may_be_missing_is_said_and_stops_nothing() -> None:
    said = {each.code for each in advise(MARKDOWN, parse(MARKDOWN))}
    assert said == {AdviceCode.CLAUSES}
    assert {each.code for each in advise(PASTED, parse(PASTED))} == {
        *(AdviceCode.RECOGNISED, AdviceCode.SIGNATURE_TAIL, AdviceCode.NAMES_UNUSED),
    }
    form = "# Charte\n\n## Durée\n\n## Noms\n\nNom : ........ [à compléter]\n\n### Fin"
    found = advise(form, parse(form))
    assert [each.code for each in found] == [
        *(
            AdviceCode.NAMES_UNUSED,
            AdviceCode.NO_END,
            AdviceCode.BARE_HEADING,
            AdviceCode.BARE_HEADING,
            AdviceCode.BLANK,
        ),
    ]
    assert found[-1].params == {"line": 7, "found": "........"}
    assert all(each.is_doubt for each in found)


HOSTILE = {
    "brackets": "[" * 9_000,
    "emphasis": "**a" * 3_300,
    "spaces": "a" + " " * 9_000 + "x",
    "no-break spaces": "a" + "\u00a0" * 9_000 + "x",
    "open field": "{{" + " " * 9_000,
    "open bracket": "[à compléter " * 700,
    "signatures": "Signature\n" * 4_900,
    "items": "- un mot\n" * 4_900,
    "fields": "{{x}}\n\n" * 2_400,
    "links": "[a](https://a.fr) " * 500,
    "quotes": "> " * 4_900,
    "entities": "&#x41;" * 1_600,
    "marks": "e" + "\u0301" * 9_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_keeps_the_site_busy(name: str) -> None:
    started = time.process_time()
    for source in (f"# Charte\n\n{HOSTILE[name]}", HOSTILE[name]):
        found = review(source)
        if found.source:
            advise(source, found.source)
    assert time.process_time() - started < 5


def test_what_no_charter_holds_is_too_long() -> None:
    for source, line in (("# Charte\n" + "a\n" * 5_000, 5_001), ("# Charte\n\n" + "a" * 10_001, 3), ("x" * 100_001, 1)):
        (refused,) = review(source).refusals
        assert (refused.reason, refused.line) == (Reason.TOO_LONG, line)
