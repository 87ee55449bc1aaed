"""What people quote on the telephone: « IL-2026-0042 »."""

_LETTERS = 3


def make_reference(slug: str, year: int, number: int) -> str:
    """Return the reference of the `number`th application of a programme: its initials, the year, four figures."""
    words = [word for word in slug.split("-") if not word.isdecimal()]
    initials = "".join(word[0] for word in words[:_LETTERS]) if len(words) > 1 else slug[:2]
    return f"{initials.upper()}-{year}-{number:04d}"
