"""Between two texts nothing is lost, nothing invented: each can be read out of the difference."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby

from app.charters.differences import Change, ChangedBlock, ChangedLine, compare, difference, is_same, passages
from app.charters.markdown import Block, BulletList, Heading, NumberedList, Paragraph, Run, Subheading, Title, parse
from app.charters.markdown.blocks import Runs, text_of, with_lines
from app.charters.markdown.canonical import KINDS
from flask import Flask, render_template_string
from hypothesis import given
from hypothesis import strategies as st

from tests.charters.texts import MARKDOWN, PASTED

_KINDS = {name: kind for kind, name in KINDS.items()}
_WORDS = st.lists(st.sampled_from(["la", "charte", "d’", "écoute", "et", "{{mentor}}", " ", ", ", "."]), min_size=1)
_RUN = st.builds(Run, _WORDS.map("".join), st.booleans(), st.booleans())
_RUNS = st.lists(_RUN, min_size=1, max_size=3).map(tuple)
_LISTS = st.lists(_RUNS, min_size=1, max_size=4).map(tuple)
_BLOCK: st.SearchStrategy[Block] = st.one_of(
    *(st.builds(kind, _RUNS) for kind in (Title, Heading, Subheading, Paragraph)),
    st.builds(BulletList, _LISTS),
    st.builds(NumberedList, _LISTS, st.integers(1, 3)),
)
_TEXTS = st.lists(_BLOCK, max_size=8)


def _whole(runs: Iterable[Run]) -> Runs:
    """Runs as the parser leaves them: two in one style are one."""
    styles = groupby((Run(run.text, run.bold, run.italic, run.link) for run in runs), lambda run: replace(run, text=""))
    return tuple(replace(style, text=text_of(group)) for style, group in styles)


def _read(changes: Iterable[ChangedBlock], without: Change) -> list[Block]:
    """The text that the changes tell, without what was added, or without what was removed."""
    return [_block(block, without) for block in changes if block.change is not without]


def _block(block: ChangedBlock, without: Change) -> Block:
    lines = [_line(line, without) for line in block.lines if line.change is not without]
    kind = _KINDS[block.kind]
    if kind is NumberedList:
        return NumberedList(tuple(lines), block.start)
    return BulletList(tuple(lines)) if kind is BulletList else kind(lines[0])  # type: ignore[arg-type]  # one line


def _line(line: ChangedLine, without: Change) -> Runs:
    return _whole(run for run in line.runs if run.change is not without)


@given(_TEXTS, _TEXTS)
def test_each_text_can_be_read_out_of_the_difference(before: list[Block], after: list[Block]) -> None:
    changes = difference(before, after)
    assert _read(changes, Change.ADDED) == [with_lines(block, _whole) for block in before]
    assert _read(changes, Change.REMOVED) == [with_lines(block, _whole) for block in after]


@given(_TEXTS)
def test_the_same_text_changes_nothing(text: list[Block]) -> None:
    changes = difference(text, text)
    assert is_same(changes)
    assert is_same(passages(changes))
    assert [each.change for each in changes] == [Change.SAME] * len(text)


def _said(before: str, after: str) -> list[str]:
    changes = difference([Paragraph((Run(before),))], [Paragraph((Run(after),))])
    marks = {Change.ADDED: "+", Change.REMOVED: "-", Change.SAME: "="}
    return [marks[run.change] + run.text for block in changes for line in block.lines for run in line.runs]


def test_words_are_told_apart_not_letters() -> None:
    assert _said("se voir 4 fois au moins", "se voir 6 fois au moins") == ["=se voir ", "-4", "+6", "= fois au moins"]
    assert _said("une relation d’écoute.", "une relation d’aide et d’écoute.") == [
        *("=une relation d’", "+aide et d’", "=écoute."),
    ]


def test_a_small_word_between_two_replacements_goes_with_them() -> None:
    said = _said(
        "Le mentor écoute la personne, puis un jour de mai il lui parle.",
        "Le mentor écoute la personne, puis un matin de juin il lui parle.",
    )
    assert said[1:3] == ["-jour de mai", "+matin de juin"]


def test_a_line_that_kept_next_to_nothing_is_replaced_whole() -> None:
    changes = difference([Title((Run("Charte de mentorat"),))], [Title((Run("Nos engagements de cette année"),))])
    assert [run.change for run in changes[0].lines[0].runs] == [Change.REMOVED, Change.ADDED]


def test_a_style_that_changes_is_a_change() -> None:
    before, after = Paragraph((Run("confidentiel"),)), Paragraph((Run("confidentiel", bold=True),))
    (block,) = difference([before], [after])
    assert [(run.change, run.bold) for run in block.lines[0].runs] == [(Change.REMOVED, False), (Change.ADDED, True)]


def test_one_item_more_is_one_item_more() -> None:
    before = BulletList(((Run("écouter sans juger"),), (Run("répondre dans la semaine"),)))
    after = BulletList((before.items[0], (Run("se taire"),), (Run("répondre dans la quinzaine"),)))
    (block,) = difference([before], [after])
    assert [line.change for line in block.lines] == [Change.SAME, Change.ADDED, Change.CHANGED]


def test_a_part_that_moved_says_so() -> None:
    source = parse(PASTED).blocks
    moved = (*source[:2], *source[4:7], *source[2:4], *source[7:])
    changes = difference(source, moved)
    assert {each.change for each in changes if each.moved} == {Change.ADDED, Change.REMOVED}
    assert all(each.moved for each in changes if each.change is not Change.SAME)


def test_clauses_are_compared_too() -> None:
    fewer = MARKDOWN.replace("- J'ai lu la charte.\n", "")
    changed = [each for passage in compare(parse(MARKDOWN), parse(fewer)) for each in passage.blocks]
    assert [each.kind for each in changed if each.change is not Change.SAME] == ["bullets"]


def test_what_is_far_from_a_change_is_folded_and_its_heading_stays() -> None:
    blocks: list[Block] = []
    for part in range(4):
        blocks.append(Heading((Run(f"Partie {part}"),)))
        blocks += [Paragraph((Run(f"Paragraphe {part} {rank}, sans rien de particulier."),)) for rank in range(6)]
    after = [*blocks]
    after[12] = Paragraph((Run("Paragraphe 1 4, sans rien de bien particulier."),))
    found = passages(difference(blocks, after))
    assert [(each.folded, len(each.blocks)) for each in found] == [
        *((True, 7), (False, 1), (True, 3), (False, 3), (True, 14)),
    ]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_long_texts_answer_in_time() -> None:
    rewritten = [
        [Paragraph((Run(f"Le paragraphe numéro {n} dit {word} ce que chacun promet. " * 4),)) for n in range(200)]
        for word in ("bien", "mal")
    ]
    assert _seconds(lambda: difference(*rewritten)) < 3
    endless = [[Paragraph((Run(text * 9000),))] for text in ("une phrase ", "cette phrase-là ")]
    assert _seconds(lambda: difference(*endless)) < 3
    many = [[Paragraph((Run(f"{n % 7} {word}"),)) for n in range(3000)] for word in ("oui", "non")]
    assert _seconds(lambda: difference(*many)) < 3


def _drawn(app: Flask, before: str, after: str) -> str:
    with app.test_request_context():
        return render_template_string(
            "{% with d = difference %}{% include 'charters/_difference.html' %}{% endwith %}",
            difference=compare(parse(before), parse(after)),
        )


def test_the_page_says_with_words_what_it_shows_with_colours(app: Flask) -> None:
    page = _drawn(app, MARKDOWN, MARKDOWN.replace("Une phrase", "Deux phrases").replace("### Détails\n", ""))
    assert '<del><span class="visually-hidden"> supprimé : </span>Une phrase' in page.replace("\u00a0", " ")
    assert '<ins><span class="visually-hidden"> ajouté : </span>Deux phrases' in page.replace("\u00a0", " ")
    assert '<p class="block-change">Supprimé' in page
    assert "passages inchangés" in page


def test_the_page_says_that_nothing_changes(app: Flask) -> None:
    page = _drawn(app, MARKDOWN, MARKDOWN)
    assert "Rien ne change" in page
    assert "<ins>" not in page


def test_what_was_typed_is_never_mark_up(app: Flask) -> None:
    page = _drawn(app, "# Charte\n\nUn texte.", "# Charte\n\nUn texte où 1 \\< 2 & \\<b>.")
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
