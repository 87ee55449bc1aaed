"""What the coordination reads of a year: dates and counts."""

from collections.abc import Mapping

from app.core.text import typo
from app.core.wording import date_fr, day_fr, number_fr, plural
from app.followup.queries.following import AtRisk, Day, Risk
from app.followup.queries.meetings import MeetingCount

_RISKS: Mapping[Risk, str] = {
    Risk.UNSUITED: "L’une des deux personnes souhaite en parler, depuis le {}",
    Risk.NEVER_MET: "Aucune rencontre notée ni prévue depuis le début, le {}",
    Risk.SILENT: "Sans nouvelles depuis le {}",
}
DAYS: Mapping[Day, str] = {
    Day.PROPOSED: "Binôme proposé",
    Day.COMMITTED: "Accepté par les deux",
    Day.SIGNED: "Charte signée par tous",
    Day.STARTED: "Début du mentorat",
    Day.PAUSED: "Mise en pause",
    Day.RESUMED: "Reprise",
    Day.EXTENDED: "Avenant signé, mentorat prolongé",
    Day.ENDED: "Fin du mentorat",
}


def risk_sentence(line: AtRisk) -> str:
    """Why this pair is looked at first, and since when."""
    return _RISKS[line.risk].format(date_fr(line.since))


def names(line: AtRisk) -> str:
    """« Milo Łukasik et Ada Ferreira »."""
    return f"{line.mentee} et {line.mentor}"


def meetings_cell(count: MeetingCount) -> str:
    """« 3, la dernière le 12 novembre 2026 », in the table of pairs."""
    if not count.held:
        return "Une est prévue" if count.next_on else ""
    return f"{number_fr(count.held)}, la dernière le {date_fr(count.last_on)}"


def meetings_facts(count: MeetingCount, minimum: int) -> list[tuple[str, str]]:
    """How many meetings, the day of the last, whether one is planned: all that the coordination may know of them."""
    return [
        ("Rencontres", typo(_met(count, minimum))),
        ("La dernière", day_fr(count.last_on) if count.last_on else "Pas encore"),
        ("Une prochaine est prévue", "Oui" if count.next_on else "Non"),
    ]


def _met(count: MeetingCount, minimum: int) -> str:
    """« 1 rencontre sur 4 au minimum », « 3 rencontres, dont 2 comptent parmi les 4 au minimum »."""
    least = f"{number_fr(minimum)} au minimum"
    if not count.held:
        return f"Aucune rencontre notée, pour {least}"
    met = plural(count.held, "rencontre", "rencontres")
    if count.counted == count.held:
        return f"{met} sur {least}" if count.held <= minimum else f"{met}, pour {least}"
    if not count.counted:
        return f"{met}, qui ne {'compte' if count.held == 1 else 'comptent'} pas parmi les {least}"
    counts = "compte" if count.counted == 1 else "comptent"
    return f"{met}, dont {number_fr(count.counted)} {counts} parmi les {least}"
