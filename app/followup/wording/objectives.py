"""The sentences of objectives, and of the mentee's own measure of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.text import typo
from app.core.wording import date_fr, day_fr, of
from app.followup.models import Moment, ObjectiveState, PairObjective, Temperature
from app.followup.queries import Membership
from app.followup.queries.objectives import Thermometer
from app.followup.rules.objectives import Window
from app.web.errors import Message, Wording

STATES = {
    ObjectiveState.TO_START: "À commencer",
    ObjectiveState.UNDER_WAY: "En cours",
    ObjectiveState.REACHED: "Atteint",
    ObjectiveState.SET_ASIDE: "Mis de côté",
}
_TONES = {
    ObjectiveState.TO_START: "",
    ObjectiveState.UNDER_WAY: "gold",
    ObjectiveState.REACHED: "success",
    ObjectiveState.SET_ASIDE: "",
}
MOMENTS = {Moment.START: "au départ", Moment.MIDWAY: "à mi-parcours", Moment.END: "à la fin"}

ADDED = "Votre objectif est ajouté."
REWORDED = "Votre objectif est reformulé."
REVIEWED = "Le point est enregistré."
MEASURED = "Votre thermomètre est enregistré."
THREE_AT_MOST = "Gardez trois objectifs au maximum : mettez-en un de côté pour en ajouter un autre"
ALREADY_SET = "Vous avez déjà cet objectif. S’il est mis de côté, reprenez-le en faisant le point"
MOVED = "Vos objectifs ont changé pendant que vous répondiez : relisez ce qui est signalé, puis enregistrez à nouveau"
REWORDED_MEANWHILE = "Cet objectif a changé pendant que vous écriviez. Enregistrez à nouveau pour garder vos mots"


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective as the page of the pair shows it."""

    ref: str
    label: str
    state: str
    tone: str
    since: str
    measured: str


def objective_lines(known: Sequence[PairObjective], member: Membership) -> list[ObjectiveLine]:
    """Return what one member is shown of each objective of the pair."""
    mentee = member.partner.first_name if member.is_mentor else ""
    return [objective_line(each, mentee=mentee) for each in known]


def objective_line(objective: PairObjective, *, mentee: str) -> ObjectiveLine:
    """Return what is shown of an objective; `mentee` is the first name of who measures, empty for themselves."""
    return ObjectiveLine(
        objective.ref,
        objective.label,
        STATES[objective.state],
        _TONES[objective.state],
        dates(objective),
        measured(objective.temperatures, mentee=mentee),
    )


def dates(objective: PairObjective) -> str:
    """« Fixé le 14 janvier 2027. Dernier point le 25 mars 2027. »."""
    said = f"Fixé le {date_fr(objective.created_at)}."
    return f"{said} Dernier point le {date_fr(objective.reviewed_on)}." if objective.reviewed_on else said


def measured(temperatures: Sequence[Temperature], *, mentee: str) -> str:
    """« Votre thermomètre : 3 au départ, 6 à mi-parcours. »; nothing before the first measure."""
    given = {each.moment: each.degree for each in temperatures}
    parts = [f"{given[moment]} {words}" for moment, words in MOMENTS.items() if moment in given]
    if not parts:
        return ""
    return typo(f"{f'Thermomètre {of(mentee)}' if mentee else 'Votre thermomètre'} : {', '.join(parts)}.")


def thermometer_news(found: Thermometer) -> str:
    """Say to the mentee whether they may measure, until when, and when next."""
    closing = found.closing
    if closing is not None:
        until = _until(closing)
        if found.complete:
            return typo(f"Vous avez situé vos objectifs {MOMENTS[closing.moment]}. Vous pouvez y revenir {until}.")
        return typo(f"Où en êtes-vous, de 0 à 10 ? Vous seul·e le dites, {until}.")
    if found.following is not None:
        when = f"{MOMENTS[found.following.moment]}, à partir du {day_fr(found.following.opens_on)}"
        return typo(f"Vous situerez vos objectifs de 0 à 10 {when}.")
    return ""


def thermometer_until(found: Thermometer) -> str:
    """Say until when the measure of today may be given and changed."""
    return typo(f"Vous pouvez le remplir, puis y revenir, {_until(found.closing)}.") if found.closing else ""


def meanwhile(objective: PairObjective) -> str:
    """What stands beside an answer that was given over an older state of the objective."""
    return typo(
        f"« {objective.label} » a changé pendant que vous répondiez. Il est maintenant : "
        f"{STATES[objective.state].lower()}. Votre réponse est gardée ci-dessous, pas encore enregistrée."
    )


def _until(window: Window) -> str:
    return f"jusqu’au {day_fr(window.closes_on)}" if window.closes_on else "jusqu’à la fin du mentorat"


def _on_the_page(title: str) -> Message:
    return Message(title, "Rien n’a été enregistré. Revenez à la page de vos objectifs pour les voir tels qu’ils sont.")


REFUSALS: Wording = {
    "objective_unknown": lambda _: Message("Cet objectif n’existe pas ou n’existe plus."),
    "objectives_moved": lambda _: _on_the_page("Vos objectifs ont changé entre-temps."),
    "too_many_objectives": lambda _: _on_the_page("Un binôme garde trois objectifs au maximum."),
    "objective_already_set": lambda _: _on_the_page("Vous avez déjà cet objectif."),
    "mentee_alone": lambda _: Message(
        "Le thermomètre appartient à la personne que vous accompagnez.",
        "Elle le remplit seule. Vous le lisez sur la page de votre binôme.",
    ),
    "thermometer_closed": lambda _: Message(
        "Ce n’est pas le moment du thermomètre.",
        "Rien n’a été enregistré. La page de vos objectifs dit quand il s’ouvre à nouveau.",
    ),
}
