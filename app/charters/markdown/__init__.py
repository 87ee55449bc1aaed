"""The text of a charter: what an association pastes becomes typed blocks; a refusal names its line."""

from app.charters.markdown.advice import Advice, AdviceCode, advise
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
from app.charters.markdown.fields import fields_of, fill_blanks, merge, merge_clauses, split_fields
from app.charters.markdown.parser import parse
from app.charters.markdown.review import Review, review

__all__ = [
    "Advice",
    "AdviceCode",
    "Block",
    "BulletList",
    "CharterSource",
    "Clause",
    "Heading",
    "MarkdownRefused",
    "MergeRefused",
    "NumberedList",
    "Paragraph",
    "Review",
    "Run",
    "Subheading",
    "Title",
    "advise",
    "canonical",
    "fields_of",
    "fill_blanks",
    "from_data",
    "from_json",
    "merge",
    "merge_clauses",
    "parse",
    "plain_text",
    "review",
    "split_fields",
    "to_data",
    "to_json",
]
