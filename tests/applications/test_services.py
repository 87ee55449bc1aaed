"""What the use cases change, whom they tell, and when they refuse."""

import pytest
from app.access.models import Purpose
from app.access.services import start_session
from app.applications import due, queries, services
from app.applications.errors import (
    ActImpossible,
    AddressMissing,
    AnswersIncomplete,
    ApplicationMovedOn,
    ApplicationsClosed,
    ApplicationUnknown,
    CharterNotRead,
    NotEligible,
    NothingPrepared,
    OwnApplication,
    PreparedChanged,
    ResumeLinkGone,
    SentenceMissing,
)
from app.applications.events import ApplicationWithdrawn
from app.applications.models import ApplicantRole, Application, ApplicationState, Decision, ResumeLink
from app.core import clock
from app.core.database import db
from app.core.events import subscribe
from app.core.journal import JournalEntry
from app.core.secrets import hash_token
from app.mail.models import OutboxMail
from app.programmes.models import Programme, ProgrammeState
from app.programmes.queries import definition
from flask import Flask
from sqlalchemy import select

from tests.applications.world import (
    COHORT,
    ROLLING,
    day,
    eligible,
    make_coordinator,
    make_draft,
    make_programme,
    make_sent,
    typed,
)
from tests.conftest import FixedClock
from tests.support.letters import last_letter, letters_to, link_in

MENTEE, MENTOR = ApplicantRole.MENTEE, ApplicantRole.MENTOR
MILO = "milo@exemple.fr"


def acts(application: Application) -> list[str]:
    """What the journal says of an application."""
    entries = select(JournalEntry.act).where(JournalEntry.subject == application.ref).order_by(JournalEntry.id)
    return list(db.session.scalars(entries))


@pytest.fixture
def programme(app: Flask) -> Programme:
    return make_programme(ROLLING)


@pytest.fixture
def rachid(programme: Programme) -> str:
    return make_coordinator(programme)


# ── drafts


@pytest.mark.parametrize("state", [state for state in ProgrammeState if state is not ProgrammeState.OPEN])
def test_draft_begins_in_an_open_programme_only(programme: Programme, state: ProgrammeState) -> None:
    programme.state = state
    programme.suspended_from = ProgrammeState.OPEN if state is ProgrammeState.SUSPENDED else None
    with pytest.raises(ApplicationsClosed):
        services.start_draft(programme, MENTEE, eligible(definition(programme), MENTEE))


@pytest.mark.parametrize("answers", [{}, {"profession": "no"}, {"profession": "practising", "territoire": "mars"}])
def test_draft_begins_after_answers_that_open_the_form(programme: Programme, answers: dict[str, str]) -> None:
    with pytest.raises(NotEligible):
        services.start_draft(programme, MENTEE, answers)


def test_step_is_kept_as_typed_even_when_it_does_not_hold(programme: Programme) -> None:
    known = definition(programme)
    draft = services.start_draft(programme, MENTEE, eligible(known, MENTEE))
    step = known.mentee.steps[0]
    problems = services.save_step(draft, known, step, {"first_name": "Milo", "email": "milo@", "admin": "yes"})
    assert "email" in {problem.name for problem in problems}
    assert (draft.first_name, draft.answers["email"], draft.email) == ("Milo", "milo@", "")
    assert "admin" not in draft.answers


def test_late_autosave_of_an_older_page_changes_nothing(programme: Programme) -> None:
    known = definition(programme)
    draft, step = make_draft(programme), known.mentee.steps[1]
    page = draft.revision
    assert services.autosave_step(draft, known, step, {"expectations": "Premier"}, revision=page)
    assert services.autosave_step(draft, known, step, {"expectations": "Second"}, revision=page)
    services.save_step(draft, known, step, typed(known, MENTEE, step.slug, expectations="Continuer"))
    assert not services.autosave_step(draft, known, step, {"expectations": "En retard"}, revision=page)
    assert draft.answers["expectations"] == "Continuer"


def test_autosave_after_sending_changes_nothing(programme: Programme) -> None:
    known = definition(programme)
    sent, step = make_sent(programme), known.mentee.steps[1]
    before = dict(sent.answers)
    assert not services.autosave_step(sent, known, step, {"expectations": "Trop tard"}, revision=sent.revision)
    assert sent.answers == before


def test_resume_link_opens_the_draft_as_often_as_needed(programme: Programme) -> None:
    draft = make_draft(programme)
    services.save_for_later(draft, definition(programme))
    db.session.commit()
    token = link_in(last_letter(MILO), "/reprendre/").rpartition("/")[2]
    assert services.resume_draft(token) is draft
    assert services.resume_draft(token) is draft
    stored = db.session.scalars(select(ResumeLink)).one()
    assert stored.token_hash == hash_token(token)


def test_newer_resume_link_kills_the_one_sent_to_a_mistyped_address(programme: Programme) -> None:
    draft, known = make_draft(programme, email="mlio@exemple.fr"), definition(programme)
    services.save_for_later(draft, known)
    services.save_for_later(draft, known, email=MILO)
    db.session.commit()
    assert draft.email == MILO
    wrong = link_in(last_letter("mlio@exemple.fr"), "/reprendre/").rpartition("/")[2]
    with pytest.raises(ResumeLinkGone):
        services.resume_draft(wrong)


def test_resume_link_needs_an_address_and_a_draft(programme: Programme) -> None:
    known = definition(programme)
    nameless = services.start_draft(programme, MENTEE, eligible(known, MENTEE))
    with pytest.raises(AddressMissing):
        services.save_for_later(nameless, known)
    with pytest.raises(ActImpossible):
        services.save_for_later(make_sent(programme), known)


def test_resume_link_says_what_is_left_and_until_when(programme: Programme) -> None:
    known = definition(programme)
    draft = services.start_draft(programme, MENTEE, eligible(known, MENTEE))
    services.save_step(draft, known, known.mentee.steps[0], typed(known, MENTEE, "vous"))
    services.save_for_later(draft, known)
    letter = last_letter_uncommitted(MILO)
    assert letter.subject == "Votre demande de mentorat vous attend"
    assert "4 étapes, soit 8" in letter.text
    assert "11 novembre 2026" in letter.text.replace("\u00a0", " ")


def last_letter_uncommitted(email: str) -> OutboxMail:
    """The last letter, the transaction still open."""
    return list(db.session.scalars(select(OutboxMail).where(OutboxMail.to_address == email)))[-1]


def test_draft_expires_and_is_erased(programme: Programme, now: FixedClock) -> None:
    draft = make_draft(programme)
    services.save_for_later(draft, definition(programme))
    start_session(Purpose.DRAFT, subject=draft.ref)
    db.session.commit()
    token = link_in(last_letter(MILO), "/reprendre/").rpartition("/")[2]
    now.advance(days=30)
    assert due.expire_drafts(clock.now()) == 0
    now.advance(days=1)
    assert due.expire_drafts(clock.now()) == 1
    assert due.expire_drafts(clock.now()) == 0
    assert draft.state is ApplicationState.EXPIRED
    assert (draft.answers, draft.eligibility, draft.email, draft.full_name) == ({}, {}, "", "")
    with pytest.raises(ResumeLinkGone):
        services.resume_draft(token)


def test_author_of_a_draft_is_reminded_once_before_a_cohort_closes(app: Flask, now: FixedClock) -> None:
    cohort = make_programme(COHORT, closes_in=10)
    draft = make_draft(cohort)
    assert due.remind_drafts(clock.now()) == 0
    now.advance(days=7)
    assert due.remind_drafts(clock.now()) == 1
    assert due.remind_drafts(clock.now()) == 0
    db.session.commit()
    letter = last_letter(MILO)
    assert letter.subject.replace("\u00a0", " ") == "Les candidatures ferment jeudi 22 octobre 2026"
    token = link_in(letter, "/reprendre/").rpartition("/")[2]
    assert services.resume_draft(token) is draft


# ── sending


def test_sending_makes_the_person_the_reference_and_the_receipt(programme: Programme) -> None:
    first = make_sent(programme)
    second = make_sent(programme, MENTOR, email="ada@exemple.fr", first_name="Ada")
    assert (first.reference, second.reference) == ("IL-2026-0001", "IL-2026-0002")
    assert first.person is not None
    assert (first.person.email, first.person.phone, first.person.agreement) == (MILO, "06 12 34 56 78", "mentorée")
    assert acts(first) == ["application_started", "application_submitted"]
    text = last_letter(MILO).text.replace("\u00a0", " ")
    assert "La coordination vérifie votre dossier sous 5 jours ouvrés" in text
    assert "tant que la lecture n’a pas commencé" in text


def test_sending_twice_changes_nothing(programme: Programme) -> None:
    sent = make_sent(programme)
    again = services.submit_application(sent, definition(programme), charter_read=True)
    assert (again.application, again.known, sent.reference) == (sent, False, "IL-2026-0001")
    assert len(letters_to(MILO)) == 1


def test_sending_needs_the_charter_and_every_answer(programme: Programme) -> None:
    draft, known = make_draft(programme), definition(programme)
    with pytest.raises(CharterNotRead):
        services.submit_application(draft, known, charter_read=False)
    draft.answers = {**draft.answers, "expectations": "", "links-none": False}
    with pytest.raises(AnswersIncomplete) as refused:
        services.submit_application(draft, known, charter_read=True)
    assert refused.value.params["steps"] == ("projet", "liens")


def test_deadline_is_to_the_second_of_paris(app: Flask, now: FixedClock) -> None:
    cohort = make_programme(COHORT, closes_in=10)
    early, late = make_draft(cohort), make_draft(cohort, email="zoe@exemple.fr")
    now.set(2026, 10, 22, 23, 59, 59)
    services.submit_application(early, definition(cohort), charter_read=True)
    now.set(2026, 10, 23, 0, 0, 0)
    with pytest.raises(ApplicationsClosed):
        services.submit_application(late, definition(cohort), charter_read=True)
    assert (early.state, late.state) == (ApplicationState.SUBMITTED, ApplicationState.DRAFT)


def test_second_live_application_of_an_address_tells_its_owner_alone(programme: Programme) -> None:
    sent = make_sent(programme)
    draft = make_draft(programme, email="MILO@exemple.fr")
    found = services.submit_application(draft, definition(programme), charter_read=True)
    db.session.commit()
    assert found.known
    assert draft.state is ApplicationState.DRAFT
    letter = last_letter(MILO)
    assert letter.name == "application_already_known"
    assert sent.reference is not None
    assert sent.reference in letter.text
    services.submit_application(draft, definition(programme), charter_read=True)
    db.session.commit()
    assert len(letters_to(MILO)) == 2, "the same news is not mailed again and again"


def test_same_person_may_be_mentor_and_mentee_and_apply_elsewhere(programme: Programme, now: FixedClock) -> None:
    make_sent(programme)
    make_sent(programme, MENTOR)
    other = make_programme(COHORT)
    make_sent(other)
    assert len({each.person_id for each in db.session.scalars(select(Application))}) == 1


def test_full_programme_takes_mentees_and_says_so(app: Flask) -> None:
    cohort = make_programme(COHORT)
    for number in range(8):
        make_sent(cohort, email=f"m{number}@exemple.fr")
    assert "liste d’attente" not in last_letter("m7@exemple.fr").text
    make_sent(cohort, email="m8@exemple.fr")
    assert "liste d’attente" in last_letter("m8@exemple.fr").text
    make_sent(cohort, MENTOR, email="ada@exemple.fr")
    assert "liste d’attente" not in last_letter("ada@exemple.fr").text


def test_sent_answers_change_until_reading_begins(programme: Programme, rachid: str) -> None:
    sent, known = make_sent(programme), definition(programme)
    step = known.mentee.steps[1]
    raw = typed(known, MENTEE, step.slug, expectations="Autre chose")
    assert services.edit_application(sent, known, step, raw, actor="visitor") == []
    assert (sent.answers["expectations"], sent.version) == ("Autre chose", 2)
    services.begin_reading(sent, actor=rachid, seen=2)
    with pytest.raises(ActImpossible):
        services.edit_application(sent, known, step, raw, actor="visitor")


def test_sent_answers_that_do_not_hold_change_nothing(programme: Programme) -> None:
    sent, known = make_sent(programme), definition(programme)
    raw = typed(known, MENTEE, "projet", expectations="")
    problems = services.edit_application(sent, known, known.mentee.steps[1], raw, actor="visitor")
    assert [problem.name for problem in problems] == ["expectations"]
    assert sent.answers["expectations"] == "Deux ou trois phrases."


def test_address_stays_after_sending(programme: Programme) -> None:
    sent, known = make_sent(programme), definition(programme)
    raw = typed(known, MENTEE, "vous", email="evil@exemple.fr", first_name="Émile")
    assert services.edit_application(sent, known, known.mentee.steps[0], raw, actor="visitor") == []
    assert (sent.email, sent.answers["email"], sent.first_name) == (MILO, MILO, "Émile")


def test_leaving_tells_the_coordination_and_later_steps(programme: Programme) -> None:
    heard: list[int] = []
    subscribe(ApplicationWithdrawn, lambda event: heard.append(event.application_id))
    sent = make_sent(programme)
    services.withdraw_application(sent, actor="visitor")
    db.session.commit()
    assert sent.state is ApplicationState.WITHDRAWN
    assert heard == [sent.id]
    letter = last_letter("rachid@exemple.fr")
    assert letter.subject == "Une candidature est retirée (IL-2026-0001)"
    assert "Milo" not in letter.text
    with pytest.raises(ActImpossible):
        services.withdraw_application(sent, actor="visitor")
    assert make_sent(programme).reference == "IL-2026-0002"


def test_leaving_drops_the_answer_prepared(programme: Programme, rachid: str) -> None:
    sent = make_sent(programme)
    services.prepare_decision(sent, Decision.DECLINE, sentence="Hors du territoire.", actor=rachid, seen=1)
    services.withdraw_application(sent, actor="visitor")
    assert sent.decision is None
    with pytest.raises(NothingPrepared):
        services.release_decisions(programme, actor=rachid)


# ── reading


def test_question_is_told_by_mail_and_answered_in_ones_space(programme: Programme, rachid: str) -> None:
    sent = make_sent(programme)
    services.ask_to_complete(sent, "Et le samedi ?", day("2026-10-20"), actor=rachid, seen=1)
    assert sent.state is ApplicationState.TO_COMPLETE
    db.session.commit()
    letter = last_letter(MILO)
    assert letter.subject == "Une question sur votre candidature"
    assert "samedi" not in letter.text
    assert "20 octobre 2026" in letter.text.replace("\u00a0", " ")
    services.answer_question(sent, "À Colmar.\x00", actor="visitor")
    assert (sent.state, sent.reply) == (ApplicationState.SUBMITTED, "À Colmar.")


def test_page_grown_old_is_refused_and_says_who_did_what(programme: Programme, rachid: str) -> None:
    sent = make_sent(programme)
    ines = make_coordinator(programme, "ines@exemple.fr", "Inès", "Haddad")
    services.mark_eligible(sent, actor=ines, seen=1)
    with pytest.raises(ApplicationMovedOn) as refused:
        services.prepare_decision(sent, Decision.DECLINE, sentence="Non.", actor=rachid, seen=1)
    assert refused.value.params == {"state": "eligible", "decision": "", "by": "Inès Haddad"}
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


# ── decisions


def prepared(
    programme: Programme, rachid: str, decision: Decision, email: str, role: ApplicantRole = MENTEE
) -> Application:
    """An eligible application whose answer is prepared."""
    sent = make_sent(programme, role, email=email)
    services.mark_eligible(sent, actor=rachid, seen=1)
    sentence = "Aucun mentor disponible." if decision is Decision.DECLINE else ""
    services.prepare_decision(sent, decision, sentence=sentence, reason="Vu en réunion", actor=rachid, seen=2)
    db.session.commit()
    return sent


@pytest.mark.parametrize("preset", [ROLLING, COHORT])
def test_answers_are_released_together(app: Flask, preset: str) -> None:
    programme = make_programme(preset)
    rachid = make_coordinator(programme)
    kept = prepared(programme, rachid, Decision.ACCEPT, "a@exemple.fr")
    waiting = prepared(programme, rachid, Decision.WAITLIST, "b@exemple.fr")
    refused = prepared(programme, rachid, Decision.DECLINE, "c@exemple.fr")
    mentor = prepared(programme, rachid, Decision.DECLINE, "d@exemple.fr", MENTOR)
    assert all(len(letters_to(f"{name}@exemple.fr")) == 1 for name in "abcd"), "nothing leaves before the release"
    assert services.release_decisions(programme, actor=rachid) == 4
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
        services.release_decisions(programme, actor=rachid)


def test_release_is_of_the_list_that_was_read(programme: Programme, rachid: str) -> None:
    kept = prepared(programme, rachid, Decision.ACCEPT, "a@exemple.fr")
    read = {kept.ref: kept.version}
    late = prepared(programme, rachid, Decision.DECLINE, "b@exemple.fr")
    with pytest.raises(PreparedChanged):
        services.release_decisions(programme, actor=rachid, expected=read)
    assert (kept.state, late.state) == (ApplicationState.ELIGIBLE, ApplicationState.ELIGIBLE)
    read[late.ref] = late.version
    assert services.release_decisions(programme, actor=rachid, expected=read) == 2


def test_waiting_list_may_be_called_up(programme: Programme, rachid: str) -> None:
    waiting = prepared(programme, rachid, Decision.WAITLIST, "a@exemple.fr")
    services.release_decisions(programme, actor=rachid)
    services.prepare_decision(waiting, Decision.ACCEPT, actor=rachid, seen=waiting.version)
    assert queries.prepared(programme.id) == [waiting]
    services.release_decisions(programme, actor=rachid)
    assert waiting.state is ApplicationState.ACCEPTED


def test_prepared_answer_can_be_taken_back(programme: Programme, rachid: str) -> None:
    kept = prepared(programme, rachid, Decision.ACCEPT, "a@exemple.fr")
    with pytest.raises(ActImpossible):
        services.ask_to_complete(kept, "Et ?", day("2026-10-20"), actor=rachid, seen=kept.version)
    services.undo_decision(kept, actor=rachid, seen=kept.version)
    assert (kept.decision, kept.decision_reason) == (None, "")
    with pytest.raises(NothingPrepared):
        services.undo_decision(kept, actor=rachid, seen=kept.version)


def test_refusal_says_why(programme: Programme, rachid: str) -> None:
    sent = make_sent(programme)
    with pytest.raises(SentenceMissing):
        services.prepare_decision(sent, Decision.DECLINE, sentence=" \n", actor=rachid, seen=1)
    with pytest.raises(ActImpossible):
        services.prepare_decision(sent, Decision.ACCEPT, actor=rachid, seen=1)


# ── what others read


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
