"""The six digits that confirm a signature, and the public code printed on each page."""

from datetime import datetime, timedelta

CODE_LIFE = timedelta(minutes=15)
CODE_TRIES = 5
CODES_AN_HOUR = 6
PAUSE = timedelta(seconds=60)  # a second click within it sends nothing more
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 and 1, no O and I


def public_code(letters: str) -> str:
    """Return the code printed on the pages, in two groups: K7QF-2MXT."""
    return f"{letters[:4]}-{letters[4:8]}"


def normal_code(typed: str) -> str:
    """Return a code as it is printed, from what somebody copied: case, spaces and dashes are theirs."""
    return public_code("".join(char for char in typed.upper() if char.isalnum()))


def is_public_code(typed: str) -> bool:
    """Tell whether what was typed has the shape of a code."""
    letters = [char for char in typed.upper() if char.isalnum()]
    return len(letters) == 8 and all(letter in CODE_ALPHABET for letter in letters)


def code_is_usable(expires_at: datetime, tries: int, now: datetime) -> bool:
    """Tell whether a code may still be compared: not tried out, and within its quarter of an hour."""
    return tries < CODE_TRIES and now < expires_at
