"""What the committee decided stands, unless a rule has ruled it out since; and nothing heavy is loaded before."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.pairing.rules import Resemblance, Resemblances
from app.pairing.solver import Couple, Pool, open_session

from tests.pairing.solver.people import HOSPITAL, PRACTICE
from tests.pairing.world import ALTKIRCH, COLMAR, MULHOUSE, PARIS, make_profile


def mentor(ref: str, **facts: Any) -> Any:
    return make_profile("mentor", **{"name": f"Mentor {ref}", "ref": ref, "establishment": f"Cabinet {ref}"} | facts)


def mentee(ref: str, **facts: Any) -> Any:
    return make_profile("mentee", **{"name": f"Mentee {ref}", "ref": ref, "establishment": f"Maison {ref}"} | facts)


def pool(**facts: Any) -> Pool:
    given: dict[str, Any] = {
        "mentors": [mentor("a", objectives=frozenset({"project", "place"})), mentor("b", objectives=frozenset())],
        "mentees": [mentee("x"), mentee("y")],
        "definition": PRACTICE,
    }
    return Pool(**(given | facts))


def broken(given: Pool) -> list[tuple[Couple, list[str]]]:
    found = open_session(given).propose().broken_locks
    return [(each.couple, [finding.code for finding in each.findings]) for each in found]


def test_a_lock_stands_even_when_another_pair_would_be_better() -> None:
    best = open_session(pool(mentees=[mentee("x")])).propose()
    assert best.couples == {Couple("a", "x")}
    locked = open_session(pool(mentees=[mentee("x")], locked=frozenset({Couple("b", "x")}))).propose()
    assert locked.couples == {Couple("b", "x")}
    assert locked.pairs[0].locked


def test_a_lock_that_a_rule_excludes_is_said_and_never_kept() -> None:
    asked = {"mentees": [mentee("x", avoid=("Mentor a",)), mentee("y")], "locked": frozenset({Couple("a", "x")})}
    assert broken(pool(**asked)) == [(Couple("a", "x"), ["avoided"])]
    assert open_session(pool(**asked)).propose().couples == {Couple("b", "x"), Couple("a", "y")}


def test_a_lock_whose_member_left_was_refused_or_has_no_place_left_is_said() -> None:
    gone = Couple("a", "gone")
    assert broken(pool(locked=frozenset({gone}))) == [(gone, ["no_longer_there"])]
    both = frozenset({Couple("a", "x")})
    assert broken(pool(locked=both, forbidden=both)) == [(Couple("a", "x"), ["forbidden_by_committee"])]
    two = frozenset({Couple("a", "x"), Couple("a", "y")})
    assert broken(pool(locked=two)) == [(Couple("a", "y"), ["no_place_left"])]
    twice = frozenset({Couple("a", "x"), Couple("b", "x")})
    assert broken(pool(locked=twice)) == [(Couple("b", "x"), ["mentee_locked_twice"])]


def test_a_resemblance_confirmed_excludes_and_a_derogation_lets_in() -> None:
    given = pool(mentors=[mentor("a")], mentees=[mentee("x", avoid=("Mentora",), commune=COLMAR)])
    session = open_session(given)
    (pair,) = session.propose().pairs
    assert [finding.code for finding in pair.findings] == ["avoided_name_resembles"]
    confirmed = Resemblances.of(confirmed=[Resemblance("x", "a", "Mentora")])
    assert not open_session(replace(given, verified=confirmed)).propose().pairs

    near = {"mentors": [mentor("a", commune=ALTKIRCH)], "mentees": [mentee("x", commune=MULHOUSE)]}
    apart = pool(definition=HOSPITAL, **near)
    refused = open_session(apart).propose()
    assert not refused.pairs
    why = open_session(apart).left_out(refused, "x")
    assert [(each.code, each.count) for each in why.exclusions] == [("same_department", 1)]
    derogation = {Couple("a", "x"): frozenset({"same_department"})}
    (kept,) = open_session(replace(apart, derogations=derogation)).propose().pairs
    assert kept.findings[0].params["derogated"] is True


def test_who_was_promised_to_come_first_comes_before_a_higher_total() -> None:
    given = pool(mentors=[mentor("a")], mentees=[mentee("x"), mentee("y", objectives=frozenset({"network"}))])
    assert open_session(given).propose().couples == {Couple("a", "x")}
    first = open_session(replace(given, first_in_line=frozenset({"y"}))).propose()
    assert first.couples == {Couple("a", "y")}


def test_no_more_pairs_than_the_programme_wants_and_whoever_is_left_knows_why() -> None:
    given = pool(at_most=1)
    session = open_session(given)
    proposal = session.propose()
    assert len(proposal.pairs) == 1
    (left,) = proposal.without_pair
    assert session.left_out(proposal, left).programme_full


def test_people_brought_together_are_not_excluded_for_being_apart() -> None:
    far = {"mentors": [mentor("a", commune=PARIS)], "mentees": [mentee("x", commune=MULHOUSE)]}
    assert open_session(pool(**far)).propose().couples == {Couple("a", "x")}


def test_arrays_and_the_library_are_loaded_only_when_pairing(tmp_path: Path) -> None:
    code = "import sys, wsgi, app.pairing.solver; print(*{'numpy', 'lap'} & sys.modules.keys())"
    settings = {"BINOME_MODE": "test", "BINOME_SECRET_KEY": "k" * 40, "BINOME_PUBLIC_URL": "http://localhost"}
    environment = {**os.environ, **settings, "BINOME_DATA_DIR": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""
