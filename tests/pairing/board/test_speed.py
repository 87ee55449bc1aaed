"""The board asks as much of the database for three hundred as for three, and never solves twice the same."""

from time import perf_counter

from app.core.database import db
from app.pairing.queries import lay_out, room, solved
from app.pairing.services import form_pair
from app.programmes.queries import definition

from tests.pairing.board.desk import Desk
from tests.support.pages import statements

MOST = 14  # the session, the programme, the people, the pairs, and each kind of decision


def _grow(desk: Desk, count: int) -> None:
    start = len(_people(desk))
    for number in range(start, start + count):
        letters = "".join(chr(ord("b") + int(digit)) for digit in f"{number:04}")
        desk.mentee(f"Milo {letters}", f"Humbert {letters}")
        desk.mentor(f"Ada {letters}", f"Roth {letters}")
    db.session.commit()


def _people(desk: Desk) -> list[str]:
    found = room(desk.world.programme, definition(desk.world.programme), desk.lea.id)
    return [each.ref for each in found.pool.mentees]


def _cost(desk: Desk, path: str) -> int:
    browser = desk.browser(desk.lea)
    base = f"/comite/{desk.world.programme.slug}"
    browser.get(base + path)
    browser.get(base + path)
    return browser.queries


def test_pages_ask_as_much_for_three_as_for_three_hundred(desk: Desk) -> None:
    _grow(desk, 3)
    paths = ("/demandes", f"/demandes/{_people(desk)[0]}", "/grille", "/valider", f"/desistement/{_people(desk)[0]}")
    few = {path: _cost(desk, path) for path in paths}
    _grow(desk, 297)
    assert {path: _cost(desk, path) for path in paths} == few
    assert max(few.values()) <= MOST


def test_what_has_not_changed_is_not_solved_again_and_what_has_is(desk: Desk) -> None:
    _grow(desk, 2)
    programme = desk.world.programme
    first = room(programme, definition(programme), desk.lea.id)
    answers = solved(first)
    assert solved(room(programme, definition(programme), desk.hugo.id)) is answers
    mentee = first.mentees[0]
    mentor = first.people[answers.proposal.of_mentee(mentee.ref).couple.mentor]  # type: ignore[union-attr]  # it has one
    seen = {"seen_mentor": mentor.version, "seen_mentee": mentee.version}
    form_pair(mentor, mentee, justification="", actor=desk.lea.ref, **seen)
    second = room(programme, definition(programme), desk.lea.id)
    assert solved(second) is not answers
    mentee.answers = {**mentee.answers, "availability": ["lunch"]}
    db.session.flush()
    assert solved(room(programme, definition(programme), desk.lea.id)) is not solved(second)


def test_eight_by_eight_is_read_solved_and_laid_out_quickly(desk: Desk) -> None:
    _grow(desk, 8)
    programme = desk.world.programme
    known = definition(programme)
    _solve(desk)  # the arrays are loaded once a process
    mentee = room(programme, known, desk.lea.id).mentees[0]
    spent = []
    for number in range(5):
        mentee.answers = {**mentee.answers, "expectations": f"Autre chose {number}"}
        db.session.commit()
        begun = perf_counter()
        with statements():
            _solve(desk)
        spent.append(perf_counter() - begun)
    assert min(spent) < 0.2, spent  # measured here: see the record of decisions


def _solve(desk: Desk) -> None:
    found = room(desk.world.programme, definition(desk.world.programme), desk.lea.id)
    lay_out(found, solved(found), found.mentees[0].ref)
