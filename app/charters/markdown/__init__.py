"""The text of a charter: what an association pastes becomes typed blocks; a refusal names its line."""

from app.charters.markdown.blocks import (
    Block,
    BulletList,
    CharterSource,
    Clause,
    Heading,
    NumberedList,
    Paragraph,
    Run,
    Subheading,
    Title,
    plain_text,
)
from app.charters.markdown.canonical import canonical, from_data, from_json, to_data, to_json
from app.charters.markdown.errors import MarkdownRefused, MergeRefused
from app.charters.markdown.fields import fields_of, merge, merge_clauses
from app.charters.markdown.parser import parse

__all__ = [
    "Block",
    "BulletList",
    "CharterSource",
    "Clause",
    "Heading",
    "MarkdownRefused",
    "MergeRefused",
    "NumberedList",
    "Paragraph",
    "Run",
    "Subheading",
    "Title",
    "canonical",
    "fields_of",
    "from_data",
    "from_json",
    "merge",
    "merge_clauses",
    "parse",
    "plain_text",
    "to_data",
    "to_json",
]
