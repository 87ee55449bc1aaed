"""Letters as their recipients would find them, read in the outbox before they leave."""

import re

from app.core.database import db
from app.mail.models import OutboxMail
from sqlalchemy import select

_PATH = re.compile(r"https?://[^/\s]+(/[^\s>]+)")
_CODE = re.compile(r"\b(\d{6})\b")


def letters(address: str, name: str = "") -> list[OutboxMail]:
    """Every letter to that address, newest first; only those of that name when one is given."""
    db.session.expire_all()
    found = select(OutboxMail).where(OutboxMail.to_address == address).order_by(OutboxMail.id.desc())
    return [each for each in db.session.scalars(found) if not name or each.name == name]


def newest(address: str, name: str) -> OutboxMail:
    """The newest letter of that name to that address."""
    found = letters(address, name)
    assert found, f"{address} received no « {name} » but {[each.name for each in letters(address)]}"
    return found[0]


def link_in(mail: OutboxMail, beginning: str) -> str:
    """The path of the letter's link that begins so."""
    paths: list[str] = [path for path in _PATH.findall(mail.text) if path.startswith(beginning)]
    assert paths, f"no link {beginning} in:\n{mail.text}"
    return str(paths[0])


def code_in(mail: OutboxMail) -> str:
    """The six digits of a letter."""
    found = _CODE.search(mail.text)
    assert found, f"no code in:\n{mail.text}"
    return str(found[1])
