"""The letters of a programme to its staff."""

from app.mail.links import url
from app.mail.message import Letter
from app.organisation import queries as organisation
from app.programmes.models import Programme, Role
from app.programmes.queries import letterhead
from app.programmes.wording import ROLES


def invitation(address: str, role: Role, programme: Programme | None) -> Letter:
    """How to come in, for somebody who was given a role. No link opens anything by itself: they ask for one."""
    return Letter(
        name="invitation",
        to=address,
        head=letterhead(programme) if programme else organisation.letterhead(),
        programme_id=programme.id if programme else None,
        context={"url": url("/connexion"), "role": ROLES[role]},
    )
