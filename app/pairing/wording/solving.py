"""What the solver answers, in words: why somebody has no pair, and what a change would do to the others."""

from collections import Counter
from collections.abc import Mapping

from app.applications.models import ApplicantRole
from app.core.wording import joined_fr, plural
from app.pairing.rules import LINK_CODES, Finding
from app.pairing.solver import Couple, LeftOut, Repair
from app.pairing.wording.findings import finding
from app.programmes.definition import ProgrammeDefinition

Names = Mapping[str, str]
"""The name of each person, by the ref of their application."""

EXCLUSIONS = {
    "same_person": "même personne",
    "no_place_left": "plus de place",
    "earlier_pair_failed": "binôme déjà arrêté",
    "avoided": "personne à éviter",
    "link_hierarchy": "lien hiérarchique déclaré",
    "link_family": "lien familial déclaré",
    "link_business": "lien d’affaires déclaré",
    "link_premises": "locaux partagés déclarés",
    "link_contest": "même poste, concours ou instance déclaré",
    "link_work": "travail commun déclaré",
    "link_other": "autre lien déclaré",
    "same_establishment": "même structure",
    "same_project_commune": "exerce dans la commune visée",
    "same_commune": "même commune",
    "same_epci": "même intercommunalité",
    "same_department": "même département",
    "same_region": "même région",
    "other_commune": "pas la même commune",
    "other_epci": "pas la même intercommunalité",
    "other_department": "pas le même département",
    "other_region": "pas la même région",
    "forbidden_by_committee": "refusé par le comité",
}

DECLARED = "lien déclaré"
"""All that a committee reads of « pas avec » lists and of declared links."""
_LISTED = ("avoided", *LINK_CODES)
_PRIVATE = {
    **dict.fromkeys(_LISTED, "Lien déclaré"),
    "avoided_name_resembles": "Lien déclaré, à vérifier par la coordination",
    "link_name_resembles": "Lien déclaré, à vérifier par la coordination",
    "stakes_declared": "Enjeu professionnel signalé à la coordination",
}


def why_left_out(left: LeftOut, names: Names, *, committee: bool) -> list[str]:
    """Say why somebody has no pair: who was possible and is taken, then what excludes the others, how many each.

    A committee reads « lien déclaré » for whatever is on a list or declared.
    """
    people = _PEOPLE[left.role]
    if not left.others:
        return [people.nobody]
    lines = [people.all_excluded] if left.nobody_possible else []
    lines += [_taken(names[ref], couples, names, left.role) for ref, couples in left.taken]
    if left.programme_full:
        lines.append("Le programme a tous les binômes prévus")
    counted = _counted(left, committee=committee)
    return lines + [f"{plural(count, people.one, people.many)} : {said}" for said, count in counted]


class _People:
    """How the other side is called."""

    def __init__(self, one: str, many: str, nobody: str, all_excluded: str) -> None:
        self.one, self.many, self.nobody, self.all_excluded = one, many, nobody, all_excluded


_PEOPLE = {
    ApplicantRole.MENTEE: _People(
        "mentor", "mentors", "Aucun mentor n’est retenu pour l’instant", "Aucun mentor disponible sans conflit"
    ),
    ApplicantRole.MENTOR: _People(
        "demande", "demandes", "Aucune demande n’attend de mentor", "Aucune demande sans conflit"
    ),
}


def _counted(left: LeftOut, *, committee: bool) -> list[tuple[str, int]]:
    hidden = _LISTED if committee else ()
    found = Counter({EXCLUSIONS[each.code]: each.count for each in left.exclusions if each.code not in hidden})
    if committee and left.declared:
        found[DECLARED] = left.declared
    return found.most_common()


def _taken(name: str, couples: tuple[Couple, ...], names: Names, role: ApplicantRole) -> str:
    if role is ApplicantRole.MENTEE:
        return f"{name} était possible, et accompagne {joined_fr(names[couple.mentee] for couple in couples)}"
    return f"{name} était possible, et a pour mentor {joined_fr(names[couple.mentor] for couple in couples)}"


def what_changes(repair: Repair, names: Names, *, nothing: str = "Rien ne change pour les autres") -> list[str]:
    """Say what a change does to everybody: who changes mentors, who finds one, who loses theirs."""
    formed = {pair.couple.mentee: pair.couple.mentor for pair in repair.formed}
    moved = [f"{names[mentee]} passe avec {names[formed[mentee]]}" for mentee in repair.moved]
    found = [f"{names[mentee]} trouve un mentor : {names[formed[mentee]]}" for mentee in repair.finding]
    lost = [f"{names[mentee]} n’a plus de mentor" for mentee in repair.losing]
    return [*moved, *found, *lost] or [nothing]


def finding_for_committee(found: Finding, names: dict[str, str], definition: ProgrammeDefinition) -> str:
    """Say a finding to a committee, which reads neither lists nor declared links."""
    return _PRIVATE.get(found.code) or finding(found, names, definition)
