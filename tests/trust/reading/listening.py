"""What leaves and what is kept of it all: letters as they were handed over, lines of the log, the file itself."""

import io
import logging
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from app.core.database import db
from app.core.journal import JournalEntry
from app.mail.parcel import Parcel
from app.mail.transport import EXTENSION
from app.web.logs import DiscreetFormatter
from flask import Flask
from sqlalchemy import select

from tests.support.pdf import pdf_text
from tests.trust.reading.crawling import plain


class Postman:
    """Hands nothing over: keeps each letter, its files opened, by address."""

    def __init__(self) -> None:
        self.bags: dict[str, list[str]] = defaultdict(list)

    def send(self, parcel: Parcel) -> None:
        """Keep one letter."""
        files = [
            pdf_text(each.content) if each.mime == "application/pdf" else each.content.decode(errors="replace")
            for each in parcel.attachments
        ]
        self.bags[parcel.to].append(plain("\n".join((parcel.subject, parcel.text, parcel.html, *files))))

    def sent(self) -> Counter[str]:
        """How many letters were handed over, by address."""
        return Counter({to: len(bag) for to, bag in self.bags.items()})

    def last_to(self, address: str) -> str:
        """The newest letter of an address."""
        return self.bags[address][-1]


@contextmanager
def listened(app: Flask) -> Iterator[tuple[Postman, io.StringIO]]:
    """Take letters and lines of the log for as long as it lasts."""
    postman, lines = Postman(), io.StringIO()
    before = app.extensions.get(EXTENSION)
    app.extensions[EXTENSION] = postman
    handler = logging.StreamHandler(lines)
    handler.setFormatter(DiscreetFormatter("%(levelname)s %(name)s %(message)s"))
    loggers = [logging.getLogger(), logging.getLogger("binome")]
    for each in loggers:
        each.addHandler(handler)
    try:
        yield postman, lines
    finally:
        for each in loggers:
            each.removeHandler(handler)
        app.extensions[EXTENSION] = before


def journal() -> list[str]:
    """Every act written down, whole."""
    db.session.rollback()
    acts = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id))
    return [f"{each.act} {each.actor} {each.subject} {each.programme_id} {each.facts}" for each in acts]
