"""What a letter is before it is written: whom it is for, which template, and what the template needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Letterhead:
    """Who writes: the programme, its host, and the coordinator people may answer to."""

    programme: str
    organisation: str
    coordinator: str
    reply_to: str
    phone: str
    of_host: str = ""  # as a sentence continues: « de la CPTS »


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a letter."""

    filename: str
    mime: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One e-mail to one address. `name` is its folder in `templates/emails`; `secrets` are masked in any preview.

    Of a `private` letter the coordination sees that it left, never its subject nor its words; one without a programme
    leaves no trace at all in what the coordination sees.
    """

    name: str
    to: str
    head: Letterhead
    context: Mapping[str, object] = field(default_factory=dict)
    programme_id: int | None = None
    attachments: tuple[Attachment, ...] = ()
    secrets: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True)
class Written:
    """The words of a letter, once written."""

    subject: str
    text: str
    html: str
