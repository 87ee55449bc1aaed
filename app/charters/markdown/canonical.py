"""Blocks as data and back, in one form only: what is hashed and frozen must never depend on who writes it down."""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.charters.markdown.blocks import (
    Block,
    BulletList,
    Heading,
    NumberedList,
    Paragraph,
    Run,
    Runs,
    Subheading,
    Title,
)

KINDS: dict[type[Block], str] = {
    Title: "title",
    Heading: "heading",
    Subheading: "subheading",
    Paragraph: "paragraph",
    BulletList: "bullets",
    NumberedList: "numbered",
}
_LINE_BLOCKS: dict[str, type[Title | Heading | Subheading | Paragraph]] = {
    "title": Title,
    "heading": Heading,
    "subheading": Subheading,
    "paragraph": Paragraph,
}


def canonical(value: object) -> bytes:
    """Return the JSON of the value: sorted keys, no spaces, UTF-8, strings in NFC, no float: fit to be hashed."""
    text = json.dumps(_normalised(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def _normalised(value: object) -> object:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case Mapping():
            return {unicodedata.normalize("NFC", str(key)): _normalised(item) for key, item in value.items()}
        case list() | tuple():
            return [_normalised(item) for item in value]
        case None | bool() | int():
            return value
    raise TypeError(type(value).__name__)


def to_json(blocks: Iterable[Block]) -> bytes:
    """Return the canonical JSON of the blocks."""
    return canonical(to_data(blocks))


def from_json(content: bytes | str) -> tuple[Block, ...]:
    """Return the blocks that `to_json` wrote."""
    return from_data(json.loads(content))


def to_data(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the blocks as plain lists and dictionaries, to be put inside a larger snapshot."""
    return [_block_data(block) for block in blocks]


def from_data(data: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Return the blocks that `to_data` wrote."""
    return tuple(_block(item) for item in data)


def runs_data(runs: Runs) -> list[dict[str, Any]]:
    """Return runs as data; a style that is absent is not written."""
    return [
        {"text": run.text}
        | ({"bold": True} if run.bold else {})
        | ({"italic": True} if run.italic else {})
        | ({"link": run.link} if run.link else {})
        for run in runs
    ]


def runs_from(data: Sequence[Mapping[str, Any]]) -> Runs:
    """Return the runs that `runs_data` wrote."""
    return tuple(
        Run(item["text"], item.get("bold", False), item.get("italic", False), item.get("link", "")) for item in data
    )


def _block_data(block: Block) -> dict[str, Any]:
    kind = {"type": KINDS[type(block)]}
    match block:
        case NumberedList(items, start):
            return kind | {"items": [runs_data(runs) for runs in items], "start": start}
        case BulletList(items):
            return kind | {"items": [runs_data(runs) for runs in items]}
        case _:
            return kind | {"runs": runs_data(block.runs)}


def _block(item: Mapping[str, Any]) -> Block:
    match item["type"]:
        case "bullets":
            return BulletList(tuple(map(runs_from, item["items"])))
        case "numbered":
            return NumberedList(tuple(map(runs_from, item["items"])), item["start"])
    return _LINE_BLOCKS[item["type"]](runs_from(item["runs"]))
