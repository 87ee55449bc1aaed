"""What is seen of the seal from outside: by the coordination, and in the letters."""

from collections.abc import Callable

from app.charters.sealing_attention import SOURCE
from app.core.database import db
from app.mail.models import OutboxMail
from sqlalchemy import select

from tests.charters.cast import Signing

Settle = Callable[..., None]


def told(signing: Signing) -> list[str]:
    """What « à traiter » says of the seal."""
    db.session.rollback()
    return [SOURCE.sentence(each).replace("\u00a0", " ") for each in SOURCE.find(signing.programme.id, 0)]


def letters() -> list[str]:
    """The addresses of the letters that carry the final document."""
    wanted = select(OutboxMail.to_address).where(OutboxMail.name == "charter_signed")
    return sorted(db.session.scalars(wanted))
