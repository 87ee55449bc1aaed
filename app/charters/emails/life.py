"""The letters of a charter that changes on its way: another one in its place, another address for a signature."""

from dataclasses import replace

from app.charters import wording
from app.charters.changes import changes_of
from app.charters.emails.addressing import letter_to, letter_with_link, other_member
from app.charters.models import Charter, SignatureSlot
from app.core.database import db
from app.mail.message import Letter
from app.organisation.models import Signatory
from app.organisation.queries import host
from app.programmes.models import Programme
from app.programmes.queries import letterhead


def charter_updated(slot: SignatureSlot, token: str) -> Letter:
    """To a member: another charter is to be signed in place of the one they knew, and what changed in a sentence."""
    charter = slot.charter
    changes, former = changes_of(charter), db.session.get(Charter, charter.replaces_id)
    return letter_with_link(
        "charter_updated",
        slot,
        token,
        other_name=other_member(slot).name,
        former=former.reference if former else "",
        what=wording.what_changed(changes) if changes else "",
        had_signed=former is not None and any(each.party is slot.party and each.signed_at for each in former.slots),
    )


def name_kept(slot: SignatureSlot, token: str) -> Letter:
    """To whoever said that their name is misspelt: it is right as it stands, and the charter waits for them."""
    return letter_with_link("name_kept", slot, token, printed=slot.name)


def signing_address_corrected(slot: SignatureSlot, former: str) -> Letter:
    """To the former address: nothing about the charter comes here any more. It names nobody and no other address."""
    return replace(letter_to("signing_address_corrected", slot, first_name=""), to=former)


def signatory_replaced(before: Signatory, programme: Programme) -> Letter:
    """To whoever signed for the host: somebody else does, or at another address. It names neither of them."""
    return Letter(
        name="signatory_replaced",
        to=before.email,
        head=letterhead(programme),
        context={"first_name": before.name, "host": host().called},
        programme_id=programme.id,
    )
