"""The charter as a PDF: the text anyone may read, the issued charter that is approved, the charter signed by all."""

from datetime import UTC, datetime, time

from reportlab.platypus import Flowable

from app.documents import body, signatures, wording
from app.documents.attestation import attestation
from app.documents.letterhead import Furniture
from app.documents.metadata import Metadata
from app.documents.model import Block, BulletList, CharterDocument, CharterTextDocument, Run, SignedCharterDocument
from app.documents.press import press


def draw_charter_text(document: CharterTextDocument) -> bytes:
    """Return the PDF of a text that names nobody and asks for no signature."""

    def compose() -> list[Flowable]:
        return [body.title(document.title), *_text(document.blocks, document.clauses)]

    furniture = Furniture(document.letterhead, wording.text_footer(document))
    published = datetime.combine(document.version_on, time(), UTC)
    return press(compose, furniture, Metadata(document.title, document.letterhead.organisation, published))


def draw_charter(document: CharterDocument) -> bytes:
    """Return the PDF that everybody approves, with three empty blocks. The same document gives the same bytes."""

    def compose() -> list[Flowable]:
        return [*_charter(document), *signatures.empty_blocks(document.parties)]

    return press(compose, _furniture(document), _metadata(document, document.issued_at))


def draw_signed_charter(document: SignedCharterDocument) -> bytes:
    """Return the charter with its blocks filled, followed by the attestation.

    It is a second document: what each person approved is the one whose fingerprint the attestation gives.
    """
    charter = document.charter

    def compose() -> list[Flowable]:
        return [
            *_charter(charter),
            *signatures.filled_blocks(charter.parties, document.signatures, wording.host(charter)),
            *attestation(document),
        ]

    return press(
        compose,
        _furniture(charter),
        _metadata(charter, document.completed_at),
        attachments=document.attachments,
        sealed_by=wording.host(charter),
    )


def _charter(document: CharterDocument) -> list[Flowable]:
    return [
        body.title(document.title),
        body.paragraph(wording.parties(document.parties)),
        *_text(document.blocks, document.clauses),
    ]


def _text(blocks: tuple[Block, ...], clauses: tuple[tuple[Run, ...], ...]) -> list[Flowable]:
    if not clauses:
        return body.flow(blocks)
    return [*body.flow(blocks), body.heading(wording.CLAUSES), *body.flow([BulletList(clauses)])]


def _furniture(document: CharterDocument) -> Furniture:
    return Furniture(document.letterhead, wording.footer(document))


def _metadata(document: CharterDocument, at: datetime) -> Metadata:
    return Metadata(f"{document.title}, {document.reference}", document.letterhead.organisation, at)
