"""What speaks for a pair: one sentence for staff, another for each of its two members."""

from app.applications.models import ApplicantRole
from app.core.wording import joined_fr, lower_first, plural
from app.pairing.models import Pair
from app.pairing.rules import Reason, reason_from
from app.programmes.definition import Meaning, ProgrammeDefinition

_LETTERS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_MENTOR = ApplicantRole.MENTOR

STAFF = {
    "objectives_covered": "{covered} sur {total}",
    "common_slots": "Disponibles aux mêmes moments : {slots}",
    "common_style": "Même façon d’avancer",
    "same_mode": "Se voient volontiers {mode}",
    "same_profession": "Même profession",
    "other_profession": "Une autre profession, comme souhaité",
    "not_the_same_place": "N’exercent pas au même endroit",
}
MEMBER = {
    "objectives_covered": "",  # each side has its own
    "common_slots": "Vous êtes disponibles aux mêmes moments : {slots}.",
    "common_style": "Vous aimez avancer de la même façon.",
    "same_mode": "Vous pouvez vous voir {mode}.",
    "same_profession": "Vous exercez la même profession.",
    "other_profession": "Vous n’exercez pas la même profession, comme souhaité.",
    "not_the_same_place": "Vous n’exercez pas au même endroit.",
}
MODES = {"in_person": "en présentiel", "video": "en visio", "either": "en présentiel ou en visio"}


def chosen_words(values: tuple[str, ...], meaning: Meaning, definition: ProgrammeDefinition) -> str:
    """Name what was chosen as the mentee's form does."""
    question = definition.mentee.by_meaning(meaning)
    choices = definition.choices(question) if question else ()
    labels = [lower_first(choice.label) for choice in choices if choice.value in values]
    return joined_fr(labels or values)


def _facts(reason: Reason, definition: ProgrammeDefinition) -> dict[str, str]:
    slots, mode = reason.params.get("slots"), str(reason.params.get("mode", ""))
    count = int(str(reason.params.get("count", 0)))
    return {
        "covered": plural(count, "objectif couvert", "objectifs couverts"),
        "total": str(reason.params.get("total", "")),
        "slots": chosen_words(slots, Meaning.AVAILABILITY, definition) if isinstance(slots, tuple) and slots else "",
        "mode": MODES.get(mode, "de la même façon"),
    }


def for_staff(reason: Reason, definition: ProgrammeDefinition) -> str:
    """Say a reason to whoever decides; no percentage."""
    return STAFF[reason.code].format_map(_facts(reason, definition))


def for_member(reason: Reason, role: ApplicantRole, definition: ProgrammeDefinition) -> str:
    """Say a reason to one of the two, of the two."""
    if reason.code == "objectives_covered":
        return _objectives(int(str(reason.params["count"])), int(str(reason.params["total"])), role)
    return MEMBER[reason.code].format_map(_facts(reason, definition))


def _objectives(count: int, total: int, role: ApplicantRole) -> str:
    number = _LETTERS[count] if count < len(_LETTERS) else str(count)
    if role is _MENTOR:
        if total == 1:
            return "Son objectif correspond à votre expérience."
        all_of_them = f"Ses {number} objectifs correspondent à votre expérience."
        return all_of_them if count == total else _some(number, count, total, "ses", "votre expérience")
    if total == 1:
        return "Votre objectif correspond à son expérience."
    all_of_them = f"Vos {number} objectifs correspondent à son expérience."
    return all_of_them if count == total else _some(number, count, total, "vos", "son expérience")


def _some(number: str, count: int, total: int, whose: str, experience: str) -> str:
    of = _LETTERS[total] if total < len(_LETTERS) else str(total)
    verb = "correspond" if count == 1 else "correspondent"
    return f"{number.capitalize()} de {whose} {of} objectifs {verb} à {experience}."


def kept_for_staff(pair: Pair, definition: ProgrammeDefinition) -> list[str]:
    """Return why the pair was formed, for staff."""
    return [for_staff(reason_from(data), definition) for data in pair.reasons]


def kept_for_member(pair: Pair, role: ApplicantRole, definition: ProgrammeDefinition) -> list[str]:
    """Return why the pair was formed, for one of its members."""
    return [for_member(reason_from(data), role, definition) for data in pair.reasons]
