"""Reading, asking, deciding; and what others read of an application."""

import pytest
from app.applications import queries, services
from app.applications.errors import (
    ActImpossible,
    ApplicationMovedOn,
    ApplicationUnknown,
    NothingPrepared,
    OwnApplication,
    PreparedChanged,
    SentenceMissing,
)
from app.applications.models import ApplicantRole, Application, ApplicationState, Decision
from app.core.database import db
from app.programmes.models import Programme
from app.programmes.queries import definition
from flask import Flask

from tests.applications.world import (
    COHORT,
    ROLLING,
    day,
    make_coordinator,
    make_draft,
    make_programme,
    make_sent,
)
from tests.support.letters import last_letter, letters_to

MENTEE, MENTOR = ApplicantRole.MENTEE, ApplicantRole.MENTOR
MILO = "milo@exemple.fr"


def test_question_is_told_by_mail_and_answered_in_ones_space(programme: Programme, actor: str) -> None:
    sent = make_sent(programme)
    services.ask_to_complete(sent, "Et le samedi ?", day("2026-10-20"), actor=actor, seen=1)
    assert sent.state is ApplicationState.TO_COMPLETE
    db.session.commit()
    letter = last_letter(MILO)
    assert letter.subject == "Une question sur votre candidature"
    assert "samedi" not in letter.text
    assert "20 octobre 2026" in letter.text.replace("\u00a0", " ")
    services.answer_question(sent, "À Colmar.\x00", actor="visitor")
    assert (sent.state, sent.reply) == (ApplicationState.SUBMITTED, "À Colmar.")


def test_page_grown_old_is_refused_and_says_who_did_what(programme: Programme, actor: str) -> None:
    sent = make_sent(programme)
    ines = make_coordinator(programme, "ines@exemple.fr", "Inès", "Haddad")
    services.mark_eligible(sent, actor=ines, seen=1)
    with pytest.raises(ApplicationMovedOn) as refused:
        services.prepare_decision(sent, Decision.DECLINE, sentence="Non.", actor=actor, seen=1)
    assert refused.value.params == {"state": "eligible", "decision": "", "by": "Inès Haddad", "mine": False}
    assert sent.decision is None


def test_nobody_decides_on_their_own_application(programme: Programme) -> None:
    sent = make_sent(programme)
    own = make_coordinator(programme, MILO)
    for act in (services.begin_reading, services.mark_eligible):
        with pytest.raises(OwnApplication):
            act(sent, actor=own, seen=1)
    with pytest.raises(OwnApplication):
        services.prepare_decision(sent, Decision.DECLINE, sentence="Non.", actor=own, seen=1)
    with pytest.raises(OwnApplication):
        services.write_notes(sent, "Parfait.", actor=own, seen=1)


def prepared(
    programme: Programme, actor: str, decision: Decision, email: str, role: ApplicantRole = MENTEE
) -> Application:
    """An eligible application whose answer is prepared."""
    sent = make_sent(programme, role, email=email)
    services.mark_eligible(sent, actor=actor, seen=1)
    sentence = "Aucun mentor disponible." if decision is Decision.DECLINE else ""
    services.prepare_decision(sent, decision, sentence=sentence, reason="Vu en réunion", actor=actor, seen=2)
    db.session.commit()
    return sent


@pytest.mark.parametrize("preset", [ROLLING, COHORT])
def test_answers_are_released_together(app: Flask, preset: str) -> None:
    programme = make_programme(preset)
    actor = make_coordinator(programme)
    kept = prepared(programme, actor, Decision.ACCEPT, "a@exemple.fr")
    waiting = prepared(programme, actor, Decision.WAITLIST, "b@exemple.fr")
    refused = prepared(programme, actor, Decision.DECLINE, "c@exemple.fr")
    mentor = prepared(programme, actor, Decision.DECLINE, "d@exemple.fr", MENTOR)
    assert all(len(letters_to(f"{name}@exemple.fr")) == 1 for name in "abcd"), "nothing leaves before the release"
    assert services.release_decisions(programme, actor=actor) == 4
    db.session.commit()
    states = [each.state.value for each in (kept, waiting, refused, mentor)]
    assert states == ["accepted", "waitlisted", "declined", "declined"]
    assert last_letter("a@exemple.fr").subject == "Votre candidature est retenue"
    assert last_letter("b@exemple.fr").subject == "Votre candidature est sur liste d’attente"
    letter = last_letter("c@exemple.fr")
    assert letter.subject == "Réponse à votre candidature au mentorat"
    assert "Aucun mentor disponible." in letter.text
    assert "Vu en réunion" not in letter.text
    assert last_letter("d@exemple.fr").subject == "Votre proposition de mentorat"
    decider = "le comité" if preset == COHORT else "la coordination"
    assert decider in last_letter("b@exemple.fr").text
    with pytest.raises(NothingPrepared):
        services.release_decisions(programme, actor=actor)


def test_release_is_of_the_list_that_was_read(programme: Programme, actor: str) -> None:
    kept = prepared(programme, actor, Decision.ACCEPT, "a@exemple.fr")
    read = {kept.ref: kept.version}
    late = prepared(programme, actor, Decision.DECLINE, "b@exemple.fr")
    with pytest.raises(PreparedChanged):
        services.release_decisions(programme, actor=actor, expected=read)
    assert (kept.state, late.state) == (ApplicationState.ELIGIBLE, ApplicationState.ELIGIBLE)
    read[late.ref] = late.version
    assert services.release_decisions(programme, actor=actor, expected=read) == 2


def test_waiting_list_may_be_called_up(programme: Programme, actor: str) -> None:
    waiting = prepared(programme, actor, Decision.WAITLIST, "a@exemple.fr")
    services.release_decisions(programme, actor=actor)
    services.prepare_decision(waiting, Decision.ACCEPT, actor=actor, seen=waiting.version)
    assert queries.prepared(programme.id, actor) == [waiting]
    services.release_decisions(programme, actor=actor)
    assert waiting.state is ApplicationState.ACCEPTED


def test_prepared_answer_can_be_taken_back(programme: Programme, actor: str) -> None:
    kept = prepared(programme, actor, Decision.ACCEPT, "a@exemple.fr")
    with pytest.raises(ActImpossible):
        services.ask_to_complete(kept, "Et ?", day("2026-10-20"), actor=actor, seen=kept.version)
    services.undo_decision(kept, actor=actor, seen=kept.version)
    assert (kept.decision, kept.decision_reason) == (None, "")
    with pytest.raises(NothingPrepared):
        services.undo_decision(kept, actor=actor, seen=kept.version)


def test_refusal_says_why(programme: Programme, actor: str) -> None:
    sent = make_sent(programme)
    with pytest.raises(SentenceMissing):
        services.prepare_decision(sent, Decision.DECLINE, sentence=" \n", actor=actor, seen=1)
    with pytest.raises(ActImpossible):
        services.prepare_decision(sent, Decision.ACCEPT, actor=actor, seen=1)


def test_profile_finds_answers_by_meaning(app: Flask) -> None:
    cohort = make_programme(COHORT)
    mentor = make_sent(cohort, MENTOR, first_name="Ada", last_name="Roth")
    profile = queries.profile(mentor, definition(cohort))
    assert (profile.full_name, profile.years, profile.commune, profile.capacity) == ("Ada Roth", 12, "68224", 1)
    assert profile.avoid == ("Jean Martin", "Cabinet des Lilas")
    assert profile.establishment == "Cabinet des Lilas"
    assert profile.profession_label


@pytest.mark.parametrize("preset", [ROLLING, COHORT])
def test_partner_reads_what_was_ticked_and_never_what_is_for_staff(app: Flask, preset: str) -> None:
    programme = make_programme(preset)
    known = definition(programme)
    sent = make_sent(programme)
    sent.answers = {**sent.answers, "share": []}
    assert [value for _, value in queries.shared_lines(sent, known)][:2] == ["Milo", "Łukasik"]
    assert len(queries.shared_lines(sent, known)) == 3
    sent.answers = {**sent.answers, "share": ["objectives", "project", "situation", "expectations", "adaptations"]}
    lines = dict(queries.shared_lines(sent, known))
    assert "Deux ou trois phrases." in lines.values()
    everything = " ".join(lines.values())
    for secret in ("Jean Martin", MILO, "06 12 34 56 78"):
        assert secret not in everything


def test_draft_is_its_authors_alone(programme: Programme) -> None:
    draft = make_draft(programme)
    with pytest.raises(ApplicationUnknown):
        queries.sent_by_ref(programme.id, draft.ref)
