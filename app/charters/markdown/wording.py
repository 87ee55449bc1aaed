"""The French words by which a pasted charter shows its shape."""

import re

CLAUSES_HEADING = "Clauses à approuver"
SIGNATURE_TAIL = re.compile(r"^(#+\s*)?(\**)date\b.*\bsignatures?\b.*\2$", re.IGNORECASE)
SIGNATURE_HEADING = re.compile(r"^(#+\s*)?(\**)signatures?\s*:?\2$", re.IGNORECASE)
NUMBERED_PART = re.compile(
    r"^((article|chapitre|titre|partie)\s+(\d+|[ivx]+)\b|((?-i:[IVX]{1,5})\s*[.)–—-]|\d{1,2}\s*[–—/-])\s+\S)",
    re.IGNORECASE,
)
# a title in capitals made of these words alone reads better in small letters; any other may hold a proper name
COMMON_TITLE_WORDS = frozenset(
    {
        *("charte", "de", "du", "des", "d", "la", "le", "les", "l", "et", "mentorat", "mentor", "mentors"),
        *("engagement", "éthique", "déontologie", "binôme", "programme"),
    }
)
