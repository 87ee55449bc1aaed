"""Sessions and their minutes ask as much of the database for thirty requests as for three."""

from app.core.database import db
from app.pairing.services import forbid_pair

from tests.pairing.board.desk import Desk
from tests.pairing.session.sitting import NEAR, begin, close, declare_again, derogate, keep, session_of
from tests.support.pages import statements

MOST = {"/seance": 10, "/seance/clore": 18, "/pv": 34, "/pv.pdf": 34}
CLOSED = 15  # what is frozen is read, not found out again


def _grow(desk: Desk, start: int, count: int) -> None:
    """So many requests of each kind: kept, kept by a derogation, refused, left."""
    for number in range(start, start + count):
        letters = "".join(chr(ord("b") + int(digit)) for digit in f"{number:04}")
        mentees = [desk.mentee(f"{name} {letters}", f"Humbert {letters}") for name in ("Milo", "Luc")]
        near = desk.mentee(f"Zoé {letters}", f"Marchand {letters}", **NEAR)
        mentors = [desk.mentor(f"{name} {letters}", f"Roth {letters}") for name in ("Ada", "Inès", "Karim")]
        keep(desk, mentees[0], mentors[0])
        derogate(desk, near, mentors[1])
        keep(desk, near, mentors[1], why="Il le faut")
        forbid_pair(mentors[2], mentees[1], reason="Non", actor=desk.hugo.ref)
    declare_again(desk)


def _costs(desk: Desk, *rests: str) -> dict[str, int]:
    """How many questions each address asks, once what a programme is made of has been read."""
    browser, found = desk.browser(desk.lea), {}
    for rest in rests * 2:
        with statements() as seen:
            assert browser.http.get(f"/comite/encadrement{rest}").status_code == 200
        found[rest] = len([each for each in seen if each.startswith("SELECT")])
    return found


def test_an_open_session_costs_the_same_for_three_and_for_thirty(desk: Desk) -> None:
    begin(desk)
    _grow(desk, 0, 1)
    few = _costs(desk, *MOST)
    _grow(desk, 1, 9)
    assert _costs(desk, *MOST) == few
    assert {rest: cost for rest, cost in few.items() if cost > MOST[rest]} == {}


def test_a_closed_session_costs_the_same_and_less(desk: Desk) -> None:
    begin(desk)
    _grow(desk, 0, 1)
    first = close(desk)
    few = _costs(desk, f"/pv/{first.ref}", f"/pv/{first.ref}/pv.pdf")
    begin(desk)
    _grow(desk, 1, 9)
    close(desk)
    second = session_of(desk)
    db.session.commit()
    many = _costs(desk, f"/pv/{second.ref}", f"/pv/{second.ref}/pv.pdf")
    assert list(many.values()) == list(few.values())
    assert max(few.values()) <= CLOSED
