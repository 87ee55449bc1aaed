"""What the pages of a charter are given: its text as data, and where the signatures stand in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.charters import printing, rules, wording
from app.charters.composition import blank_values
from app.charters.markdown import Clause, merge, merge_clauses, parse, to_data
from app.charters.models import Charter, CharterText, FileKind, Party, SignatureSlot
from app.charters.queries import answer_by, code_of, file_of, snapshot_of, states_of
from app.core.clock import now, real_now, to_paris, today
from app.organisation.queries import host
from app.programmes.models import Programme
from app.programmes.queries import definition


@dataclass(frozen=True)
class TextView:
    """A text that names nobody, for a page."""

    version: int
    version_on: date
    published: bool
    blocks: Sequence[dict[str, Any]]
    clauses: tuple[Clause, ...]
    pdf_size: int


@dataclass(frozen=True)
class SigningView:
    """The charter that one party reads before signing."""

    programme: str
    reference: str
    members: str
    called: str
    name: str
    awaited: str
    version: int
    version_on: date
    blocks: Sequence[dict[str, Any]]
    clauses: tuple[Clause, ...]
    pdf_size: int


def answer_promised(charter: Charter) -> str:
    """Say when the coordination comes back to those who were to sign a charter that came to nothing."""
    if charter.amends_id is not None:
        return wording.as_planned(charter.pair.ends_on)
    return wording.comes_back(answer_by(charter), today())


def text_view(programme: Programme, text: CharterText) -> TextView:
    """Return a version of the programme's text as anyone reads it."""
    source, values = parse(text.source), blank_values(programme, definition(programme), host())
    return TextView(
        version=text.version,
        version_on=to_paris(text.published_at or now()).date(),
        published=text.published_at is not None,
        blocks=to_data(merge(source.blocks, values)),
        clauses=merge_clauses(source.clauses, values),
        pdf_size=len(text_file(programme, text)),
    )


def text_file(programme: Programme, text: CharterText) -> bytes:
    """Return the PDF of the same text."""
    values = blank_values(programme, definition(programme), host())
    title = programme.title if text.published_at else wording.draft_of(programme.title)
    return printing.text_pdf(text, values, programme=title, organisation=host().name)


def signing_view(slot: SignatureSlot) -> SigningView:
    """Return what one party reads: drawn from what was frozen, nothing else."""
    charter = slot.charter
    snapshot, frozen = snapshot_of(charter), file_of(charter, FileKind.FROZEN)
    return SigningView(
        programme=snapshot.programme,
        reference=snapshot.reference,
        members=wording.members(snapshot.party(Party.MENTEE).name, snapshot.party(Party.MENTOR).name),
        called=slot.called,
        name=slot.name,
        awaited=_awaited(slot, snapshot.party(Party.HOST).represents),
        version=snapshot.version,
        version_on=snapshot.version_on,
        blocks=to_data(snapshot.blocks),
        clauses=snapshot.clauses,
        pdf_size=frozen.size if frozen else 0,
    )


def declared(slot: SignatureSlot) -> dict[str, Any]:
    """Return the name this party typed before the code that was mailed, by field of the form, while that code lives.

    Boxes are never shown ticked: ticking them is what proves.
    """
    held = code_of(slot)
    if held is None or real_now() >= held.expires_at or held.frozen_sha256 != slot.charter.frozen_sha256:
        return {}
    return {"typed_name": held.typed_name}


def _awaited(slot: SignatureSlot, represents: str) -> str:
    around = [each for each in slot.charter.slots if each is not slot]
    others = [(each.name, each.state, each.signed_on or each.signed_at) for each in around]
    host_turn = slot.party is Party.HOST and rules.is_turn_of(Party.HOST, states_of(slot.charter))
    return wording.awaited(others, represents, host_turn=host_turn)
