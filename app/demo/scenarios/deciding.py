"""The afternoon of a committee: doubts settled, eight pairs, a waiting list; then what the coordination sends of it."""

from datetime import time, timedelta

from app.applications.models import Decision
from app.applications.services import prepare_decision, release_decisions
from app.demo.scenarios.casting import cast
from app.demo.scenarios.season import Season
from app.pairing.models import Pair
from app.pairing.queries import assess
from app.pairing.queries.pairs import ready_pairs
from app.pairing.rules import written_digest
from app.pairing.services import (
    ask_derogation,
    close_committee_session,
    form_pair,
    open_committee_session,
    propose_pairs,
    put_aside,
    rule_resemblance,
    second_derogation,
    validate_pairs,
)
from app.programmes.definition import Verdict
from app.programmes.models import ProgrammeState
from app.programmes.queries import definition
from app.programmes.services import move_programme

_TWO, _FOUR = time(14), time(16)


def committee_pairs(season: Season) -> None:
    """The committee decides of everybody in one session; the coordination sends the answers, then eight proposals."""
    ines, here = season.staff("ines").ref, {season.staff(key).ref for key in cast().committee.links}
    with season.day(season.today, _TWO):
        session = open_committee_session(season.programme, here, actor=ines)
        _settle_doubts(season)
    with season.day(season.today, _FOUR):
        for couple in cast().committee.pairs:
            choose(season, couple["mentor"], couple["mentee"], by="ines")
        _put_aside(season)
        _validate(season)
        close_committee_session(session, season.programme, seen=session.version, actor=ines)
    programme, rachid = season.programme, season.staff("rachid")
    with season.day(season.on("answers_by") - timedelta(days=1)):
        release_decisions(programme, actor=rachid.ref)
        move_programme(programme, ProgrammeState.COMMITTING, actor=rachid.ref)
        ready = ready_pairs(programme.id, rachid.id, committee=True)
        propose_pairs(ready, expected={pair.ref: pair.version for pair in ready}, actor=rachid.ref)


def choose(season: Season, mentor: str, mentee: str, *, by: str) -> Pair:
    """Form the pair of those two, with a reason where there is something to discuss."""
    files = season.file(mentor), season.file(mentee)
    found = assess(*files, definition(season.programme))
    return form_pair(
        *files,
        justification=cast().committee.why if found.verdict is Verdict.TO_DISCUSS else "",
        seen_mentor=files[0].version,
        seen_mentee=files[1].version,
        actor=season.staff(by).ref,
    )


def _settle_doubts(season: Season) -> None:
    """The coordination verifies a name that resembles; one member asks for a derogation, another confirms it."""
    plan = cast().committee
    doubt, lifted = plan.resemblance, plan.derogation
    author = season.file(doubt["author"])
    rule_resemblance(
        author,
        season.file(doubt["other"]),
        written_hash=written_digest(str(author.answers["avoid"])),
        same=doubt["same"],
        actor=season.staff("rachid").ref,
    )
    two = season.file(lifted["mentor"]), season.file(lifted["mentee"])
    asked = ask_derogation(*two, text=lifted["text"], actor=season.staff(lifted["asks"]).ref)
    second_derogation(*two, seen=asked.asked_at.isoformat(), actor=season.staff(lifted["seconds"]).ref)


def _put_aside(season: Season) -> None:
    """Whoever was not chosen waits, in the committee's order; one request is declined with a sentence of its own."""
    plan, ines = cast().committee, season.staff("ines").ref
    for key in plan.waiting:
        file = season.file(key)
        put_aside(file, reason=plan.why_waiting, seen=file.version, actor=ines)
    for key in plan.left_over:
        file = season.file(key)
        prepare_decision(file, Decision.WAITLIST, actor=ines, seen=file.version)
    declined = season.file(plan.declined["key"])
    prepare_decision(
        declined,
        Decision.DECLINE,
        actor=season.staff("rachid").ref,
        seen=declined.version,
        sentence=plan.declined["sentence"],
        reason=plan.declined["reason"],
    )


def _validate(season: Season) -> None:
    chosen = [season.pair(couple["mentee"]) for couple in cast().committee.pairs]
    expected = {pair.ref: pair.version for pair in chosen}
    validate_pairs(season.programme, chosen, expected=expected, actor=season.staff("ines").ref)
