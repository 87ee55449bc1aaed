"""The launch day of a cohort in French: what its letters and pages say that depends on more than one word."""

from datetime import date

from app.core.declarations import Attention
from app.core.errors import DomainError
from app.core.text import typo
from app.core.wording import day_fr, plural
from app.followup.rules.launching import LaunchDay
from app.web.errors import Message, Wording

EVENT = "Journée de lancement"
FILE_NAME = "journee-de-lancement.ics"
ANSWERED = {
    True: "C’est noté : vous venez.",
    False: "C’est noté : vous ne venez pas.",
}
_NEAR = {0: "aujourd’hui", 1: "demain", 2: "dans deux jours"}


def appointment(launch: LaunchDay) -> str:
    """« lundi 10 janvier 2028, au siège de l’agence régionale »."""
    return typo(f"{day_fr(launch.day)}, {launch.place}")


def facts(launch: LaunchDay) -> list[tuple[str, str]]:
    """The day and the place, as a page lists them."""
    return [("Jour", alone(day_fr(launch.day))), ("Lieu", alone(launch.place))]


def near(day: date, today: date) -> str:
    """« dans deux jours », « demain », « aujourd’hui »: how a reminder says when."""
    return _NEAR.get((day - today).days, "")


def alone(words: str) -> str:
    """Words that a sentence continues with, by themselves: « Au siège de l’agence régionale »."""
    return words[:1].upper() + words[1:]


def event_title(programme: str) -> str:
    """What the event is called in somebody's own calendar."""
    return f"{EVENT} – {programme}"


def event_words(url: str) -> str:
    """What the event says below its title."""
    return typo(f"Votre réponse, à changer jusqu’au jour même : {url}")


def standing(coming: bool | None, *, over: bool) -> str:  # noqa: FBT001 - an answer, or none
    """What the page says of one's own answer."""
    if over:
        return {True: "Vous aviez répondu oui.", False: "Vous aviez répondu non.", None: "Aucune."}[coming]
    return {True: "Vous venez.", False: "Vous ne venez pas.", None: "Dites-nous si vous venez."}[coming]


def enclosed(url: str) -> str:
    """What the letter of a calendar that moves says to whoever was invited, and gets another file with it."""
    return (
        "Le fichier joint remplace la journée de lancement dans votre agenda. "
        f"Votre réponse tient ; si le nouveau jour ne vous convient pas, changez-la : {url}"
    )


def sent(letters: int) -> str:
    """What the coordination reads once letters are on their way."""
    return f"{plural(letters, 'e-mail part', 'e-mails partent')} avec le fichier d’agenda."


def invitations(people: int) -> str:
    """What the calendar says of the invitations, which leave when the coordination says so."""
    if not people:
        return "Invitations à la journée de lancement : personne à inviter pour l’instant."
    return (
        f"Invitations à la journée de lancement, avec un fichier d’agenda : {plural(people, 'personne', 'personnes')}."
    )


def reminders(people: int) -> str:
    """What the calendar says of the reminder."""
    if not people:
        return "Rappel de la journée de lancement à qui vient ou n’a pas répondu : personne pour l’instant."
    return (
        f"Rappel de la journée de lancement à qui vient ou n’a pas répondu : {plural(people, 'personne', 'personnes')}."
    )


_SENTENCES = {
    "launch_to_invite": (
        "personne attend l’invitation à la journée de lancement",
        "personnes attendent l’invitation à la journée de lancement",
    ),
    "launch_changed": (
        "personne a encore l’ancienne journée de lancement dans son agenda",
        "personnes ont encore l’ancienne journée de lancement dans leur agenda",
    ),
    "launch_silent": (
        "personne n’a pas répondu à l’invitation au lancement",
        "personnes n’ont pas répondu à l’invitation au lancement",
    ),
}
_ACTIONS = {"launch_to_invite": "Inviter", "launch_changed": "Prévenir", "launch_silent": "Voir les réponses"}


def attention_sentence(found: Attention) -> str:
    """Say one line of « à traiter »."""
    return plural(found.count, *_SENTENCES[found.code])


def attention_action(found: Attention) -> str:
    """Say what its link does."""
    return _ACTIONS[found.code]


def _moved(_error: DomainError) -> Message:
    return Message(
        "Le programme a changé entre-temps",
        "Aucun e-mail n’est parti. Relisez la date, le lieu et les personnes avant d’envoyer.",
    )


def _nobody_left(_error: DomainError) -> Message:
    return Message(
        "Tout le monde est déjà prévenu", "Quelqu’un d’autre de la coordination vient de le faire. Rien n’est reparti."
    )


REFUSALS: Wording = {
    "no_launch_day": lambda _: Message("Cette page n’existe pas ou n’existe plus."),
    "launch_moved": _moved,
    "launch_nobody_left": _nobody_left,
    "launch_is_over": lambda _: Message(
        "La journée de lancement est passée", "Il n’y a plus d’invitation à envoyer ni de réponse à donner."
    ),
    "launch_not_yet": lambda _: Message(
        "Les invitations ne peuvent pas partir maintenant",
        "Elles partent pendant les jumelages, les confirmations ou les mentorats. "
        "Faites avancer le programme, ou reprenez-le s’il est en pause.",
    ),
}
