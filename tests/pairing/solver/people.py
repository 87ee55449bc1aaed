"""Random people who know, avoid and resemble each other far more often than anybody does."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

from app.applications.rules import Profile
from app.pairing.rules import Resemblance, Resemblances
from app.pairing.solver import Couple, Pool
from app.programmes.definition import Geography, PlaceRule, ProgrammeDefinition, Sign, Verdict
from app.programmes.presets import load_preset, preset_path

from tests.pairing.world import ALTKIRCH, COLMAR, KINGERSHEIM, MULHOUSE, PARIS, make_profile

PRACTICE = load_preset(preset_path("installation-liberale"))
HOSPITAL = load_preset(preset_path("encadrement-hospitalier"))

SAINT_DENIS, NOWHERE = "97411", "99999"  # without an inter-communality in the table; a code that no longer exists
COMMUNES = ("", MULHOUSE, KINGERSHEIM, ALTKIRCH, COLMAR, PARIS, SAINT_DENIS, NOWHERE)
NAMES = (
    *("Ada Roth", "Roth Ada", "Adda Roth", "Milo Humbert", "Jean Jean Durand", "Jean-Marie Durand", "Dr Claire Fay"),
    *("Inès de Valmont", "Ines Valmont", "Zoé Ng", "Łukasz Ωmega", "Marie Marie", "Anne Lefèvre", "Anne Lefebvre"),
    *("Roth Anne Lise", "Anne Claire Fontaine"),
)
PLACES = (
    *("", "Centre hospitalier de Colmar", "Centre hospitalier de Thann", "CH Colmar", "Cabinet du Pont", "Le Pont"),
    *("Cabinet du Pond", "GHT 12", "ght 12", "Maison de santé", "Maison de santé Voltaire", "Hôpital " + "Long " * 15),
)
WRITTEN = (
    *NAMES,
    *PLACES,
    "Durand",
    "Jean Dupont",
    "Roth, cabinet du Pont",
    "personne",
    "Pont Cabinet",
    "Anne L.",
    "Annelise Roth",
    "Claire",
)
LISTED = tuple(objective.value for objective in PRACTICE.objectives)
SLOTS = ("early_morning", "lunch", "late_afternoon", "evening", "saturday")


def some(random: Random, choices: Sequence[str], most: int) -> frozenset[str]:
    return frozenset(random.sample(choices, random.randint(0, min(most, len(choices)))))


def person(random: Random, role: str, number: int) -> Profile:
    mentor = role == "mentor"
    kinds = [kind.value for kind in (*PRACTICE.matching.link_kinds, *HOSPITAL.matching.link_kinds)]
    facts: dict[str, Any] = {
        "ref": f"{role}-{random.randint(0, 99)}-{number}",
        "email": random.choice(["same@exemple.fr", *(f"{role}{number}@exemple.fr" for _ in range(8))]),
        "profession": random.choice(["nurse", "doctor", "other:sage femme", "Other:Sage-femme", ""]),
        "commune": random.choice(COMMUNES),
        "project_commune": random.choice(("", "", *COMMUNES)),
        "establishment": random.choice(PLACES),
        "hospital_group": random.choice(("", "", *PLACES)),
        "years": random.choice([None, 0, 4, 5, 12]) if mentor else None,
        "objectives": some(random, (*LISTED, "other"), 4),
        "availability": some(random, SLOTS, 4),
        "meeting_mode": random.choice(["in_person", "video", "either", ""]),
        "working_style": some(random, ("questions", "story", "network", "perspective"), 3),
        "same_profession": random.choice(["same", "other", "any", ""]),
        "avoid": tuple(random.choices(WRITTEN, k=random.choice([0, 0, 0, 1, 2]))),
        "links": tuple(
            (random.choice([*kinds, "unknown"]), random.choice(WRITTEN)) for _ in range(random.choice([0, 0, 0, 1, 2]))
        ),
        "capacity": random.choice([1, 1, 2, 3]) if mentor else 1,
        "stakes": random.choice(["", "", "", "Vend son cabinet"]) if mentor else "",
    }
    return make_profile(role, name=random.choice(NAMES), **facts)


def definition(random: Random) -> ProgrammeDefinition:
    """A programme that weighs places, establishments and slots in any way it may."""
    base = random.choice([PRACTICE, HOSPITAL])
    rules = {}
    for level in ("commune", "epci", "department", "region"):
        sign = random.choice(list(Sign))
        verdict = None if sign is Sign.IGNORE else random.choice(list(Verdict))
        rules[level] = PlaceRule(sign=sign, verdict=verdict)
    changes = {
        "geography": Geography(**rules),
        "same_establishment": random.choice([None, *Verdict]),
        "common_slots_min": random.randint(0, 3),
    }
    return base.model_copy(update={"matching": base.matching.model_copy(update=changes)})


def random_pool(random: Random, most: int = 7) -> Pool:
    """A pool with everything that can bear on it."""
    mentors = [person(random, "mentor", n) for n in range(random.randint(0, most))]
    mentees = [person(random, "mentee", n) for n in range(random.randint(0, most))]
    couples = [Couple(mentor.ref, mentee.ref) for mentor in mentors for mentee in mentees]
    pool = Pool(
        mentors=mentors,
        mentees=mentees,
        definition=definition(random),
        loads={mentor.ref: random.choice([0, 0, 0, 1]) for mentor in mentors},
        failed=_few(random, couples),
        forbidden=_few(random, couples),
        derogations={
            couple: frozenset({"same_establishment", "same_department", "link_business"})
            for couple in _few(random, couples)
        },
    )
    return replace(pool, verified=_verified(random, pool))


def _few(random: Random, couples: Sequence[Couple]) -> frozenset[Couple]:
    return _some_of(random, couples, 0.1)


def _some_of(random: Random, couples: Sequence[Couple], part: float) -> frozenset[Couple]:
    return frozenset(couple for couple in couples if random.random() < part)


def _verified(random: Random, pool: Pool) -> Resemblances:
    people = (*pool.mentors, *pool.mentees)
    lines = [
        Resemblance(author.ref, other.ref, written)
        for author in people
        for other in people
        for written in (*author.avoid, *(link.whom for link in author.links), author.establishment, author.full_name)
        if random.random() < 0.2
    ]
    return Resemblances.of(confirmed=lines[::2], denied=lines[1::2])


def calm_pool(random: Random, most: int = 4) -> Pool:
    """A pool where most couples are possible and many are equal, with decisions of the committee."""
    base = random.choice([PRACTICE, PRACTICE, HOSPITAL])
    mentors = [_calm(random, "mentor", n) for n in range(random.choice([0, *range(2, most + 1), *[most] * 5]))]
    mentees = [_calm(random, "mentee", n) for n in range(random.choice([0, *range(2, most + 1), *[most] * 5]))]
    random.shuffle(mentors)
    couples = [Couple(mentor.ref, mentee.ref) for mentor in mentors for mentee in mentees]
    refs = [person.ref for person in (*mentors, *mentees)]
    return Pool(
        mentors=mentors,
        mentees=mentees,
        definition=base,
        loads={mentor.ref: random.choice([0, 0, 0, 0, 0, 1]) for mentor in mentors},
        failed=_few(random, couples),
        forbidden=_some_of(random, couples, random.choice([0, 0.2, 0.5])),
        locked=frozenset(random.sample(couples, min(len(couples), random.choice([0, 0, 1, 2])))),
        derogations={couple: frozenset({"same_department", "same_commune"}) for couple in _few(random, couples)},
        standing=_standing(random, couples),
        first_in_line=frozenset(random.sample(refs, min(len(refs), random.choice([0, 0, 1, 2])))),
        at_most=random.choice([*[None] * 8, 0, 1, 2, 3]),
    )


def _calm(random: Random, role: str, number: int) -> Profile:
    return make_profile(
        role,
        name=f"{role} number {number}",
        ref=f"{role}-{random.randint(0, 9)}-{number}",
        commune=random.choice([MULHOUSE, ALTKIRCH, PARIS, COLMAR]),
        objectives=frozenset(random.choices(LISTED[:3], k=2)),
        availability=frozenset(random.choices(SLOTS[:3], k=2)),
        meeting_mode=random.choice(["either", "either", "video", "in_person"]),
        establishment=f"{role} {number}",
        capacity=random.choice([1, 1, 1, 2, 3]) if role == "mentor" else 1,
    )


def _standing(random: Random, couples: Sequence[Couple]) -> frozenset[Couple]:
    found: dict[str, Couple] = {}
    for couple in random.sample(list(couples), len(couples) // 2):
        found.setdefault(couple.mentee, couple)
    return frozenset(found.values())


def shuffled(random: Random, pool: Pool) -> Pool:
    """The same pool, everything in another order."""
    mentors, mentees = list(pool.mentors), list(pool.mentees)
    random.shuffle(mentors)
    random.shuffle(mentees)
    return replace(pool, mentors=mentors, mentees=mentees, loads=dict(reversed(list(pool.loads.items()))))
