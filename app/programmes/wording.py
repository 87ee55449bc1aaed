"""French of the programmes: what fills their sentences, their states, and why a preset is refused."""

from datetime import date

from flask import Flask

from app.core.wording import date_fr, day_fr, month_fr, number_fr
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import ProgrammeState, Role
from app.programmes.presets import PresetRefused
from app.web.errors import Message, register_wording

STATES = {
    ProgrammeState.DRAFT: "En préparation",
    ProgrammeState.OPEN: "Candidatures ouvertes",
    ProgrammeState.SELECTING: "Sélection",
    ProgrammeState.PAIRING: "Jumelage",
    ProgrammeState.COMMITTING: "Engagement",
    ProgrammeState.RUNNING: "En cours",
    ProgrammeState.SUSPENDED: "Suspendu",
    ProgrammeState.CLOSING: "Bilan",
    ProgrammeState.ARCHIVED: "Archivé",
}
ROLES = {
    Role.COORDINATOR: "Coordination",
    Role.COMMITTEE: "Comité",
    Role.REFERENT: "Référent",
    Role.ADMINISTRATOR: "Administration",
}

_REFUSALS = {
    "not_toml": "ce n’est pas du TOML ({said})",
    "not_utf8": "le fichier n’est pas en UTF-8",
    "unreadable": "le fichier ne se lit pas ({said})",
    "missing": "il manque « {name} »",
    "extra_forbidden": "« {name} » n’est pas un réglage connu",
    "enum": "« {name} » attend {expected}",
    "string_type": "« {name} » attend un texte entre guillemets",
    "string_too_short": "« {name} » est vide",
    "string_pattern_mismatch": "« {name} » ne s’écrit pas ainsi : minuscules, sans accent ni espace",
    "int_type": "« {name} » attend un nombre entier",
    "int_parsing": "« {name} » attend un nombre entier",
    "int_from_float": "« {name} » attend un nombre entier",
    "bool_type": "« {name} » attend true ou false",
    "bool_parsing": "« {name} » attend true ou false",
    "date_type": "« {name} » attend une date, comme 2027-11-02",
    "date_parsing": "« {name} » attend une date, comme 2027-11-02",
    "date_from_datetime_parsing": "« {name} » attend une date, comme 2027-11-02",
    "date_from_datetime_inexact": "« {name} » attend une date sans heure",
    "tuple_type": "« {name} » attend une liste entre crochets",
    "dict_type": "« {name} » attend des phrases par code d’erreur",
    "model_type": "« {name} » attend un groupe de réglages",
    "greater_than_equal": "« {name} » doit valoir au moins {ge}",
    "less_than_equal": "« {name} » doit valoir au plus {le}",
    "too_short": "« {name} » compte trop peu d’éléments, il en faut au moins {min_length}",
    "text_field_unknown": "« {name} » nomme {{{field}}}, que le programme ne sait pas remplir ici",
    "text_field_absent": "« {name} » nomme {{{field}}}, mais ce programme ne le définit pas",
    "text_brace_alone": "« {name} » contient une accolade sans sa paire",
    "dates_out_of_order": "« {name} » tombe avant la date qui devrait la précéder",
    "date_missing": "il manque la date ou le lieu qui sert ici (« {name} »)",
    "pairs_out_of_order": "le maximum de binômes est inférieur au minimum",
    "error_sentence_missing": "la question « {question} » n’a pas de phrase pour l’erreur « {error_code} »",
    "choices_missing": "la question « {question} » n’a pas de choix",
    "choices_useless": "la question « {question} » ne prend pas de choix",
    "bounds_missing": "la question « {question} » attend un minimum et un maximum",
    "bounds_out_of_order": "le maximum de la question « {question} » est inférieur à son minimum",
    "undefined_choice_useless": "« undefined_choice » ne va qu’avec une commune ou un établissement",
    "value_fixed": "la valeur « {value} » n’est pas prévue : {allowed}",
    "choice_repeated": "la valeur « {value} » est écrite deux fois",
    "slug_repeated": "l’adresse « {value} » est écrite deux fois",
    "key_repeated": "la clé « {value} » sert à deux questions du formulaire",
    "meaning_repeated": "deux questions du formulaire ont le sens « {value} »",
    "share_refused": "« {value} » ne peut pas être transmis : question inconnue, ou lue par la coordination seulement",
    "page_unknown": "la page « {page} » n’existe pas dans ce formulaire",
    "link_address": "un lien « url » a besoin d’une adresse, et lui seul",
    "button_missing": "une page qui laisse continuer a besoin d’un bouton",
    "timeline_when": "une ligne du calendrier dit « day » ou « when », l’un des deux",
    "place_verdict": "« keep_apart » et « bring_together » ont besoin d’un verdict, « ignore » n’en a pas",
    "link_verdict": "un lien de nature « {nature} » écarte toujours : verdict « ruled_out »",
    "question_missing": "le formulaire ne demande pas « {value} », dont les règles ont besoin",
    "question_optional": "« {value} » sert à une règle : la question ne peut pas être facultative",
    "capacity_missing": "chaque choix de cette question dit combien de personnes (« capacity »)",
    "choices_from": "cette question prend ses choix dans la liste « {value} »",
    "charter_file_missing": "le texte de charte « {value} » n’est pas à côté du fichier",
    "charter_field_unknown": "la charte nomme « {field} », que le binôme ne remplit pas",
}


def register(_app: Flask) -> None:
    """Word the refusals of programmes that end on a page of their own."""
    register_wording(
        {
            "programme_unknown": lambda _: Message(
                "Ce programme n’existe pas, ou pas encore.", "Vérifiez l’adresse, ou repassez par la page d’accueil."
            ),
        }
    )


def preset_refusal(refused: PresetRefused) -> str:
    """Say which file, which line and why."""
    sentence = _REFUSALS.get(refused.reason, "« {name} » ne convient pas ({said})")
    facts = {key: ", ".join(value) if isinstance(value, list) else value for key, value in refused.detail.items()}
    return f"{refused.path}, ligne {refused.line} : {sentence.format_map(facts)}"


def values(definition: ProgrammeDefinition, *, organisation: str, coordination: str) -> dict[str, str]:
    """Return what fills the `{fields}` of a programme's sentences; the personal ones are the caller's to add.

    `coordination` is how to reach it, such as « Anne Muller, mentorat@exemple.fr ».
    """
    identity, territory, places = definition.identity, definition.territory, definition.places
    known: dict[str, str | None] = {
        "programme": identity.title,
        "edition": identity.edition,
        "organisation": organisation,
        "coordination": coordination,
        "decider": "le comité" if definition.has_committee else "la coordination",
        "territory": territory.phrase,
        "Territory": _opening(territory.phrase),
        "in_territory": territory.inside,
        "In_territory": _opening(territory.inside),
        "communes": territory.communes_phrase,
        "pairs_min": number_fr(places.pairs_min),
        "pairs": number_fr(places.pairs_max) if places.pairs_max else None,
        "mentors_wanted": number_fr(places.mentors_wanted) if places.mentors_wanted else None,
        "partner": identity.partner,
    }
    return {name: text for name, text in (known | _numbers(definition) | _days(definition)).items() if text}


def _opening(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def _numbers(definition: ProgrammeDefinition) -> dict[str, str | None]:
    calendar, rhythm = definition.calendar, definition.rhythm
    return {
        "min_years": number_fr(definition.experience.years),
        "duration_months": number_fr(calendar.duration_months),
        "min_meetings": number_fr(rhythm.meetings_min),
        "meetings_a_month": number_fr(rhythm.meetings_a_month),
        "reading_days": number_fr(calendar.reading_days),
        "answer_days": number_fr(calendar.answer_days),
        "confirm_days": number_fr(calendar.confirm_days),
        "sign_days": number_fr(calendar.sign_days),
        "first_meeting_days": number_fr(calendar.first_meeting_days),
        "draft_days": number_fr(calendar.draft_days),
        "kept": f"{number_fr(calendar.kept_months)} mois",
    }


def _days(definition: ProgrammeDefinition) -> dict[str, str | None]:
    calendar = definition.calendar
    acting: dict[str, date | None] = {
        "closes_day": calendar.closes_on,
        "confirm_by": calendar.confirm_by,
        "sign_by": calendar.sign_by,
        "launch_on": calendar.launch_on,
    }
    told: dict[str, date | None] = {
        "opens_on": calendar.opens_on,
        "closes_on": calendar.closes_on,
        "committee_on": calendar.committee_on,
        "answers_by": calendar.answers_by,
        "ends_on": calendar.ends_on,
    }
    return {
        **{name: day_fr(day) for name, day in acting.items()},
        **{name: date_fr(day) for name, day in told.items()},
        "midterm_month": month_fr(calendar.midterm_on),
        "report_month": month_fr(calendar.report_month),
        "launch_place": calendar.launch_place,
        "year": str(calendar.launch_on.year) if calendar.launch_on else None,
    }
