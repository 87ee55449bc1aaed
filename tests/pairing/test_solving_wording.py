"""Every code the score and the solver can give has its sentence; a committee never reads what was declared."""

from random import Random

from app.applications.models import ApplicantRole
from app.pairing.rules import DEROGATED, Finding
from app.pairing.solver import Couple, Exclusion, LeftOut, Repair, open_session
from app.pairing.solver.locks import GONE, TWICE
from app.pairing.solver.verdicts import CODES, DECLARED_CODES
from app.pairing.wording import findings, solving
from app.pairing.wording.score import SENTENCES, score_lines
from app.pairing.wording.solving import EXCLUSIONS, finding_for_committee, what_changes, why_left_out
from app.programmes.definition import Verdict

from tests.pairing.solver.people import PRACTICE, calm_pool, random_pool

NAMES = {"a": "Karim Benali", "b": "Inès Roth", "x": "Claire Humbert", "y": "Lucas Meyer"}


def left(
    *exclusions: Exclusion,
    declared: int = 0,
    taken: tuple[tuple[str, tuple[Couple, ...]], ...] = (),
    full: bool = False,
) -> LeftOut:
    return LeftOut("x", ApplicantRole.MENTEE, 5, exclusions, declared, taken, full)


def test_every_rule_that_excludes_is_said() -> None:
    assert EXCLUSIONS.keys() == set(CODES)
    assert solving._LISTED == DECLARED_CODES
    assert {GONE, TWICE} <= findings.SENTENCES.keys()


def test_every_line_of_any_pair_is_said() -> None:
    said = set()
    for seed in range(60):
        pool = random_pool(Random(seed), 5)
        session = open_session(pool)
        for mentor in pool.mentors:
            for mentee in pool.mentees:
                score = session.explain(Couple(mentor.ref, mentee.ref)).score
                said |= {line.code for line in score.lines}
                assert all(sentence and "{" not in sentence for _, sentence in score_lines(score, pool.definition))
    assert said == SENTENCES.keys()


def test_whoever_is_left_out_reads_who_was_taken_and_what_excludes_the_others() -> None:
    why = left(
        Exclusion("same_establishment", 2), Exclusion("avoided", 1), taken=(("a", (Couple("a", "y"),)),), full=False
    )
    assert why_left_out(why, NAMES, committee=False) == [
        "Karim Benali était possible, et accompagne Lucas Meyer",
        "2 mentors : même structure",
        "1 mentor : personne à éviter",
    ]
    assert why_left_out(left(full=True), NAMES, committee=False) == ["Le programme a tous les binômes prévus"]


def test_a_committee_reads_only_that_a_link_was_declared() -> None:
    why = left(Exclusion("avoided", 3), Exclusion("link_hierarchy", 2), declared=4)
    assert why_left_out(why, NAMES, committee=True) == [
        "Aucun mentor disponible sans conflit",
        "4 mentors : lien déclaré",
    ]
    for code in ("avoided", "link_family", "avoided_name_resembles", "stakes_declared"):
        found = Finding(code, Verdict.RULED_OUT, {"written": "Secret", "kind": "family"}, ApplicantRole.MENTEE)
        said = finding_for_committee(found, {"mentee": "Claire"}, PRACTICE)
        assert "Secret" not in said
        assert "Claire" not in said


def test_a_derogation_is_said() -> None:
    found = Finding("same_establishment", Verdict.TO_DISCUSS, {DEROGATED: True})
    assert findings.finding(found, {}, PRACTICE) == "Même structure (dérogation accordée)"


def test_what_changes_for_others_is_said() -> None:
    pool = next(pool for pool in map(calm_pool, map(Random, range(99))) if len(open_session(pool).propose().pairs) > 1)
    pair = open_session(pool).propose().pairs[0]
    names = {profile.ref: profile.full_name for profile in (*pool.mentors, *pool.mentees)}
    mentor, mentee = names[pair.couple.mentor], names[pair.couple.mentee]
    moved = Repair((Couple("old", pair.couple.mentee),), (pair,), (), ())
    assert what_changes(moved, names) == [f"{mentee} passe avec {mentor}"]
    found = Repair((), (pair,), (), (pair.couple.mentee,))
    assert what_changes(found, names) == [f"{mentee} trouve un mentor : {mentor}"]
    assert what_changes(Repair((pair.couple,), (), (pair.couple.mentee,), ()), names) == [
        f"{mentee} n’a plus de mentor"
    ]
    assert what_changes(Repair((), (), (), ()), names) == ["Rien ne change pour les autres"]
