"""Why a preset is refused, in French."""

from app.programmes.presets import PresetRefused

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


def preset_refusal(refused: PresetRefused) -> str:
    """Say which file, which line and why."""
    sentence = _REFUSALS.get(refused.reason, "« {name} » ne convient pas ({said})")
    facts = {key: ", ".join(value) if isinstance(value, list) else value for key, value in refused.detail.items()}
    return f"{refused.path}, ligne {refused.line} : {sentence.format_map(facts)}"
