"""The words of help in confidence: what it may be about, what one would like, and who will know."""

from datetime import date, datetime

from app.core.clock import to_paris, today
from app.core.declarations import Attention
from app.core.text import typo
from app.core.wording import day_fr, joined_fr, plural
from app.followup.models import HelpContact, HelpDoor, HelpRequest, HelpState, HelpSubject
from app.followup.queries.helping import Helper
from app.followup.rules.helping import is_late
from app.web.errors import Message, Wording

SUBJECTS = {
    HelpSubject.CANNOT_MEET: "Nous n’arrivons pas à nous voir",
    HelpSubject.EXPECTATIONS: "Nos attentes ne se rejoignent pas",
    HelpSubject.UNEASY: "Je ne me sens pas à l’aise",
    HelpSubject.CHANGED: "Mon projet ou ma situation a changé",
    HelpSubject.OTHER: "Autre chose",
}
DOORS = {
    HelpDoor.ADVICE: "Un conseil, pour moi seul·e",
    HelpDoor.MEDIATION: "Une médiation à deux",
    HelpDoor.END: "Mettre fin au mentorat, sans faute",
}
CONTACTS = {
    HelpContact.EMAIL: "Par e-mail",
    HelpContact.PHONE: "Par téléphone",
    HelpContact.VISIT: "Je passerai au bureau",
}
SENT = "Votre message est envoyé."
ANSWERED = "Votre réponse est envoyée."
SPOKEN = "C’est noté : vous vous êtes parlé."
CLOSED = "La demande est close."
CHANGED = "La demande a changé depuis que vous avez ouvert la page. Relisez-la, votre texte est encore là."


def whoever(helpers: list[Helper]) -> str:
    """Return how a sentence names whom one will choose: by name when there is one."""
    return helpers[0].name if len(helpers) == 1 else "la personne que vous choisissez"


def who_will_know(reader: str, partner: str) -> dict[str, str]:
    """Return, for each door, who will know of it."""
    return {
        HelpDoor.ADVICE.value: f"Lu seulement par {reader}",
        HelpDoor.MEDIATION.value: f"Lu par {reader} ; {partner} n’en saura rien avant que vous donniez votre accord",
        HelpDoor.END.value: f"Lu par {reader} ; {partner} apprendra seulement que le mentorat s’arrête",
    }


def standing_outside(helper: Helper) -> str:
    """Say where somebody stands: in the coordination, or outside."""
    return "hors de la coordination" if helper.outside else "de la coordination"


def described(helper: Helper) -> str:
    """« Médiatrice, hors de la coordination », under a name."""
    if not helper.outside and "coordin" in helper.title.lower():
        return helper.title
    return ", ".join(part for part in (helper.title, standing_outside(helper)) if part)


def alone(helpers: list[Helper]) -> str:
    """Say that there is nobody else to choose, when it is so."""
    if len(helpers) != 1:
        return ""
    name = helpers[0].name
    return typo(f"{name} est la seule personne désignée pour ce programme : c’est elle qui lira votre demande.")


def names_of(helpers: list[Helper]) -> str:
    """« Solène Marty ou Rachid Belkacem », whom one may still ask."""
    return joined_fr([each.name for each in helpers]).replace(" et ", " ou ")


def contact_of(request: HelpRequest) -> str:
    """« Par téléphone au 06 12 34 56 78 »."""
    return f"Par téléphone au {request.phone}" if request.contact is HelpContact.PHONE else CONTACTS[request.contact]


def released(partner: str) -> str:
    """What is said once the other member was told of a mediation."""
    return typo(f"{partner} est au courant de la médiation, et de rien d’autre.")


def tag_of(request: HelpRequest, day: date) -> tuple[str, str]:
    """Return the word of a request's state, and its tone."""
    if is_late(request.state, request.answer_by, day):
        return "Réponse en retard", "error"
    return {
        HelpState.OPEN: ("Réponse attendue", "gold"),
        HelpState.ANSWERED: ("Répondue", "success"),
        HelpState.CLOSED: ("Close", ""),
    }[request.state]


def promise_of(request: HelpRequest, day: date) -> str:
    """Say when the answer was promised to an author, beside the state of their request."""
    if request.state is not HelpState.OPEN:
        return ""
    late = is_late(request.state, request.answer_by, day)
    return typo(f"réponse {'promise pour' if late else 'au plus tard'} le {day_fr(request.answer_by)}")


def attention_sentence(found: Attention) -> str:
    """Say one line: what waits for its reader alone, or that pairs have nobody to ask."""
    if found.code == "no_helper":
        running = "Un binôme est en cours" if found.count < 2 else f"{found.count} binômes sont en cours"
        return f"{running}, et personne ne peut recevoir de demande d’aide"
    since = f"depuis {_days_since(found.since)}"
    if found.count < 2:
        return typo(f"Une demande d’aide attend une réponse {since}")
    return typo(f"{found.count} demandes d’aide attendent une réponse, la première {since}")


def _days_since(instant: datetime | None) -> str:
    days = (today() - to_paris(instant).date()).days if instant else 0
    return plural(days, "jour", "jours") if days else "aujourd’hui"


def attention_action(found: Attention) -> str:
    """Say what its link does."""
    return "Choisir une personne" if found.code == "no_helper" else "Répondre"


REFUSALS: Wording = {
    "help_not_found": lambda _: Message("Cette page n’existe pas ou n’existe plus."),
    "helper_gone": lambda _: Message(
        "Cette personne ne reçoit plus les demandes de ce programme.",
        "Rien n’a été envoyé. Revenez au formulaire et choisissez quelqu’un d’autre.",
    ),
    "help_moved": lambda _: Message(
        "Cette demande vient de changer.", "Rien n’a été enregistré. Rouvrez la page, puis recommencez."
    ),
    "help_act_refused": lambda _: Message(
        "Cette demande n’en est plus là.", "Rien n’a été enregistré. Rouvrez la page pour voir où elle en est."
    ),
}
