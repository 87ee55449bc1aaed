"""The letter to whoever left an address."""

from app.mail.links import url
from app.mail.message import Letter
from app.programmes.models import Programme
from app.programmes.queries import definition, letterhead


def applications_open(address: str, programme: Programme) -> Letter:
    """Applications are open: what one asked to be told, and the last message."""
    return Letter(
        name="applications_open",
        to=address,
        head=letterhead(programme),
        programme_id=programme.id,
        context={
            "url": url(f"/programmes/{programme.slug}"),
            "title": programme.title,
            "closes_on": definition(programme).calendar.closes_on,
        },
    )
