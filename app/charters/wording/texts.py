"""What the coordination reads while it writes the text of a charter."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from app.charters.markdown import Advice, AdviceCode, MarkdownRefused
from app.charters.markdown.errors import Reason
from app.charters.wording.refusals import text_refusal
from app.core.text import typo
from app.core.wording import plural

MERGE_FIELDS: Mapping[str, str] = {
    "mentor": "Le prénom et le nom du mentor",
    "mentee": "Le prénom et le nom de la personne mentorée",
    "organisation": "Votre structure, avec son article",
    "programme": "Le nom du programme",
    "start": "Le début du mentorat",
    "end": "La fin du mentorat",
    "duration": "La durée du mentorat",
    "meetings_min": "Le nombre de rencontres prévu au moins",
}
SAMPLE_NAMES: Mapping[str, str] = {"mentor": "Karim Benali", "mentee": "Claire Humbert"}
TEXT_SAVED = "Le brouillon est enregistré. Personne d’autre que la coordination ne le voit."
TEXT_DISCARDED = "Le brouillon est abandonné."
TEXT_MOVED = (
    "Le texte a changé pendant que vous écriviez. Rien n’est perdu : le vôtre est toujours là, et ce qu’il change à "
    "l’autre se lit plus bas. Enregistrez de nouveau pour remplacer l’autre"
)
PUBLISHING_MOVED = "Le texte a changé depuis que vous avez ouvert cette page. Relisez ce qui suit, puis publiez."
DISCARDING_MOVED = "Le brouillon a changé depuis que vous avez ouvert cette page. Relisez-le avant de l’abandonner."
_NAMES = {
    "mentor": "Le texte ne nomme pas le mentor. Son nom figure dans les signatures ; pour l’écrire aussi dans le "
    "texte, utilisez {{mentor}}.",
    "mentee": "Le texte ne nomme pas la personne mentorée. Son nom figure dans les signatures ; pour l’écrire aussi "
    "dans le texte, utilisez {{mentee}}.",
    "mentee mentor": "Le texte ne nomme ni le mentor ni la personne mentorée. Leurs noms figurent dans les "
    "signatures ; pour les écrire aussi dans le texte, utilisez {{mentor}} et {{mentee}}.",
}


def text_problem(refused: MarkdownRefused, begins: str = "") -> str:
    """Why a line is refused, and what may have been meant: « Ligne 3 : ce champ n’existe pas ({{prenom}}). »."""
    sentence = text_refusal(refused, begins)
    if refused.reason is Reason.UNKNOWN_FIELD:
        meant = get_close_matches(refused.found.strip("{} ").lower(), MERGE_FIELDS, 1)
        return sentence + typo(f" Pensiez-vous à {{{{{meant[0]}}}}} ?") if meant else sentence
    return sentence


def draft_of(programme: str) -> str:
    """What heads the PDF of a text that is not published, so that nobody takes it for the charter in force."""
    return f"{programme}, brouillon"


def author(actor: str) -> str:
    """Who saved a version, when it is nobody whose name is known."""
    return "Le site" if actor in ("command", "clock", "visitor") else "Compte effacé"


def quoted(source: str, line: int, longest: int = 160) -> str:
    """Return the line as it was typed, cut when it is long; nothing when it is empty."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = lines[line - 1].strip() if line <= len(lines) else ""
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def advice_sentence(advice: Advice) -> str:
    """Say one thing of a text that can be taken."""
    return typo(_ADVICE[advice.code](advice.params))


def _recognised(params: Mapping[str, str | int]) -> str:
    headings = plural(int(params["headings"]), "titre", "titres")
    lists = plural(int(params["lists"]), "liste", "listes")
    return f"Texte sans mise en forme : {headings} et {lists} reconnus d’après leur aspect. Vérifiez-les dans l’aperçu."


def _clauses(params: Mapping[str, str | int]) -> str:
    if params["count"] == 1:
        return "Une clause à approuver : chaque signataire la coche avant de signer."
    return f"{params['count']} clauses à approuver : chaque signataire les coche une à une avant de signer."


_ADVICE: Mapping[AdviceCode, Callable[[Mapping[str, str | int]], str]] = {
    AdviceCode.RECOGNISED: _recognised,
    AdviceCode.SIGNATURE_TAIL: lambda _: (
        "Les dernières lignes, qui demandaient date et signatures, laissent la place aux trois blocs de signature."
    ),
    AdviceCode.CLAUSES: _clauses,
    AdviceCode.NAMES_UNUSED: lambda params: _NAMES[str(params["fields"])],
    AdviceCode.NO_END: lambda _: (
        "Le texte ne dit pas quand le mentorat prend fin : {{end}} donne la date, {{duration}} la durée."
    ),
    AdviceCode.BLANK: lambda params: (
        f"Ligne {params['line']} : un blanc à remplir à la main ({params['found']}) restera tel quel."
    ),
    AdviceCode.BARE_HEADING: lambda params: f"Rien ne suit le titre « {params['heading']} ».",
}
