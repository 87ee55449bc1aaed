"""The sentences of pages of method: who reads them, what is wrong with a text being written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import url_for

from app.charters.markdown import MarkdownRefused, review, to_data
from app.charters.markdown.errors import Reason
from app.charters.wording import quoted, text_problem
from app.core.errors import DomainError
from app.core.text import typo
from app.followup.models import ResourceReaders
from app.followup.queries.resources import source_of
from app.web.errors import Message, Wording

READERS = {
    ResourceReaders.EVERYBODY: "Tout le monde",
    ResourceReaders.PAIRS: "Les binômes",
    ResourceReaders.NOBODY: "Personne",
}
READER_HINTS = {
    ResourceReaders.EVERYBODY: "La page est publique, et annoncée sur celle du programme",
    ResourceReaders.PAIRS: "Mentors et personnes mentorées, jusqu’à trois mois après la fin ; et l’équipe",
    ResourceReaders.NOBODY: "La page est retirée, ou pas encore prête. Seule la coordination la voit, ici",
}
SAVED = "La page est enregistrée."
MOVED = (
    "Quelqu’un vient d’enregistrer cette page. Rien n’est perdu : votre texte est toujours là, et ce qu’il change à "
    "l’autre se lit plus bas. Enregistrez à nouveau pour le remplacer"
)
LIKE_A_CHARTER = (
    "Ce texte se termine comme une charte, par des signatures ou des clauses à approuver : changez ces dernières lignes"
)
_TITLE_LINE = 1  # the title stands on a line of its own, before what was typed


@dataclass(frozen=True)
class Problem:
    """A line that cannot be shown: why, and the line as it was typed."""

    sentence: str
    quote: str


@dataclass(frozen=True)
class Preview:
    """A page being written, as far as it can be read."""

    problems: tuple[Problem, ...] = ()
    blocks: Sequence[dict[str, Any]] = field(default_factory=list)


def preview(title: str, body: str) -> Preview:
    """Return a page as it would be read, with every line that cannot be."""
    if not body.strip():
        return Preview()
    seen = review(source_of(title or "Sans titre", body))
    problems = tuple(Problem(_problem(each), quoted(body, each.line - _TITLE_LINE)) for each in seen.refusals)
    if seen.source is None:
        return Preview(problems)
    if not problems and (seen.source.signature_tail or seen.source.clauses):
        problems = (Problem(typo(f"{LIKE_A_CHARTER}."), ""),)
    return Preview(problems, to_data(seen.source.blocks[1:]))


def _problem(refused: MarkdownRefused) -> str:
    """Name the line as it was counted by whoever typed it."""
    reason = Reason.EMPTY if refused.reason is Reason.NO_TITLE else refused.reason
    return text_problem(MarkdownRefused(max(refused.line - _TITLE_LINE, 1), reason, refused.found))


def _unknown(_error: DomainError) -> Message:
    way_in = url_for("access.public.sign_in", next="followup.public.resources")
    return Message(
        "Cette page n’existe pas, ou elle est réservée aux binômes.",
        "Si vous êtes en binôme, ouvrez d’abord votre espace.",
        (("Ouvrir mon espace", way_in), ("Les ressources", url_for("followup.public.resources"))),
    )


REFUSALS: Wording = {
    "resource_unknown": _unknown,
    "resource_moved": lambda _: Message("Quelqu’un vient d’enregistrer cette page.", "Rien n’a été enregistré."),
    "resource_like_charter": lambda _: Message("Cette page ne peut pas être enregistrée.", f"{LIKE_A_CHARTER}."),
}
