"""The rules that a programme has its pairs checked by, in sentences: what each comes to, and what none may lift."""

from collections import defaultdict
from collections.abc import Iterator

from app.core.text import typo
from app.pairing.record import Record
from app.pairing.rules import LEVELS
from app.pairing.wording.reasons import enumerate_fr
from app.programmes.definition import Geography, LinkKind, LinkNature, Places, Sign, Verdict

_COMES_TO = {
    Verdict.TO_DISCUSS: "à discuter",
    Verdict.NEEDS_DEROGATION: "écarté sauf dérogation",
    Verdict.RULED_OUT: "écarté, sans dérogation possible",
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
_ALWAYS = "Personne à éviter, binôme déjà arrêté, mentor sans place, même personne des deux côtés"
_RESEMBLES = "Nom qui ressemble à une personne à éviter, ou à un lien déclaré : à vérifier par la coordination"


def rules_checked(record: Record) -> tuple[str, ...]:
    """Say every rule as it stood, the strictest first."""
    said: dict[Verdict, list[str]] = defaultdict(list)
    said[Verdict.RULED_OUT].append(_ALWAYS)
    for nature, verdict in _links(record.matching.link_kinds):
        said[verdict].append(f"lien déclaré {nature}")
    if record.matching.same_establishment is not None:
        said[record.matching.same_establishment].append("même structure")
    for place, verdict in _places(record.matching.geography):
        said[verdict].append(place)
    for threshold in _thresholds(record):
        said[Verdict.TO_DISCUSS].append(threshold)
    order = (Verdict.RULED_OUT, Verdict.NEEDS_DEROGATION, Verdict.TO_DISCUSS)
    lines = [f"{_upper(each)} : {_COMES_TO[verdict]}" for verdict in order for each in said[verdict]]
    return tuple(map(typo, [*lines, _RESEMBLES, *_ignored(record.matching.geography), *_pairs(record.places)]))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


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
        yield f"{_upper(enumerate_fr(found))} : sans effet dans ce programme"


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
