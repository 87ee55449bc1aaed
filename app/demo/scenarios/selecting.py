"""The cohort from its last applications to the day its committee meets."""

from datetime import time, timedelta

from app.applications.models import Application, ApplicationState, Recommendation
from app.applications.queries import is_hidden_from
from app.applications.services import convene_committee, declare_links, give_opinion, mark_eligible
from app.core.clock import now
from app.demo.scenarios.applying import apply
from app.demo.scenarios.casting import cast
from app.demo.scenarios.season import Season
from app.programmes.models import ProgrammeState
from app.programmes.queries import definition
from app.programmes.services import move_programme

_NIGHT = time(23, 40)
_ARRIVALS = (  # how many days before the closing, and who applies
    (10, ("julie", "olivier")),
    (8, ("nora", "bernadette")),
    (6, ("philippe", "mathieu")),
    (4, ("fatou", "bruno", "lea")),
    (2, ("claudine", "amandine", "mehdi")),
    (1, ("anne-laure", "yasmine")),
)
_AT_NIGHT = ("thomas", "dominique")
_READERS = ((12, "mathilde"), (10, "jean-luc"), (6, "ines"))  # how many days before the committee meets


def applications_come(season: Season) -> None:
    """Sixteen people more apply, the last two at night; the next morning applications are closed."""
    closes_on = season.on("closes_on")
    for days, keys in _ARRIVALS:
        with season.day(closes_on - timedelta(days=days)):
            _apply(season, *keys)
    with season.day(closes_on, _NIGHT):
        _apply(season, *_AT_NIGHT)
    with season.day(closes_on + timedelta(days=1)):
        pass


def committee_reads(season: Season) -> None:
    """Files are found eligible, links declared and opinions given; today the committee meets, and has paired nobody."""
    rachid, meets_on, plan = season.staff("rachid").ref, season.on("committee_on"), cast().committee
    with season.day(season.today + timedelta(days=1)):
        for file in season.files():
            if file.state is ApplicationState.SUBMITTED:
                mark_eligible(file, actor=rachid, seen=file.version)
        move_programme(season.programme, ProgrammeState.SELECTING, actor=rachid)
    with season.day(meets_on - timedelta(days=14)):
        convene_committee(season.programme, at=plan.meets_at, place=plan.place, lasts=plan.lasts, actor=rachid)
    for days, key in _READERS:
        with season.day(meets_on - timedelta(days=days)):
            _declare(season, key)
            _read(season, key)
    with season.day(meets_on):
        move_programme(season.programme, ProgrammeState.PAIRING, actor=rachid)


def _apply(season: Season, *keys: str) -> None:
    for key in keys:
        apply(season.programme, cast().cohort.applicants[key])


def _declare(season: Season, key: str) -> None:
    """Say with whom a member has a link, before any file opens."""
    links = {season.file(each).ref for each in cast().committee.links[key]}
    declare_links(season.programme, season.staff(key), links, seen=now())


def _read(season: Season, key: str) -> None:
    member = season.staff(key)
    for file in season.files():
        if not is_hidden_from(file, member.ref):
            _give(season, file, key)


def _give(season: Season, file: Application, key: str) -> None:
    """Have a member say what they think of a file: as written in the cast, or that it is clear."""
    selection = definition(season.programme).selection
    if selection is None:
        raise LookupError("this programme has no grid")
    member, said = season.staff(key), cast().committee.doubts.get(season.key_of(file), {}).get(key)
    give_opinion(
        file,
        member,
        grid={each.value: ("rather" if said else "clear") for each in selection.criteria_for(file.role.value)},
        recommendation=Recommendation.RESERVED if said else Recommendation.FAVOURABLE,
        comment=said or "",
    )
