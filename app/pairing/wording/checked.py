"""The rules that a programme has its pairs checked by, in sentences: what each comes to, and what none may lift."""

from collections import defaultdict
from collections.abc import Iterator

from app.core.text import typo
from app.core.wording import joined_fr
from app.pairing.record import Record
from app.pairing.rules import LEVELS
from app.programmes.definition import Geography, LinkKind, LinkNature, Places, Sign, Verdict

_COMES_TO = {
    Verdict.RULED_OUT: "Écarté, sans dérogation possible",
    Verdict.NEEDS_DEROGATION: "Écarté sauf dérogation, écrite et confirmée par un deuxième membre",
    Verdict.TO_DISCUSS: "À discuter, et retenu seulement avec un motif écrit",
}
_PLACES = {
    "commune": "commune",
    "epci": "intercommunalité",
    "department": "département",
    "region": "région",
}
_OTHERS = {
    "commune": "pas la même commune",
    "epci": "pas la même intercommunalité",
    "department": "pas le même département",
    "region": "pas la même région",
}
_NATURES = {
    LinkNature.HIERARCHY: "hiérarchique",
    LinkNature.FAMILY: "familial",
    LinkNature.BUSINESS: "d’affaires ou de contrat",
    LinkNature.PREMISES: "par des locaux partagés",
    LinkNature.CONTEST: "par un même poste, un même concours ou une même instance",
    LinkNature.WORK: "par un travail commun",
    LinkNature.OTHER: "d’une autre nature",
}
_ALWAYS = ("personne à éviter", "binôme déjà arrêté", "mentor sans place", "même personne des deux côtés")
_RESEMBLES = (
    "À vérifier par la coordination avant d’écarter : nom qui ressemble à une personne à éviter ou à un lien déclaré"
)


def rules_checked(record: Record) -> tuple[str, ...]:
    """Say every rule as it stood, the strictest first."""
    said: dict[Verdict, list[str]] = {verdict: [] for verdict in _COMES_TO}
    said[Verdict.RULED_OUT] += _ALWAYS
    for nature, verdict in _links(record.matching.link_kinds):
        said[verdict].append(f"lien déclaré {nature}")
    if record.matching.same_establishment is not None:
        said[record.matching.same_establishment].append("même structure")
    for place, verdict in _places(record.matching.geography):
        said[verdict].append(place)
    said[Verdict.TO_DISCUSS] += _thresholds(record)
    lines = [f"{comes_to} : {' ; '.join(said[verdict])}" for verdict, comes_to in _COMES_TO.items() if said[verdict]]
    return tuple(map(typo, [*lines, _RESEMBLES, *_ignored(record.matching.geography), *_pairs(record.places)]))


def _links(kinds: tuple[LinkKind, ...]) -> Iterator[tuple[str, Verdict]]:
    """Give the natures of links and what they come to: those of one verdict together, each once."""
    natures: dict[Verdict, list[str]] = defaultdict(list)
    for kind in kinds:
        natures[kind.verdict].append(_NATURES[kind.nature])
    for verdict, found in natures.items():
        yield " ou ".join(dict.fromkeys(found)), verdict


def _places(geography: Geography) -> Iterator[tuple[str, Verdict]]:
    for level in LEVELS:
        rule = getattr(geography, level)
        if rule.verdict is not None:
            yield (f"même {_PLACES[level]}" if rule.sign is Sign.KEEP_APART else _OTHERS[level]), rule.verdict


def _ignored(geography: Geography) -> Iterator[str]:
    found = [_PLACES[level] for level in LEVELS if getattr(geography, level).verdict is None]
    if found:
        yield f"Sans effet dans ce programme : {joined_fr(found)}"


def _thresholds(record: Record) -> Iterator[str]:
    least = record.matching.common_slots_min
    if least:
        yield f"moins de {least} créneaux communs" if least > 1 else "aucun créneau commun"
    yield f"mentor de moins de {record.experience.years} ans d’expérience"
    if record.matching.same_establishment is not None:
        yield "structures au nom voisin, ou du même groupement hospitalier"
    yield "enjeu professionnel signalé à la coordination"


def _pairs(places: Places) -> Iterator[str]:
    least, most = places.pairs_min, places.pairs_max
    if most is None:
        yield f"Au moins {least} binômes attendus" if least > 1 else "Pas de nombre de binômes fixé d’avance"
    elif least == most:
        yield f"{most} binômes attendus"
    else:
        yield f"De {least} à {most} binômes attendus"
