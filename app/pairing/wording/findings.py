"""What speaks against a pair, in the committee's words; read by staff alone."""

from app.core.wording import plural
from app.pairing.models import Pair
from app.pairing.rules import DEROGATED, Finding, finding_from
from app.programmes.definition import ProgrammeDefinition, Verdict

VERDICTS = {
    Verdict.TO_DISCUSS: "À discuter",
    Verdict.NEEDS_DEROGATION: "Écarté sauf dérogation",
    Verdict.RULED_OUT: "Écarté",
}
NOTHING_FOUND = "Aucun repéré"
TONES = {Verdict.TO_DISCUSS: "gold", Verdict.NEEDS_DEROGATION: "error", Verdict.RULED_OUT: "error"}

SENTENCES = {
    "same_person": "La même personne des deux côtés",
    "same_name": "Même nom et prénom : à vérifier, ce doit être deux personnes",
    "no_place_left": "Plus de place : {load} sur {capacity}",
    "earlier_pair_failed": "Binôme déjà arrêté",
    "avoided": "Personne à éviter, demandé par {by}",
    "avoided_name_resembles": "Nom voisin d’une personne à éviter, à vérifier{written}",
    "link_hierarchy": "Lien hiérarchique déclaré par {by}",
    "link_family": "Lien familial déclaré par {by}",
    "link_business": "{label}, déclaré par {by}",
    "link_premises": "{label}, déclaré par {by}",
    "link_contest": "{label}, déclaré par {by}",
    "link_work": "{label}, déclaré par {by}",
    "link_other": "{label}, déclaré par {by}",
    "link_name_resembles": "Nom voisin d’un lien déclaré ({label}), à vérifier{written}",
    "same_establishment": "Même structure",
    "establishment_resembles": "Structures au nom voisin, à vérifier",
    "same_hospital_group": "Même groupement hospitalier",
    "same_commune": "Même commune ({place})",
    "same_project_commune": "Exerce dans la commune visée ({place})",
    "same_epci": "Même intercommunalité ({place})",
    "same_department": "Même département ({place})",
    "same_region": "Même région ({place})",
    "other_commune": "Pas la même commune",
    "other_epci": "Pas la même intercommunalité",
    "other_department": "Pas le même département",
    "other_region": "Pas la même région",
    "few_common_slots": "{slots}, le programme en souhaite {minimum}",
    "little_experience": "Expérience de moins de {preferred} ans",
    "stakes_declared": "Signale un projet à prendre en compte{written}",
    "forbidden_by_committee": "Binôme refusé par le comité",
    "no_longer_there": "L’une des deux personnes n’est plus retenue",
    "mentee_locked_twice": "Un autre mentor a déjà été choisi",
}


def verdict(found: Verdict | None) -> str:
    """Say what all the findings come to."""
    return VERDICTS[found] if found else NOTHING_FOUND


def tone(found: Verdict | None) -> str:
    """Return the tone of the tag that says so."""
    return TONES[found] if found else "success"


def finding(found: Finding, names: dict[str, str], definition: ProgrammeDefinition) -> str:
    """Say one finding; `names` are those of the two, by role."""
    author = names.get(found.by.value, "") if found.by else ""
    written = found.params.get("written")
    facts: dict[str, object] = {**found.params, "by": author}
    facts["written"] = f" : {author} a écrit « {written} »" if written else ""
    facts["label"] = _label(str(found.params.get("kind", "")), definition)
    count = int(str(found.params.get("count", 0)))
    facts["slots"] = plural(count, "créneau commun", "créneaux communs") if count else "Aucun créneau commun"
    said = SENTENCES[found.code].format_map(facts)
    return f"{said} (dérogation accordée)" if found.params.get(DEROGATED) else said


def _label(kind: str, definition: ProgrammeDefinition) -> str:
    return next((each.label for each in definition.matching.link_kinds if each.value == kind), "Lien déclaré")


def kept_findings(pair: Pair, definition: ProgrammeDefinition) -> list[tuple[str, str, str]]:
    """Return what was found when the pair was formed: verdict, its tone, sentence."""
    names = {"mentor": pair.mentor.full_name, "mentee": pair.mentee.full_name}
    found = [finding_from(data) for data in pair.findings]
    return [(verdict(each.verdict), tone(each.verdict), finding(each, names, definition)) for each in found]
