"""Where a letter about a charter goes, and what each of them carries."""

from dataclasses import replace

from app.charters.models import Charter, CharterEvent, Party, SignatureSlot
from app.charters.queries import slot_of, snapshot_of
from app.charters.queries.sealing import published_roots
from app.core.database import db
from app.documents.fingerprint import as_openssl
from app.mail.links import url
from app.mail.message import Letter
from app.programmes.models import Programme
from app.programmes.queries import letterhead


def letter_with_link(name: str, slot: SignatureSlot, token: str, **context: object) -> Letter:
    """Return a letter that carries the link to sign; the link is hidden from whoever reads the outbox."""
    link = url(f"/signer/{token}")
    charter = slot.charter
    known = {"url": link, "sign_by": charter.sign_by, "reference": charter.reference, "host": host_of(slot)}
    letter = letter_to(name, slot, **known, **context)
    return replace(letter, secrets=(token,))


def letter_to(name: str, slot: SignatureSlot, **context: object) -> Letter:
    """Return a letter to the address of record of a place."""
    programme = db.session.get_one(Programme, slot.charter.programme_id)
    return Letter(
        name=name,
        to=slot.email,
        head=letterhead(programme),
        context={"first_name": slot.called, "amendment": slot.charter.amends_id is not None, **context},
        programme_id=programme.id,
    )


def members_of(charter: Charter) -> dict[str, str]:
    """Return the names of the two members."""
    return {"mentor": slot_of(charter, Party.MENTOR).name, "mentee": slot_of(charter, Party.MENTEE).name}


def other_member(slot: SignatureSlot) -> SignatureSlot:
    """Return the place of the other member; for the host, that of the mentor."""
    return slot_of(slot.charter, Party.MENTEE if slot.party is Party.MENTOR else Party.MENTOR)


def host_of(slot: SignatureSlot) -> str:
    """Return the host in words."""
    return snapshot_of(slot.charter).party(Party.HOST).represents


def proof_of(slot: SignatureSlot, event: CharterEvent) -> dict[str, object]:
    """What a receipt holds: the document, its event, where to ask for it, and the root by which a seal is ours.

    The root's fingerprint is in a mailbox that the host does not keep: what the site says of it later can be compared.
    """
    charter, roots = slot.charter, published_roots()
    return {
        "reference": charter.reference,
        "frozen_sha256": charter.frozen_sha256,
        "number": event.number,
        "digest": event.hash,
        "url": url(f"/verifier?code={charter.code}&recu={event.hash}"),
        "root": as_openssl(roots[0].fingerprint) if roots else "",
    }
