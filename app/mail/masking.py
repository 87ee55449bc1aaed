"""What may be shown of a letter to somebody who is not its reader."""

import re

HIDDEN = "•••"
_LONG_SECRET = re.compile(r"(?<=/)[A-Za-z0-9_-]{32,}")


def masked_address(address: str) -> str:
    """« p•••@exemple.fr »: enough to recognise an address one knows."""
    local, at, domain = address.rpartition("@")
    return f"{local[:1]}{HIDDEN}{at}{domain}" if at else HIDDEN


def masked_text(text: str, secrets: list[str]) -> str:
    """Hide every secret of a letter, and anything in an address that looks like one although nobody declared it."""
    for secret in sorted((each for each in secrets if each), key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    return _LONG_SECRET.sub(HIDDEN, text)
