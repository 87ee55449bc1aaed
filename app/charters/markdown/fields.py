"""Merge fields of a charter text: `{{mentor}}` and the like, filled once, at issue."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from app.charters.markdown.blocks import Block, Clause, Runs, lines_of, text_of, with_lines
from app.charters.markdown.errors import MergeRefused
from app.core.text import typo
from app.programmes.definition import CHARTER_FIELDS

_FIELD = re.compile(r"\{\{([^{}]*)\}\}")
_BRACES = re.compile(r"\{\{|\}\}")


def unknown_field(text: str) -> str | None:
    """Return what stands in double braces and is no field of ours, broken braces included; None when all is known."""
    for found in _FIELD.finditer(text):
        if found[1].strip() not in CHARTER_FIELDS:
            return found[0]
    broken = _BRACES.search(_FIELD.sub("", text))
    return broken[0] if broken else None


def fields_of(blocks: Iterable[Block], clauses: Iterable[Clause] = ()) -> frozenset[str]:
    """Return the fields that the text uses."""
    lines = [runs for block in blocks for runs in lines_of(block)] + [clause.runs for clause in clauses]
    return frozenset(found[1].strip() for runs in lines for found in _FIELD.finditer(text_of(runs)))


def split_fields(text: str) -> Iterator[tuple[str, str]]:
    """Return the text cut at its fields, in order: (words, "") or ("", name of a field)."""
    for place, piece in enumerate(_FIELD.split(text)):
        if piece:
            yield ("", piece.strip()) if place % 2 else (piece, "")


def fill_blanks(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its fields filled, of a charter that names nobody. Refuses a field without a value."""
    return _FIELD.sub(partial(_value, values=values), text)


def merge(blocks: Iterable[Block], values: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the blocks with every field filled. Refuses a field without a value. Values are never read as fields."""
    return tuple(with_lines(block, partial(_filled, values=values)) for block in blocks)


def merge_clauses(clauses: Iterable[Clause], values: Mapping[str, str]) -> tuple[Clause, ...]:
    """Return the clauses with every field filled; refuses like `merge`."""
    return tuple(replace(clause, runs=_filled(clause.runs, values)) for clause in clauses)


def _filled(runs: Runs, values: Mapping[str, str]) -> Runs:
    return tuple(replace(run, text=fill_blanks(run.text, values)) for run in runs)


def _value(found: re.Match[str], values: Mapping[str, str]) -> str:
    value = unicodedata.normalize("NFC", values.get(found[1].strip(), "")).replace("\u202f", "\u00a0").strip()
    if not value:
        raise MergeRefused(found[1].strip())
    return typo(value)  # as pages write it: what is read and what is frozen are the same, to the apostrophe
