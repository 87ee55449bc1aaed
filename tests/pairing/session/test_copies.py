"""Each reader has their own copy: whoever has a link with somebody finds no trace of them, not even in a count."""

import pytest
from app.applications.models import Application, Recusal
from app.core.database import db
from app.pairing.models import CommitteeSession
from app.pairing.record import Record
from app.pairing.services import put_aside
from app.programmes.models import Role
from app.programmes.services import grant_role
from sqlalchemy import delete, text

from tests.applications.crawling import everything
from tests.conftest import FixedClock
from tests.pairing.board.desk import Desk
from tests.pairing.session.sitting import (
    Sitting,
    begin,
    both,
    close,
    decide,
    declare_again,
    minutes_page,
    minutes_pdf,
    session_of,
)
from tests.support.parsing import Page, text_of
from tests.support.pdf import pdf_text

WHO = ("milo", "zoe", "paul", "luc", "nadia", "ada", "ines", "karim")


def _traces(each: Application) -> list[str]:
    return [each.ref, each.full_name, each.last_name, each.reference or "-"]


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
@pytest.mark.parametrize("who", WHO)
def test_a_recused_member_finds_no_trace_in_the_page_nor_in_the_file(
    desk: Desk, now: FixedClock, who: str, closed: bool
) -> None:
    begin(desk, desk.lea, desk.hugo)
    people = decide(desk)
    hidden: Application = getattr(people, who)
    partners = [pair for pair in desk.pairs() if hidden.id in (pair.mentor_application_id, pair.mentee_application_id)]
    now.advance(hours=1)
    if closed:
        close(desk)
    desk.recuse(desk.hugo, hidden)
    said = both(desk, desk.hugo)
    assert {trace for trace in _traces(hidden) if trace in said} == set()
    for pair in partners:
        assert pair.ref not in said
        if pair.justification:
            assert pair.justification not in said
    everything = both(desk, desk.lea)
    assert hidden.last_name in everything
    counted = "1 dossier" in everything.replace("\u00a0", " ")
    assert counted is not closed  # links are counted as they were in the session; one's own copy counts none
    assert "1 dossier" not in said.replace("\u00a0", " ")


@pytest.mark.parametrize("who", ["zoe", "luc", "nadia"])
def test_a_copy_is_as_if_they_had_never_applied(desk: Desk, now: FixedClock, who: str) -> None:
    begin(desk, desk.lea, desk.hugo)
    people = decide(desk)
    hidden: Application = getattr(people, who)
    now.advance(hours=1)
    desk.recuse(desk.hugo, hidden)
    close(desk)
    with_them = _copy(desk)
    _erase_all_trace(desk, hidden)
    assert _copy(desk) == with_them


def _copy(desk: Desk) -> str:
    return minutes_page(desk, desk.hugo).text + pdf_text(minutes_pdf(desk, desk.hugo))


def _erase_all_trace(desk: Desk, hidden: Application) -> None:
    """Take them out of the database, and out of what was frozen: as if there had never been anybody."""
    db.session.commit()
    session = session_of(desk)
    assert session.record is not None
    whole = Record.from_json(session.record)
    session.record = whole.shown(whole.files() - {hidden.ref}).to_json()
    db.session.execute(text("PRAGMA defer_foreign_keys=ON"))
    for table in ("pair", "derogation", "pair_veto"):
        db.session.execute(
            text(f"DELETE FROM {table} WHERE mentee_application_id = :id OR mentor_application_id = :id"),  # noqa: S608 - constants
            {"id": hidden.id},
        )
    db.session.execute(delete(Recusal).where(Recusal.application_id == hidden.id))
    db.session.execute(delete(Application).where(Application.id == hidden.id))
    db.session.commit()
    db.session.expire_all()


def test_a_link_declared_later_hides_in_the_minutes_of_before(desk: Desk, now: FixedClock) -> None:
    begin(desk)
    people = decide(desk)
    session = close(desk)
    assert "Zoé Marchand" in both(desk, desk.hugo)
    now.advance(days=2)
    desk.recuse(desk.hugo, people.zoe)
    assert "Marchand" not in minutes_page(desk, desk.hugo, f"/{session.ref}").html
    assert "Marchand" not in pdf_text(minutes_pdf(desk, desk.hugo, f"/{session.ref}/pv.pdf"))


def test_a_coordinator_has_their_own_copy_and_their_own_file_is_not_in_it(desk: Desk) -> None:
    begin(desk)
    people = decide(desk)
    people.paul.person_id = desk.world.rachid.id
    db.session.commit()
    rachid, base = desk.browser(desk.world.rachid), "/coordination/encadrement/binomes"
    page = rachid.get(f"{base}/pv")
    assert page.has("Exemplaire de : Rachid Amrani")
    assert page.has("Milo Humbert et Ada Roth")
    answer = rachid.http.get(f"{base}/pv.pdf")
    for said in (page.html, pdf_text(answer.data)):
        assert "Petitjean" not in said
        assert "Le samedi leur suffit" not in said


def test_ranks_of_the_waiting_list_do_not_skip_whoever_is_hidden(desk: Desk) -> None:
    begin(desk)
    people = decide(desk)
    later = desk.mentee("Omar", "Kaci")
    put_aside(later, reason="", seen=later.version, actor=desk.lea.ref)
    declare_again(desk)
    desk.recuse(desk.hugo, people.nadia)
    assert "2. Omar Kaci" in pdf_text(minutes_pdf(desk, desk.lea))
    assert "1. Omar Kaci" in pdf_text(minutes_pdf(desk, desk.hugo))


def test_members_read_how_many_links_the_others_have_and_never_with_whom(desk: Desk) -> None:
    begin(desk, desk.lea, desk.hugo)
    people = decide(desk)
    for each in (people.milo, people.nadia):
        desk.recuse(desk.hugo, each)
    desk.recuse(desk.lea, people.milo)
    lea = minutes_page(desk, desk.lea)
    row = next(text for text in _rows(lea) if "Hugo" in text)
    assert "1 dossier" in row  # the other one is hidden from Léa as well
    assert "Les vôtres ne figurent pas ici" in next(text for text in _rows(lea) if "Léa" in text)


def _rows(page: Page) -> list[str]:
    return [text_of(each).replace("\u00a0", " ") for each in page.all("tr")]


def test_what_is_frozen_holds_no_name(desk: Desk) -> None:
    begin(desk)
    people = decide(desk)
    close(desk)
    kept = str(db.session.get_one(CommitteeSession, session_of(desk).id).record)
    assert {each.last_name for each in people.everybody if each.last_name in kept} == set()
    assert "@" not in kept


def test_nothing_is_left_of_a_copy_whose_every_file_is_hidden(desk: Desk) -> None:
    begin(desk)
    people: Sitting = decide(desk)
    for each in people.everybody:
        desk.recuse(desk.hugo, each)
    page = minutes_page(desk, desk.hugo)
    assert page.has("En bref : 0 binôme retenu.")
    assert page.has("Aucune demande n’est restée sans binôme.")


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_no_page_of_a_session_tells_of_somebody_hidden(desk: Desk, now: FixedClock, closed: bool) -> None:
    begin(desk, desk.lea, desk.hugo)
    people = decide(desk)
    grant_role(desk.hugo, Role.COORDINATOR, desk.world.programme, actor="command")
    desk.recuse(desk.hugo, people.zoe)
    desk.recuse(desk.hugo, people.luc)
    now.advance(hours=1)
    if closed:
        close(desk)
    said = everything(desk.app, desk.browser(desk.hugo), desk.world.programme.slug)
    found = {
        path
        for path, words in said.items()
        for each in (people.zoe, people.luc)
        for trace in _traces(each)
        if trace in words
    }
    assert found == set()
    rooms = {path for path in said if "/pv" in path or "/seance" in path}
    assert len(rooms) >= (8 if closed else 6), rooms
    assert {path for path in rooms if path.endswith(".pdf")}
