"""All the pairs at once: what a withdrawal would change, the whole grid, and validating what was chosen."""

from dataclasses import dataclass

from flask import Response, flash, request

from app.applications.errors import ApplicationUnknown
from app.core.errors import DomainError
from app.pairing.errors import PairsChanged
from app.pairing.forms import ListForm, RepairForm
from app.pairing.models import PairState
from app.pairing.queries import Room, Stand, actor_names, requests, solved
from app.pairing.queries.repairs import WhatIf, what_if
from app.pairing.routes.desk import Desk, Rule, seated
from app.pairing.services import apply_repair, validate_pairs
from app.pairing.wording import committee, kept_lines, refusal, repair_lines
from app.pairing.wording.grid import LEGEND, grid
from app.web.errors import Message, message_for
from app.web.pages import page, see_other

ROWS = 30


@dataclass(frozen=True)
class _Gone:
    """Somebody who would withdraw, and what would change."""

    room: Room
    ref: str
    found: WhatIf


def _gone(at: Desk, ref: str) -> _Gone:
    room = at.room()
    if ref not in room.people:
        raise ApplicationUnknown
    return _Gone(room, ref, what_if(room, solved(room), ref))


@seated
def withdrawal(at: Desk, ref: str) -> Response:
    """Say what would change if somebody withdrew; nothing is written."""
    return _withdrawal(at, _gone(at, ref), RepairForm(formdata=None))


def _withdrawal(
    at: Desk, gone: _Gone, form: RepairForm, *, status: int = 200, refused: Message | None = None
) -> Response:
    return page(
        status=status,
        template="pairing/board/withdrawal.html",
        desk=at,
        programme=at.programme,
        person=gone.room.people[gone.ref],
        changes=repair_lines(gone.found.repair, gone.room.names(), gone.ref),
        undone=gone.found.undone,
        formed=[
            (gone.room.people[pair.couple.mentee], gone.room.people[pair.couple.mentor]) for pair in gone.found.formed
        ],
        found=gone.found,
        form=form,
        refused=refused,
    )


@seated
def repair(at: Desk, ref: str) -> Response:
    """Make the changes that were read, and no others; refuses when they would be others by now."""
    gone, form = _gone(at, ref), RepairForm()
    if not form.validate_on_submit():
        return _withdrawal(at, gone, form, status=422)
    if form.stamp.data != gone.found.stamp:
        return _withdrawal(at, gone, form, status=409, refused=refusal(PairsChanged()))
    people = gone.room.people
    if gone.found.to_discuss and not form.justification.data:  # asked before anything is undone
        form.ask_why(committee=at.definition.has_committee)
        return _withdrawal(at, gone, form, status=422)
    apply_repair(
        [(pair, pair.version) for pair in gone.found.undone],
        [(people[pair.couple.mentor], people[pair.couple.mentee]) for pair in gone.found.formed],
        justification=form.justification.data or "",
        actor=at.person.ref,
    )
    return at.back(committee.REPAIRED, "pairing")


@seated
def whole(at: Desk) -> Response:
    """Everybody beside everybody, to be read on a screen or printed."""
    room = at.room()
    number = max(1, request.args.get("page", 1, type=int))
    shown = room.mentees[(number - 1) * ROWS : number * ROWS]
    return page(
        template="pairing/board/grid.html",
        desk=at,
        programme=at.programme,
        overline=committee.overline(at.definition, at.programme.title),
        legend=LEGEND,
        tables=grid(room, solved(room), [each.ref for each in shown]),
        number=number,
        pages=max(1, -(-len(room.mentees) // ROWS)),
    )


@seated
def review(at: Desk) -> Response:
    """Read again every pair chosen, what is undecided and who waits."""
    return _review(at)


def _review(at: Desk, *, status: int = 200, refused: Message | None = None) -> Response:
    room = at.room()
    found = requests(room, solved(room))
    chosen = [room.chosen[each.ref] for each in room.mentees if each.ref in room.chosen]
    drafted = [pair for pair in chosen if pair.state is PairState.DRAFTED]
    broken = {lock.couple for lock in solved(room).proposal.broken_locks}
    return page(
        status=status,
        template="pairing/board/review.html",
        desk=at,
        programme=at.programme,
        overline=committee.overline(at.definition, at.programme.title),
        lines=[kept_lines(pair, at.definition, committee=at.committee) for pair in chosen],
        drafted=drafted,
        broken={couple.mentee for couple in broken},
        undecided=[each.application for each in found.lines if each.stands in (Stand.TO_DECIDE, Stand.NOBODY)],
        aside=room.aside,
        places=at.definition.places,
        names=actor_names([pair.formed_by for pair in chosen]),
        refused=refused,
    )


@seated
def validate(at: Desk) -> Response:
    """Validate everything that was read, at once."""
    form = ListForm()
    room = at.room()
    drafted = [pair for pair in room.chosen.values() if pair.state is PairState.DRAFTED]
    expected = form.expected if form.validate_on_submit() else {}
    try:
        count = validate_pairs(at.programme, drafted, expected=expected, actor=at.person.ref)
    except DomainError as error:
        return _review(at, status=error.status, refused=message_for(error) or refusal(error))
    flash(committee.validated(count))
    return see_other("pairing.committee.review", slug=at.programme.slug)


BOTH: tuple[Rule, ...] = (
    ("/desistement/<ref>", "GET", withdrawal, "withdrawal"),
    ("/desistement/<ref>", "POST", repair, "repair"),
    ("/grille", "GET", whole, "grid"),
)
VALIDATION: tuple[Rule, ...] = (
    ("/valider", "GET", review, "review"),
    ("/valider", "POST", validate, "validate"),
)
