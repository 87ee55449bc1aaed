"""Pages of a committee ask the database as much for three files as for sixty."""

from app.applications import services
from app.applications.models import Decision, Recommendation
from app.core.database import db
from flask import Flask

from tests.applications.committee import MENTEE, MENTOR, Committee, make_committee

MOST = 15


def _grow(committee: Committee, start: int, count: int) -> None:
    for number in range(start, start + count):
        role = MENTOR if number % 2 else MENTEE
        each = committee.file(f"Camille{number}", "Personne", role)
        services.give_opinion(each, committee.hugo, grid={}, recommendation=Recommendation.FAVOURABLE)
        waits = committee.file(f"Sacha{number}", "Attente")
        services.prepare_decision(waits, Decision.WAITLIST, actor=committee.rachid.ref, seen=waits.version)
        linked = committee.file(f"Alix{number}", "Proche")
        services.record_link(linked, committee.hugo, actor=committee.rachid.ref)
    db.session.commit()


def _costs(committee: Committee, ref: str) -> dict[str, int]:
    room = "/coordination/encadrement"
    pages = {
        **dict.fromkeys((committee.home, f"{committee.home}/liens", f"{committee.home}/lecture"), committee.lea),
        f"{committee.home}/lecture/{ref}": committee.lea,
        **dict.fromkeys((f"{room}/comite", f"{room}/comite/mes-liens", f"{room}/comite/convoquer"), committee.rachid),
        **dict.fromkeys((f"{room}/liste-d-attente", f"{room}/candidatures/{ref}"), committee.rachid),
    }
    found = {}
    for path, person in pages.items():
        browser = committee.browser(person)
        browser.get(path)
        browser.get(path)
        found[path] = browser.queries
    return found


def test_as_many_questions_for_few_files_as_for_many(app: Flask) -> None:
    committee = make_committee(app)
    first = committee.file()
    committee.declare(committee.lea)
    _grow(committee, 0, 1)
    few = _costs(committee, first.ref)
    _grow(committee, 1, 20)
    many = _costs(committee, first.ref)
    assert {path: (few[path], cost) for path, cost in many.items() if cost != few[path]} == {}
    assert {path: cost for path, cost in few.items() if cost > MOST} == {}
