"""What the pages where a charter text is written are given: its preview, its faults, its fields, its versions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.charters import printing, wording
from app.charters.composition import blank_values
from app.charters.differences import Passage, compare, with_words
from app.charters.markdown import (
    CharterSource,
    MarkdownRefused,
    advise,
    fill_blanks,
    parse,
    review,
    split_fields,
    to_data,
)
from app.charters.markdown.canonical import runs_data
from app.charters.models import CharterText
from app.charters.queries import authors_of, text_versions
from app.core.text import clean_text
from app.organisation.queries import host
from app.programmes.models import Programme
from app.programmes.queries import definition

_BEGINNING = 30  # characters by which somebody finds a line that bears no number


@dataclass(frozen=True)
class Problem:
    """A line that cannot be taken: why, and the line as it was typed; `named` says how it begins, far from the line."""

    line: int
    sentence: str
    quote: str
    named: str


@dataclass(frozen=True)
class Preview:
    """A text being written, as far as it can be read, its fields filled for a pair that does not exist."""

    problems: tuple[Problem, ...] = ()
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    blocks: Sequence[dict[str, Any]] = ()
    clauses: Sequence[dict[str, Any]] = ()


@dataclass(frozen=True)
class FieldHelp:
    """A merge field: how it is written, what it is, what it becomes in this programme."""

    name: str
    what: str
    becomes: str


class VersionState(StrEnum):
    """Where one version stands among the others."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    REPLACED = "replaced"


@dataclass(frozen=True)
class VersionLine:
    """One version in the list of them; `at` is when it was published, or last saved while it is a draft."""

    version: int
    state: VersionState
    at: datetime
    by: str
    previous: int | None


def preview(programme: Programme, source: str) -> Preview:
    """Return the text as it would be read, with every fault and doubt named."""
    if not source.strip():
        return Preview()
    seen = review(source)
    problems = tuple(_problem(source, each) for each in seen.refusals)
    if seen.source is None:
        return Preview(problems)
    advice = advise(source, seen.source)
    return Preview(
        problems,
        tuple(wording.advice_sentence(each) for each in advice if each.is_doubt),
        tuple(wording.advice_sentence(each) for each in advice if not each.is_doubt),
        *_filled(seen.source, sample_values(programme)),
    )


def _problem(source: str, refused: MarkdownRefused) -> Problem:
    begins = wording.quoted(source, refused.line, _BEGINNING)
    quote = wording.quoted(source, refused.line)
    return Problem(refused.line, wording.text_problem(refused), quote, wording.text_problem(refused, begins))


def preview_file(programme: Programme, source: str, version: int) -> bytes:
    """Return the PDF of a text that is not saved. Refuses (`MarkdownRefused`) one that cannot be read."""
    parse(source)
    text = CharterText(programme_id=programme.id, version=version, source=clean_text(source))
    return printing.text_pdf(
        text, sample_values(programme), programme=wording.draft_of(programme.title), organisation=host().name
    )


def sample_values(programme: Programme) -> Mapping[str, str]:
    """Return the value of each field for a pair that does not exist, in this very programme."""
    return {**blank_values(programme, definition(programme), host()), **wording.SAMPLE_NAMES}


def fields_help(programme: Programme) -> tuple[FieldHelp, ...]:
    """Return the fields that a text may use."""
    values = sample_values(programme)
    return tuple(FieldHelp(name, what, values[name]) for name, what in wording.MERGE_FIELDS.items())


def version_lines(programme_id: int) -> tuple[VersionLine, ...]:
    """Return the versions of a text, the newest first."""
    texts = text_versions(programme_id)
    names = authors_of(texts)
    in_force = next((text.version for text in texts if text.published_at), None)
    return tuple(
        VersionLine(
            version=text.version,
            state=_state(text, in_force),
            at=text.published_at or text.created_at,
            by=names.get(text.created_by) or wording.author(text.created_by),
            previous=before.version if before else None,
        )
        for text, before in zip(texts, (*texts[1:], None), strict=True)
    )


def passages_between(programme: Programme, one: CharterText, other: CharterText) -> tuple[Passage, ...]:
    """Return what changed from the older of two versions to the newer.

    A field that comes, goes or becomes another is a change, whatever fills it; it is shown as the text shows it.
    """
    before, after = sorted((one, other), key=lambda text: text.version)
    values = blank_values(programme, definition(programme), host())
    return with_words(compare(parse(before.source), parse(after.source)), lambda words: fill_blanks(words, values))


def passages_from(before: CharterText | None, source: str) -> tuple[Passage, ...]:
    """Return what changed from a version to a text being written; nothing when there is nothing to compare."""
    after = review(source).accepted
    return compare(parse(before.source), after) if before and after else ()


def _state(text: CharterText, in_force: int | None) -> VersionState:
    if text.published_at is None:
        return VersionState.DRAFT
    return VersionState.IN_FORCE if text.version == in_force else VersionState.REPLACED


def _filled(
    source: CharterSource, values: Mapping[str, str]
) -> tuple[Sequence[dict[str, Any]], Sequence[dict[str, Any]]]:
    blocks = [_filled_block(block, values) for block in to_data(source.blocks)]
    return blocks, [{"runs": _filled_runs(runs_data(clause.runs), values)} for clause in source.clauses]


def _filled_block(block: dict[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    if "items" in block:
        return block | {"items": [_filled_runs(runs, values) for runs in block["items"]]}
    return block | {"runs": _filled_runs(block["runs"], values)}


def _filled_runs(runs: Iterable[dict[str, Any]], values: Mapping[str, str]) -> list[dict[str, Any]]:
    """Cut runs at their fields, so that a page can show what the site fills in."""
    return [
        run | {"text": values[name] if name else words, "field": name}
        for run in runs
        for words, name in split_fields(run["text"])
    ]
