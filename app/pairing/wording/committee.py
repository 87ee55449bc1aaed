"""The sentences around the board: where requests stand, what has just been decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.wording import date_fr, plural
from app.pairing.models import Pair, PairState
from app.pairing.queries import Requests, Stand
from app.pairing.rules import finding_from
from app.pairing.solver import Repair
from app.pairing.wording.findings import finding
from app.pairing.wording.rows import names
from app.pairing.wording.solving import finding_for_committee, what_changes
from app.programmes.definition import ProgrammeDefinition

STANDS = {
    Stand.TO_DECIDE: ("À décider", "gold"),
    Stand.NOBODY: ("Sans mentor", "error"),
    Stand.CHOSEN: ("Retenu", "success"),
    Stand.VALIDATED: ("Validé", "success"),
    Stand.ASIDE: ("Liste d’attente", ""),
}
FIRST = "En tête de liste"
PUT_ASIDE = "Cette demande ira sur la liste d’attente. Rien n’est encore envoyé."
TAKEN_BACK = "Cette demande est de nouveau à décider."
FORBIDDEN = "Ce binôme est refusé. Il ne sera plus proposé."
ALLOWED = "Le refus est levé."
ASKED = "La dérogation est demandée. Un deuxième membre doit la confirmer."
GRANTED = "La dérogation est accordée à deux. Le binôme peut être retenu."
WITHDRAWN = "La dérogation est retirée."
REPAIRED = "Les binômes sont modifiés. Rien n’est envoyé."
CONFIRMED_NAME = "C’est noté : il s’agit de cette personne."
DENIED_NAME = "C’est noté : il s’agit de quelqu’un d’autre."
REOPENED_NAME = "Ce nom est de nouveau à vérifier."


def overline(known: ProgrammeDefinition, title: str) -> str:
    """« Comité du 10 décembre 2026 », or the programme where there is none."""
    day = known.calendar.committee_on
    return f"Comité du {date_fr(day)}" if known.has_committee and day else title


def counted(found: Requests) -> tuple[str, str]:
    """« 5 binômes retenus », then « 2 à décider, 1 demande sans mentor possible »."""
    kept = found.count(Stand.CHOSEN, Stand.VALIDATED)
    rest = [f"{found.count(Stand.TO_DECIDE)} à décider"]
    if without := found.count(Stand.NOBODY):
        rest.append(f"{plural(without, 'demande', 'demandes')} sans mentor possible")
    if aside := found.count(Stand.ASIDE):
        rest.append(f"{aside} en liste d’attente")
    return plural(kept, "binôme retenu", "binômes retenus"), ", ".join(rest)


def chosen(pair: Pair) -> str:
    """Said once a pair is chosen."""
    return f"Le binôme {names(pair)} est retenu. Rien n’est encore envoyé."


def undone(pair: Pair) -> str:
    """Said once a choice is undone."""
    return f"Le binôme {names(pair)} n’est plus retenu. Personne n’en a été prévenu."


def validated(count: int) -> str:
    """Said once everything is validated."""
    kept = plural(count, "binôme est validé", "binômes sont validés")
    return f"{kept}. La coordination envoie maintenant les propositions."


def released(count: int) -> str:
    """Said once everything is proposed."""
    return f"{plural(count, 'proposition part', 'propositions partent')}, en deux e-mails chacune."


@dataclass(frozen=True)
class KeptLine:
    """A pair chosen, as the review lists it."""

    pair: Pair
    names: str
    state: str
    findings: tuple[str, ...]


def kept_lines(pair: Pair, known: ProgrammeDefinition, *, committee: bool) -> KeptLine:
    """Say one chosen pair with what spoke against it when it was chosen."""
    both = {"mentor": pair.mentor.full_name, "mentee": pair.mentee.full_name}
    say = finding_for_committee if committee else finding
    found = tuple(say(finding_from(each), both, known) for each in pair.findings)
    return KeptLine(pair, names(pair), "Validé" if pair.state is PairState.VALIDATED else "Retenu", found)


def repair_lines(repair: Repair, people: Mapping[str, str], gone: str) -> list[str]:
    """Say what a withdrawal would change; of whoever would withdraw, nothing more is said."""
    said = what_changes(repair, people)
    name = people[gone]
    return [each for each in said if not each.startswith(f"{name} ")] or ["Rien ne change pour les autres"]
