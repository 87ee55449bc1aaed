"""From a pasted charter to blocks: nothing is lost, nothing odd gets in."""

import re

import pytest
from app.charters.markdown import (
    BulletList,
    Heading,
    MarkdownRefused,
    NumberedList,
    Paragraph,
    Run,
    Subheading,
    Title,
    parse,
    plain_text,
)
from app.charters.markdown.errors import Reason

from tests.charters.texts import MARKDOWN, PASTED


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


def test_plain_text_knows_what_word_processors_put_before_a_line() -> None:
    parts = ("Charte", "Article 1 – Objet", "I. Définitions", "2 - Durée", "\uf0b7\técouter\no\trépondre")
    pasted = "\n\n".join([*parts, "a) un an\nb) deux ans"])
    assert parse(pasted).blocks[1:] == (
        *(Heading((Run(text),)) for text in ("Article 1 – Objet", "I. Définitions", "2 – Durée")),
        BulletList(((Run("écouter"),), (Run("répondre"),))),
        *(Paragraph((Run(text),)) for text in ("a) un an", "b) deux ans")),
    )


def test_round_bullets_are_a_list_in_markdown_too() -> None:
    assert parse("# Charte\n\n• un\n• deux").blocks[1] == BulletList(((Run("un"),), (Run("deux"),)))
