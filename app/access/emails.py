"""The letters of access."""

from datetime import timedelta

from app.access.rules import minutes_of
from app.mail.links import url
from app.mail.message import Letter
from app.organisation.queries import letterhead


def sign_in(address: str, *, token: str, code: str, life: timedelta) -> Letter:
    """The link and the code that open somebody's own space, once."""
    return Letter(
        name="sign_in",
        to=address,
        head=letterhead(),
        context={"url": url(f"/connexion/{token}"), "code": code, "minutes": minutes_of(life)},
        secrets=(token, code),
    )


def address_link(address: str, *, token: str, life: timedelta) -> Letter:
    """To a new address: the link that confirms it. It names nobody: the address may be a stranger's, mistyped."""
    minutes = minutes_of(life)
    context = {"url": url(f"/mon-compte/adresse/{token}"), "minutes": minutes}
    return Letter(name="address_link", to=address, head=letterhead(), context=context, secrets=(token,))


def address_already_known(address: str) -> Letter:
    """To an address that another account asked for: it opens this account, nothing has changed."""
    return Letter(name="address_already_known", to=address, head=letterhead(), context={"url": url("/connexion")})


def address_notice(address: str, *, first_name: str, done: bool) -> Letter:
    """To the present address, that another was asked for; to the former one, that it was changed. Never which."""
    context = {"first_name": first_name, "done": done, "url": url("/mon-compte")}
    return Letter(name="address_notice", to=address, head=letterhead(), context=context)
