"""What every letter of the year begins with: to one member of a pair, from the programme, private."""

from dataclasses import replace

from app.applications.models import ApplicantRole
from app.mail.links import url
from app.mail.message import Attachment, Letter
from app.pairing.models import Pair
from app.programmes.queries import by_id, letterhead


def letter_to(
    name: str, pair: Pair, role: ApplicantRole, *, attachments: tuple[Attachment, ...] = (), **context: object
) -> Letter:
    """Return a letter to one member: their first name, the other's, and the address of the pair's page are known to it.

    It is private: the coordination sees that it left, never what it says.
    """
    member, other = pair.member(role), pair.member(role.other)
    return Letter(
        name=name,
        to=member.person.email if member.person else member.email,
        head=letterhead(by_id(pair.programme_id)),
        context={
            "first_name": member.first_name,
            "other_first_name": other.first_name,
            "is_mentor": role is ApplicantRole.MENTOR,
            "pair_url": pair_url(pair),
            **context,
        },
        programme_id=pair.programme_id,
        attachments=attachments,
        private=True,
    )


def pair_url(pair: Pair, page: str = "") -> str:
    """Return the address of a pair's page, or of one below it, such as `/aide`."""
    return url(f"/mon-binome/{pair.ref}{page}")


def without_trace(letter: Letter) -> Letter:
    """Return the same letter, which the coordination sees nowhere: it belongs to no programme."""
    return replace(letter, programme_id=None)
