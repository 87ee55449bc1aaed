"""From a pasted charter to blocks: nothing is lost, nothing odd gets in."""

import re

import pytest
from app.charters.markdown import (
    BulletList,
    Heading,
    MarkdownRefused,
    MergeRefused,
    NumberedList,
    Paragraph,
    Run,
    Subheading,
    Title,
    fields_of,
    from_json,
    merge,
    merge_clauses,
    parse,
    plain_text,
    to_json,
)
from app.charters.markdown.errors import Reason
from app.charters.markdown.typography import polish
from hypothesis import given
from hypothesis import strategies as st

PASTED = """CHARTE DE MENTORAT

Ce texte dit ce que se promettent une personne qui débute, une personne qui l'accompagne et l'organisme \
qui les réunit pendant toute l'année.

1. Ce qu'est le binôme

Le **binôme** - deux personnes - se parle librement : l'une raconte, l'autre écoute.

2. Ce que chacun promet

La personne qui accompagne promet :

- d'écouter avant de conseiller
- de garder pour elle ce qu'elle entend

- de dire non quand elle ne peut pas

3. Déroulement

Durée

Le binôme dure 12 mois.

Fin du binôme

Chacun peut y mettre fin, sans se justifier.

Date / Signature / Nom et prénom :

Mentor

Mentoré-e

Maison des soins du Val d'Or"""

MARKDOWN = """# La charte du *binôme*

Entre {{mentor}} et {{mentee}}, du {{ start }} au {{end}}.

## Engagements

1. se voir **{{meetings_min}} fois**
2. se taire sur [le reste](https://exemple.fr/secret)

### Détails

Une phrase
sur deux lignes.

---

## Clauses à approuver

- J'ai lu la charte.
- J'accompagne bénévolement pendant {{duration}}.
"""


def _bare(text: str) -> str:
    plain = re.sub(r"[*#]", "", text).replace("'", "’").replace("–", "-").replace("\u00a0", " ")
    return re.sub(r"\s+", " ", re.sub(r"^- ", "", plain, flags=re.MULTILINE)).strip()


def _refusal(source: str) -> tuple[Reason, int]:
    with pytest.raises(MarkdownRefused) as refused:
        parse(source)
    return refused.value.reason, refused.value.line


def test_plain_text_keeps_every_sentence_in_order() -> None:
    kept = PASTED.split("Date / Signature", maxsplit=1)[0].replace("CHARTE DE MENTORAT", "Charte de mentorat")
    assert _bare(plain_text(parse(PASTED).blocks)) == _bare(kept)


def test_plain_text_shape_tells_what_each_line_is() -> None:
    blocks = parse(PASTED).blocks
    assert [type(block) for block in blocks] == [
        *(Title, Paragraph, Heading, Paragraph, Heading, Paragraph, BulletList),
        *(Heading, Subheading, Paragraph, Subheading, Paragraph),
    ]
    assert blocks[2] == Heading((Run("1. Ce qu’est le binôme"),))


def test_plain_text_list_goes_on_over_an_empty_line() -> None:
    (items,) = [block.items for block in parse(PASTED).blocks if isinstance(block, BulletList)]
    assert [runs[0].text for runs in items] == [
        "d’écouter avant de conseiller",
        "de garder pour elle ce qu’elle entend",
        "de dire non quand elle ne peut pas",
    ]


def test_signature_tail_is_taken_off_with_its_names() -> None:
    source = parse(PASTED)
    assert source.signature_tail
    assert "Val d’Or" not in plain_text(source.blocks)
    assert not parse(MARKDOWN).signature_tail


def test_text_after_the_signature_tail_is_refused_not_lost() -> None:
    line = PASTED.count("\n") + 3
    assert _refusal(PASTED + "\n\nChacun garde un exemplaire.") == (Reason.AFTER_SIGNATURES, line)
    assert _refusal(PASTED + "\n\n## Clauses à approuver")[0] is Reason.AFTER_SIGNATURES


def test_part_called_signature_stays_when_sentences_follow() -> None:
    source = parse("# Charte\n\n## Signature\n\nLes trois signent en ligne.")
    assert not source.signature_tail
    assert plain_text(source.blocks).endswith("Signature\n\nLes trois signent en ligne.")


def test_title_in_capitals_that_may_hold_a_name_is_left_alone() -> None:
    assert parse("CHARTE DE LA CPTS DU VAL\n\nUne phrase.").title == "CHARTE DE LA CPTS DU VAL"
    assert parse("CHARTE D'ENGAGEMENT\n\nUne phrase.").title == "Charte d’engagement"


def test_plain_text_numbers_in_a_row_are_a_list() -> None:
    block = parse("Charte\n\nChacun promet :\n1. d'écouter\n2. de répondre").blocks[-1]
    assert block == NumberedList(((Run("d’écouter"),), (Run("de répondre"),)))


def test_plain_text_wrapped_by_hand_keeps_its_paragraphs() -> None:
    blocks = parse("Charte\n\nUne phrase qui commence ici\net finit là.\n\nUne autre.").blocks
    assert blocks[1:] == (
        Paragraph((Run("Une phrase qui commence ici et finit là."),)),
        Paragraph((Run("Une autre."),)),
    )


@pytest.mark.parametrize("bullet", ["-", "*", "•", "–", "·"])
def test_plain_text_knows_the_bullets_of_word_processors(bullet: str) -> None:
    assert parse(f"Charte\n\n{bullet}\tun\n{bullet} deux").blocks[1] == BulletList(((Run("un"),), (Run("deux"),)))


def test_markdown_blocks_styles_and_link() -> None:
    source = parse(MARKDOWN)
    assert source.title == "La charte du binôme"
    assert source.blocks[0] == Title((Run("La charte du "), Run("binôme", italic=True)))
    assert source.blocks[3] == NumberedList(
        (
            (Run("se voir "), Run("{{meetings_min}} fois", bold=True)),
            (Run("se taire sur "), Run("le reste", link="https://exemple.fr/secret")),
        )
    )
    assert source.blocks[4:] == (Subheading((Run("Détails"),)), Paragraph((Run("Une phrase sur deux lignes."),)))


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
    assert merge_clauses(source.clauses, {"duration": "12 mois"})[1].text.endswith("pendant 12 mois.")
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
