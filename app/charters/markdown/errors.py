"""Why a charter text is refused: a line, a reason, no sentence."""

from enum import StrEnum

from app.core.errors import Refused


class Reason(StrEnum):
    """What is wrong with the line."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NO_TITLE = "no_title"
    SECOND_TITLE = "second_title"
    HTML = "html"
    IMAGE = "image"
    LINK = "link"
    CONTROL_CHARACTER = "control_character"
    UNKNOWN_FIELD = "unknown_field"
    UNSUPPORTED = "unsupported"
    TABLE = "table"
    CLAUSES = "clauses"
    AFTER_SIGNATURES = "after_signatures"


class MarkdownRefused(Refused):
    """The charter text cannot be taken as it is; `line` counts from 1 in what was pasted."""

    code = "charter_text_refused"

    def __init__(self, line: int, reason: Reason, found: str = "") -> None:
        super().__init__(line=line, reason=reason, found=found)
        self.line = line
        self.reason = reason
        self.found = found


class MergeRefused(Refused):
    """A merge field of the charter has no value: nobody is asked to sign a text with holes."""

    code = "charter_field_empty"

    def __init__(self, field: str) -> None:
        super().__init__(field=field)
        self.field = field
