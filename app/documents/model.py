"""What the printer is given: plain values, known to no feature, already decided and already worded by the caller.

Texts are ordinary strings: the printer normalises, escapes and chooses fonts. Instants are aware date-times; the
printer writes them in Paris time and says so.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

SEAL_FIELD = "Cachet"  # the name of the field that awaits the seal of a signed charter
APPROVED = "charte-approuvee.pdf"  # the two files that every signed charter carries
EVIDENCE = "preuve.json"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style. A link is printed as its text followed by its address, so that paper keeps it."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading under the title: level 2 opens a part, level 3 a passage of it."""

    runs: tuple[Run, ...]
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class BulletList:
    """A list whose order says nothing."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class NumberedList:
    """A list whose items are numbered from `start`."""

    items: tuple[tuple[Run, ...], ...]
    start: int = 1


Block = Heading | Paragraph | BulletList | NumberedList


@dataclass(frozen=True)
class Letterhead:
    """Who speaks: the programme in bold, the host below it."""

    programme: str
    organisation: str


@dataclass(frozen=True)
class Party:
    """One of those who sign. `label` heads the block (« Mentorée », « Pour la CPTS »), `name` is the signatory.

    `represents` is the host in words, article included (« la CPTS des Trois Vallées »): the opening sentence then names
    the host instead of the signatory.
    """

    label: str
    name: str
    represents: str = ""


@dataclass(frozen=True)
class CharterDocument:
    """The charter as it is issued: everybody signs the bytes drawn from this.

    `verification_page` is the address a person types before writing the code; the QR opens `verification_url`.
    """

    letterhead: Letterhead
    title: str
    parties: tuple[Party, ...]
    blocks: tuple[Block, ...]
    reference: str
    version: int
    version_on: date
    issued_at: datetime
    verification_code: str
    verification_page: str
    verification_url: str
    clauses: tuple[tuple[Run, ...], ...] = ()


@dataclass(frozen=True)
class CharterTextDocument:
    """The text of a charter for anyone to read: no names, nothing to sign."""

    letterhead: Letterhead
    title: str
    blocks: tuple[Block, ...]
    version: int
    version_on: date
    clauses: tuple[tuple[Run, ...], ...] = ()


class Means(StrEnum):
    """How a signature was given."""

    ONLINE = "online"
    PAPER = "paper"


@dataclass(frozen=True)
class SignatureGiven:
    """One filled block, in the order of the parties.

    On paper, `signed_at` is when the host recorded the sheet, and `signed_on` the day written on it.
    """

    name: str
    signed_at: datetime
    means: Means = Means.ONLINE
    signed_on: date | None = None


@dataclass(frozen=True)
class EvidenceEvent:
    """One line of the register: number, instant, what happened and who did it in words, hash in hexadecimal."""

    number: int
    at: datetime
    what: str
    who: str
    digest: str


@dataclass(frozen=True)
class AttachedFile:
    """A file carried inside the PDF. `relation` is what it is to the document: Source, Data or Supplement.

    (`AFRelationship` of ISO 19005-3, 6.8.) `description` is read to people, beside the name.
    """

    name: str
    media_type: str
    content: bytes
    description: str
    relation: str


@dataclass(frozen=True)
class SignedCharterDocument:
    """The charter once everyone has signed: the same text, filled blocks, then the attestation."""

    charter: CharterDocument
    signatures: tuple[SignatureGiven, ...]
    events: tuple[EvidenceEvent, ...]
    frozen_sha256: str
    snapshot_sha256: str
    completed_at: datetime
    attachments: tuple[AttachedFile, ...] = ()


@dataclass(frozen=True)
class PresenceList:
    """One list, already worded. `heads` name the columns, the last of which is left empty to be signed.

    `shares` say how wide each column is beside the others; `note` is under the table; `at` is when the list was right.
    """

    letterhead: Letterhead
    title: str
    when: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    note: str
    foot: tuple[str, str]
    reference: str
    at: datetime
