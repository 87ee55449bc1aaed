"""What is said of the question after the first meeting."""

from app.core.declarations import Attention
from app.core.wording import plural
from app.followup.models import Fit
from app.web.errors import Message, Wording

FITS = {Fit.SUITS: "Adapté", Fit.UNCERTAIN: "Encore incertain", Fit.DOES_NOT_SUIT: "Pas adapté, souhaite en parler"}
TONES = {Fit.SUITS: "success", Fit.UNCERTAIN: "", Fit.DOES_NOT_SUIT: "gold"}
OWN = {**FITS, Fit.DOES_NOT_SUIT: "Pas adapté, je souhaite en parler"}
NAMES = {Fit.SUITS: "adapte", Fit.UNCERTAIN: "incertain", Fit.DOES_NOT_SUIT: "pas-adapte"}  # in links and forms
RECORDED = "Votre réponse est enregistrée. Seule la coordination la lit."
TALK = "C’est noté, et la coordination le lit. Ici, vous demandez de l’aide à la personne de votre choix."
SEEN_TO = "C’est noté : vous avez pris contact."


def worry_sentence(found: Attention) -> str:
    """« 1 binôme dont un membre souhaite parler après la première rencontre »."""
    return f"{plural(found.count, 'binôme', 'binômes')} dont un membre souhaite parler après la première rencontre"


def worry_action(_found: Attention) -> str:
    """What its link does."""
    return "Prendre contact"


REFUSALS: Wording = {
    "not_met_yet": lambda _: Message(
        "Vous pourrez répondre après votre première rencontre.",
        "Une fois la rencontre notée, cette page vous attend. Rien n’a été enregistré.",
    ),
    "impression_settled": lambda _: Message(
        "Votre réponse ne se modifie plus.",
        "Elle pouvait l’être pendant 14 jours. Quelque chose ne va pas ? L’aide reste ouverte, à tout moment, "
        "depuis la page de votre binôme.",
    ),
}
