"""What fills the `{fields}` of a programme's sentences."""

from datetime import date

from app.core.wording import date_fr, day_fr, month_fr, number_fr
from app.programmes.definition import ProgrammeDefinition


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
        "help_days": number_fr(calendar.help_days),
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
