"""What is refused with its line, merge fields, typography, and the one form a charter is kept in."""

import pytest
from app.charters.markdown import (
    MarkdownRefused,
    MergeRefused,
    Paragraph,
    Run,
    fields_of,
    from_json,
    merge,
    merge_clauses,
    parse,
    to_json,
)
from app.charters.markdown.errors import Reason
from app.charters.markdown.typography import polish
from hypothesis import given
from hypothesis import strategies as st

from tests.charters.texts import MARKDOWN, PASTED


def _refusal(source: str) -> tuple[Reason, int]:
    with pytest.raises(MarkdownRefused) as refused:
        parse(source)
    return refused.value.reason, refused.value.line


def test_clauses_are_the_last_part_and_leave_the_text() -> None:
    source = parse(MARKDOWN)
    assert [(clause.id, clause.text) for clause in source.clauses] == [
        ("clause-1", "J’ai lu la charte."),
        ("clause-2", "J’accompagne bénévolement pendant {{duration}}."),
    ]
    assert parse(PASTED).clauses == ()


@pytest.mark.parametrize(
    ("source", "reason", "line"),
    [
        ("", Reason.EMPTY, 1),
        (" \n\t\n", Reason.EMPTY, 1),
        ("# Charte", Reason.EMPTY, 1),
        ("# Charte\n\n##\n", Reason.EMPTY, 3),
        ("Une phrase, pas un titre.", Reason.NO_TITLE, 1),
        ("\n\n- un\n- deux", Reason.NO_TITLE, 3),
        ("## Partie\n\nTexte.", Reason.NO_TITLE, 1),
        ("# Charte\n\nTexte.\n\n# Encore", Reason.SECOND_TITLE, 5),
        ("# Charte\n\n<div>Texte</div>", Reason.HTML, 3),
        ("# Charte\n\nUn\nmot <b>gras</b>.", Reason.HTML, 4),
        ("# Charte\n\nTexte <!-- caché -->.", Reason.HTML, 3),
        ("# Charte\n\n![photo](https://exemple.fr/a.png)", Reason.IMAGE, 3),
        ("# Charte\n\n[ici](http://exemple.fr)", Reason.LINK, 3),
        ("# Charte\n\n[ici](javascript:alert(1))", Reason.LINK, 3),
        ("# Charte\n\n[ici](https://moi:secret@exemple.fr)", Reason.LINK, 3),
        ("# Charte\n\n[ici](https://[)", Reason.LINK, 3),
        ("# Charte\n\n<mailto:a@exemple.fr>", Reason.LINK, 3),
        ("# Charte\n\nTexte\x07.", Reason.CONTROL_CHARACTER, 3),
        ("# Charte\n\nTexte \u202ecaché.", Reason.CONTROL_CHARACTER, 3),
        ("# Charte\n\nTexte &#x202e;caché.", Reason.CONTROL_CHARACTER, 3),
        ("# Charte\n\nBravo \U0001f600.", Reason.CONTROL_CHARACTER, 3),
        ("# Charte\n\nEntre {{mentor}} et {{salaire}}.", Reason.UNKNOWN_FIELD, 3),
        ("# Charte\n\nEntre {{mentor}.", Reason.UNKNOWN_FIELD, 3),
        ("# Charte\n\nEntre {{**mentor**}}.", Reason.UNKNOWN_FIELD, 3),
        ("# Charte\n\n> Une citation.", Reason.UNSUPPORTED, 3),
        ("# Charte\n\n```\ncode\n```", Reason.UNSUPPORTED, 3),
        ("# Charte\n\n- un\n  - dedans", Reason.UNSUPPORTED, 3),
        ("# Charte\n\n## Clauses à approuver\n\nTexte.", Reason.CLAUSES, 3),
        ("# Charte\n\n## Clauses à approuver\n\n- un\n\n## Suite\n\nTexte.", Reason.CLAUSES, 3),
        ("x" * 100_001, Reason.TOO_LONG, 1),
    ],
)
def test_what_cannot_be_signed_is_refused_with_its_line(source: str, reason: Reason, line: int) -> None:
    assert _refusal(source) == (reason, line)


@pytest.mark.parametrize(
    ("typed", "set_in_type"),
    [
        ("l'an : oui ; non ? si !", "l’an\u00a0: oui\u00a0; non\u00a0? si\u00a0!"),
        ("« mot » et «mot»", "«\u00a0mot\u00a0» et «\u00a0mot\u00a0»"),
        ("deux - trois", "deux – trois"),
        ("rendez-vous", "rendez-vous"),
        ("12 mois, 1 an, 3 ans, 5 rencontres", "12\u00a0mois, 1\u00a0an, 3\u00a0ans, 5 rencontres"),
        ("quoi\u202f?", "quoi\u00a0?"),
        ("e\u0301crire", "écrire"),
        ("https://exemple.fr/a?b=c", "https://exemple.fr/a?b=c"),
    ],
)
def test_typography(typed: str, set_in_type: str) -> None:
    assert polish(typed) == set_in_type
    assert polish(set_in_type) == set_in_type


def test_merge_fills_every_field_and_reads_no_field_in_a_value() -> None:
    source = parse(MARKDOWN)
    values = {"mentor": "Ada {{end}}", "mentee": "Milo <b>", "start": "1er mars 2027", "end": "1er mars 2028"}
    merged = merge(source.blocks, values | {"meetings_min": "4"})
    assert merged[1] == Paragraph((Run("Entre Ada {{end}} et Milo <b>, du 1er mars 2027 au 1er mars 2028."),))
    assert merge_clauses(source.clauses, {"duration": "12 mois"})[1].text.endswith("pendant 12\u00a0mois.")
    assert fields_of(source.blocks, source.clauses) == {*values, "meetings_min", "duration"}


@pytest.mark.parametrize("value", ["", "  ", None])
def test_merge_refuses_an_empty_value(value: str | None) -> None:
    values = {"mentor": "Ada"} | ({} if value is None else {"mentee": value})
    with pytest.raises(MergeRefused) as refused:
        merge(parse(MARKDOWN).blocks, values)
    assert refused.value.field == "mentee"


@pytest.mark.parametrize("source", [PASTED, MARKDOWN])
def test_json_goes_there_and_back_in_one_form_only(source: str) -> None:
    blocks = parse(source).blocks
    content = to_json(blocks)
    assert from_json(content) == blocks
    assert to_json(from_json(content)) == content
    assert b'{"runs":[{"text":"' in content


def test_json_is_the_same_for_composed_and_decomposed_letters() -> None:
    assert to_json(parse("# Charte\n\ne\u0301crire.").blocks) == to_json(parse("# Charte\n\nécrire.").blocks)


@given(st.text(st.sampled_from("ab#-*_<>[]()!{}'`~=1. &;:\n\t«»é\u0301\u202e\U0001f600"), max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    for source in (text, f"# Charte\n\n{text}"):
        try:
            blocks = parse(source).blocks
        except MarkdownRefused as refused:
            line = refused.line
        else:
            line = 1
            assert from_json(to_json(blocks)) == blocks
        assert 1 <= line <= source.count("\n") + 1


def test_line_ends_do_not_change_the_text() -> None:
    assert parse(PASTED.replace("\n", "\r\n")) == parse(PASTED)
