"""The letters of access."""

from datetime import timedelta

from app.mail.links import url
from app.mail.message import Letter
from app.organisation.queries import letterhead


def sign_in(address: str, *, token: str, code: str, life: timedelta) -> Letter:
    """The link and the code that open somebody's own space, once."""
    return Letter(
        name="sign_in",
        to=address,
        head=letterhead(),
        context={"url": url(f"/connexion/{token}"), "code": code, "minutes": int(life.total_seconds() // 60)},
        secrets=(token, code),
    )
