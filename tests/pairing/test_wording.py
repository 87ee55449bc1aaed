"""Everything pairing can say has a sentence, in both programmes."""

import pytest
from app.core.errors import DomainError
from app.pairing import errors
from app.pairing.models import Acquaintance, Answer, PairState
from app.pairing.rules import LEVELS, LINK_CODES, Finding, PairAct
from app.pairing.wording import ACQUAINTANCES, ANSWERS, REFUSALS, STATES, finding, refusal, tone, verdict
from app.pairing.wording.findings import SENTENCES
from app.programmes.definition import Verdict
from app.programmes.presets import load_preset, preset_names, preset_path
from app.web.errors import message_for
from flask import Flask

NAMES = {"mentor": "Ada Roth", "mentee": "Milo Humbert"}
FACTS: dict[str, str | int] = {
    "load": 1,
    "capacity": 2,
    "place": "Mulhouse",
    "count": 1,
    "minimum": 2,
    "years": 2,
    "preferred": 3,
    "kind": "family",
    "written": "Roth",
}
ERRORS = [getattr(errors, name) for name in errors.__all__]


@pytest.mark.parametrize("kind", ERRORS)
def test_every_refusal_has_its_sentence(app: Flask, kind: type[DomainError]) -> None:
    assert kind.code in REFUSALS
    told = message_for(
        kind(name="Ada", mentor="Ada", mentee="Milo", by="", state=PairState.PROPOSED, act=PairAct.CANCEL, findings=())
    )
    assert told
    assert "{" not in told.title + told.text


@pytest.mark.parametrize("preset", preset_names())
@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_finding_has_its_sentence(preset: str, code: str) -> None:
    definition = load_preset(preset_path(preset))
    said = finding(Finding(code, Verdict.TO_DISCUSS, FACTS), NAMES, definition)
    assert said
    assert "{" not in said
    assert "%" not in said


def test_every_code_a_rule_can_give_is_worded() -> None:
    assert set(LINK_CODES) < set(SENTENCES)
    assert {f"{word}_{level}" for word in ("same", "other") for level in LEVELS} < set(SENTENCES)


def test_every_enumeration_is_worded() -> None:
    assert set(STATES) == set(PairState)
    assert set(ANSWERS) == set(Answer)
    assert set(ACQUAINTANCES) == set(Acquaintance)
    for each in (None, *Verdict):
        assert verdict(each)
        assert tone(each)


def test_a_name_keeps_its_elision_in_a_refusal() -> None:
    for name, said in (
        ("Ada Roth", "Le dossier d’Ada Roth vient"),
        ("Milo Humbert", "Le dossier de Milo Humbert vient"),
    ):
        assert refusal(errors.ApplicationMoved(name=name)).title.startswith(said)
