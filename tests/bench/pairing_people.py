"""A large cohort to pair: people of one region, their lists, links, structures and capacities. Always the same ones."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from app.applications.models import ApplicantRole
from app.applications.rules import DeclaredLink, Profile
from app.pairing.solver import Couple, Pool
from app.programmes.geography import Commune, search
from app.programmes.presets import load_preset, preset_path

HOSPITAL = load_preset(preset_path("encadrement-hospitalier"))
_REGION = "44"
_POSTCODES = ("08", "10", "51", "52", "54", "55", "57", "67", "68", "88")
_FIRST = (
    *("Ada", "Milo", "Inès", "Rachid", "Zoé", "Claire", "Karim", "Nadia", "Lucas", "Hugo", "Léa", "Paul", "Anne"),
    *("Jean", "Marie", "Jean-Marc", "Sophie", "Thomas", "Émilie", "Julien", "Camille", "Antoine", "Fatou", "Yann"),
)
_SLOTS = ("early_morning", "lunch", "late_afternoon", "evening", "saturday")
_STYLES = ("questions", "story", "network", "perspective")
_KINDS = ("worked_together", "same_contest", "jury", "hierarchy", "family", "other")
_STRUCTURES = ("Centre hospitalier de {}", "Clinique {}", "EHPAD {}", "Institut médico-social de {}")


def large_pool(size: int, *, seed: int = 2028) -> Pool:
    """So many mentors and mentees, « pas avec » lists, links, departments kept apart and capacities of one to three."""
    random = Random(seed)
    towns = [town for code in _POSTCODES for town in search(code, limit=60) if town.region_code == _REGION]
    everybody = [_person(random, n, towns, mentor=n < size) for n in range(2 * size)]
    people = [_with_lists(random, each, everybody) for each in everybody]
    mentors, mentees = people[:size], people[size:]
    return Pool(
        mentors=mentors,
        mentees=mentees,
        definition=HOSPITAL,
        loads={mentor.ref: 1 for mentor in mentors if random.random() < 0.1},
        failed=frozenset(_couple(random, mentors, mentees) for _ in range(size // 10)),
        forbidden=frozenset(_couple(random, mentors, mentees) for _ in range(size // 10)),
    )


def _couple(random: Random, mentors: Sequence[Profile], mentees: Sequence[Profile]) -> Couple:
    return Couple(random.choice(mentors).ref, random.choice(mentees).ref)


def _person(random: Random, number: int, towns: Sequence[Commune], *, mentor: bool) -> Profile:
    town, name = random.choice(towns), random.choice(towns).name
    return Profile(
        application_id=number,
        ref=f"{random.getrandbits(60):015x}{number:05d}",
        role=ApplicantRole.MENTOR if mentor else ApplicantRole.MENTEE,
        full_name=f"{random.choice(_FIRST)} {name}",
        email=f"person{number}@exemple.fr",
        profession=random.choice([profession.value for profession in HOSPITAL.professions[:-1]]),
        profession_label="",
        commune=town.code,
        project_commune="",
        establishment=random.choice(_STRUCTURES).format(town.name),
        hospital_group=f"GHT {town.department}" if random.random() < 0.6 else "",
        years=random.randint(3, 30),
        objectives=_some(random, [objective.value for objective in HOSPITAL.objectives], 3),
        expectations="",
        availability=_some(random, _SLOTS, 4),
        meeting_mode=random.choice(["in_person", "video", "either", "either"]),
        working_style=_some(random, _STYLES, 3),
        same_profession=random.choice(["same", "other", "any", "any"]),
        avoid=(),
        links=(),
        capacity=random.choice([1, 1, 2, 3]),
        stakes="",
    )


def _some(random: Random, choices: Sequence[str], most: int) -> frozenset[str]:
    return frozenset(random.sample(list(choices), random.randint(1, most)))


def _with_lists(random: Random, person: Profile, others: Sequence[Profile]) -> Profile:
    """One in three writes a list of one or two, one in ten declares a link: names, family names alone, structures."""
    avoid = [_written(random, random.choice(others)) for _ in range(random.choice([0, 0, 0, 0, 1, 2]))]
    links = [
        DeclaredLink(random.choice(_KINDS), _written(random, random.choice(others)))
        for _ in range(random.choice([0] * 9 + [1]))
    ]
    return replace(person, avoid=tuple(avoid), links=tuple(links))


def _written(random: Random, other: Profile) -> str:
    return random.choice([other.full_name, other.full_name, other.full_name.split(" ", 1)[1], other.establishment])
