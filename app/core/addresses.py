"""E-mail addresses as they may be stored and written to: exactly one, of a plain shape, without control characters."""

from email_validator import EmailNotValidError, validate_email

from app.core.errors import Refused


class AddressRefused(Refused):
    """What was given is not one e-mail address."""

    code = "address_refused"


def one_address(text: str) -> str:
    """Return the only address in `text`; refuses lists, names, quotes, controls and what no server could deliver.

    Flask-Mail reads « a@b.fr,evil@x.fr » as one recipient of two persons, hence this door (RFC 5321, dot-string only).
    """
    stripped = text.strip()
    try:
        found = validate_email(stripped, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise AddressRefused from error
    return f"{found.local_part}@{found.ascii_domain}"


def normal_email(text: str) -> str:
    """Return the address by which a person is known: one, trimmed, in lower case. Refuses what is not an address."""
    return one_address(text).lower()
