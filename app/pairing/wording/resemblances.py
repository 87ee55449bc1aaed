"""Names that resemble, in the coordination's words: who wrote what, and whom it may mean."""

from app.core.wording import of
from app.pairing.queries.resemblances import ToVerify, Verified

_KINDS = {
    "avoided_name_resembles": "{author} préfère ne pas être en binôme avec « {written} ».",
    "link_name_resembles": "{author} a déclaré un lien avec « {written} ».",
    "same_name": "{author} porte le même nom des deux côtés : « {written} ».",
    "establishment_resembles": "{author} exerce à « {written} », {other} dans une structure au nom voisin.",
}
_QUESTIONS = {
    "same_name": "Est-ce la même personne ?",
    "establishment_resembles": "Est-ce la même structure ?",
}


def asked(found: ToVerify) -> tuple[str, str]:
    """Say what was written, then ask whose it is."""
    sentence = _KINDS[found.code].format(
        author=found.author.full_name, other=found.other.full_name, written=found.written
    )
    return sentence, _QUESTIONS.get(found.code, f"S’agit-il {of(found.other.full_name)} ?")


def answered(found: Verified) -> str:
    """Say what was answered, without the name that was written."""
    said = "c’est bien" if found.ruling.same else "ce n’est pas"
    return f"Ce qu’a écrit {found.author.full_name} : {said} {found.other.full_name}"
