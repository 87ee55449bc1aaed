"""What speaks for a pair, line by line, in words: reasons, never points."""

from collections.abc import Mapping

from app.core.wording import plural
from app.pairing.rules import Criterion, Score, ScoreLine
from app.pairing.rules.findings import Fact
from app.pairing.wording.reasons import MODES, chosen_words
from app.programmes.definition import Meaning, ProgrammeDefinition

CRITERIA = {
    Criterion.NEEDS: "Attentes et expérience",
    Criterion.SLOTS: "Disponibilités",
    Criterion.STYLE: "Façon d’avancer",
    Criterion.MODE: "Mode de rencontre",
    Criterion.PROFESSION: "Profession",
    Criterion.WISH: "Souhait",
}

SENTENCES = {
    "needs_met": "{covered} sur {total}{own}",
    "needs_unsaid": "Aucun objectif de la liste à comparer{own}",
    "slots_common": "{slots}",
    "slots_unsaid": "Disponibilités non renseignées d’un côté",
    "style_shared": "{styles}",
    "style_unsaid": "Façon d’avancer non renseignée d’un côté",
    "mode_agreed": "Se voient volontiers {mode}",
    "mode_opposed": "L’un préfère en présentiel, l’autre en visio",
    "mode_unsaid": "Mode de rencontre non renseigné d’un côté",
    "profession_same": "Même profession",
    "profession_other": "Professions différentes",
    "profession_unsaid": "Profession non renseignée d’un côté",
    "wish_kept": "Souhait de profession respecté",
    "wish_not_kept": "Souhait de profession non respecté",
    "wish_none": "Aucun souhait de profession",
    "wish_unsaid": "Souhait de profession inconnu",
}


def score_line(line: ScoreLine, definition: ProgrammeDefinition) -> str:
    """Say one line of a score."""
    return SENTENCES[line.code].format_map(_facts(line.params, definition))


def score_lines(score: Score, definition: ProgrammeDefinition) -> list[tuple[str, str]]:
    """Return every line, what it is about and what it says."""
    return [(CRITERIA[line.criterion], score_line(line, definition)) for line in score.lines]


def _facts(params: Mapping[str, Fact], definition: ProgrammeDefinition) -> dict[str, str]:
    count, slots, styles = int(str(params.get("count", 0))), params.get("slots"), params.get("styles")
    return {
        "covered": plural(count, "objectif couvert", "objectifs couverts") if count else "Aucun objectif couvert",
        "total": str(params.get("total", "")),
        "own": ", plus un objectif personnel à lire" if params.get("own") else "",
        "slots": f"Disponibles aux mêmes moments : {chosen_words(slots, Meaning.AVAILABILITY, definition)}"
        if isinstance(slots, tuple) and slots
        else "Aucun créneau commun",
        "styles": f"Même façon d’avancer : {chosen_words(styles, Meaning.WORKING_STYLE, definition)}"
        if isinstance(styles, tuple) and styles
        else "Façons d’avancer différentes",
        "mode": MODES.get(str(params.get("mode", "")), "de la même façon"),
    }
