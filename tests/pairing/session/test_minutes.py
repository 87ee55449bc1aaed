"""The minutes say what was decided, no more and no less, and the file says what the page says."""

from pathlib import Path

from app.pairing.services import allow_pair, ask_derogation, cancel_pair

from tests.conftest import FixedClock
from tests.documents.referees import broken_rules, spoken
from tests.pairing.board.desk import Desk
from tests.pairing.session.sitting import (
    NEAR,
    WHY,
    begin,
    both,
    close,
    decide,
    declare_again,
    keep,
    minutes_page,
    minutes_pdf,
    said_aloud,
    session_of,
    words_on,
)
from tests.support.parsing import text_of
from tests.support.pdf import pdf_text


def test_everything_decided_is_said_with_its_reasons(desk: Desk, now: FixedClock) -> None:
    begin(desk)
    now.advance(minutes=20)
    decide(desk)
    page = minutes_page(desk, desk.lea)
    for said in (
        "Programme : Mentorat des managers hospitaliers",
        "Séance : n° 1, jeudi 10 décembre 2026",
        "Ouverte : le 10 décembre 2026 à 9 h 30, par Léa Dietrich",
        "En bref : 3 binômes retenus, 1 dérogation, 1 binôme refusé, 1 demande sans binôme et 1 demande en liste",
        "Retenu par Léa Dietrich, validé",
        "À discuter, accepté : 1 créneau commun, le programme en souhaite 2",
        "Pourquoi : 2 objectifs couverts sur 2 ; disponibles aux mêmes moments",
        "Motif : Le samedi leur suffit",
        "1 binôme validé",
        "2 binômes retenus, pas encore validés : Zoé Marchand et Inès Weber ; Paul Petitjean et Karim Benali",
        "Règle levée : même département",
        "Demandée par Léa Dietrich, confirmée par Hugo Schmitt",
        "Refusé par Hugo Schmitt",
        "Motif : Même chefferie de pôle",
        "Ada Roth était possible, et accompagne Milo Humbert",
        "1 mentor : refusé par le comité",
    ):
        assert page.has(said), said
    assert page.has(WHY.splitlines()[1])
    assert not page.has("À revoir")  # the internal reason of an answer is not of the minutes


def test_rules_are_those_of_the_programme(desk: Desk) -> None:
    begin(desk)
    page = minutes_page(desk, desk.lea)
    for said in (
        "Écarté, sans dérogation possible : personne à éviter",
        "lien déclaré hiérarchique ou familial",
        "même structure ; même commune ; même département",
        "moins de 2 créneaux communs ; mentor de moins de 5 ans d’expérience",
        "Sans effet dans ce programme : intercommunalité et région",
        "De 6 à 8 binômes attendus",
    ):
        assert page.has(said), said


def test_minutes_of_an_open_session_are_provisional(desk: Desk, now: FixedClock) -> None:
    begin(desk)
    page, pdf = minutes_page(desk, desk.lea), pdf_text(minutes_pdf(desk, desk.lea))
    for said in (page.text, pdf):
        assert "ce procès-verbal est provisoire" in said
    assert "provisoire" in desk.browser(desk.lea).http.get("/comite/encadrement/pv.pdf").headers["Content-Disposition"]
    now.advance(hours=1)
    close(desk)
    final = desk.browser(desk.lea).http.get("/comite/encadrement/pv.pdf")
    assert final.headers["Content-Disposition"].endswith('"proces-verbal-encadrement-seance-1.pdf"')
    assert "provisoire" not in pdf_text(final.data)


def test_the_file_says_what_the_page_says_word_for_word(desk: Desk, now: FixedClock, tmp_path: Path) -> None:
    begin(desk)
    decide(desk)
    for _ in ("open", "closed"):
        assert said_aloud(minutes_pdf(desk, desk.lea), tmp_path) == words_on(minutes_page(desk, desk.lea))
        now.advance(hours=1)
        if session_of(desk).closed_at is None:
            close(desk)


def test_the_same_copy_has_the_same_bytes_and_breaks_no_rule(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    decide(desk)
    close(desk)
    pdf = minutes_pdf(desk, desk.lea)
    assert minutes_pdf(desk, desk.lea) == pdf
    assert broken_rules(pdf, tmp_path) == []
    kinds = [kind for kind, _ in spoken(pdf, tmp_path)]
    assert {"H1", "H2", "H3", "L", "LI", "Table", "TH", "TD"} <= set(kinds)


def test_a_closed_session_says_the_same_whatever_comes_after(desk: Desk, now: FixedClock) -> None:
    begin(desk)
    people = decide(desk)
    now.advance(hours=1)
    session = close(desk)
    rest = f"/{session.ref}"
    before = minutes_page(desk, desk.lea, rest).one("article")
    pdf = minutes_pdf(desk, desk.lea, f"{rest}/pv.pdf")
    now.advance(hours=1)
    begin(desk, desk.hugo)
    for pair in [each for each in desk.pairs() if each.mentee.last_name in ("Humbert", "Petitjean")]:
        cancel_pair(pair, seen=pair.version, actor=desk.lea.ref)
    allow_pair(people.karim, people.luc, actor=desk.lea.ref)
    keep(desk, people.luc, people.karim)
    desk.mentee("Ida", "Vogel")
    declare_again(desk)
    assert text_of(minutes_page(desk, desk.lea, rest).one("article")) == text_of(before)
    assert minutes_pdf(desk, desk.lea, f"{rest}/pv.pdf") == pdf


def test_each_session_says_its_own_decisions(desk: Desk, now: FixedClock) -> None:
    now.advance(minutes=-30)
    early = desk.mentee("Ida", "Vogel"), desk.mentor("Omar", "Kaci")
    gone = desk.mentee("Yann", "Briand"), desk.mentor("Sara", "Nury")
    declare_again(desk)
    keep(desk, *early)
    before = keep(desk, *gone)
    now.advance(minutes=30)
    begin(desk)
    decide(desk)
    cancel_pair(before, seen=before.version, actor=desk.hugo.ref)
    now.advance(hours=1)
    close(desk)
    first = minutes_page(desk, desk.lea)
    assert first.has("Retenus avant cette séance, pas encore validés : Ida Vogel et Omar Kaci")
    assert first.has("Yann Briand et Sara Nury, par Hugo Schmitt")
    assert first.has("3 binômes retenus")
    now.advance(hours=1)
    begin(desk, desk.hugo, by=desk.hugo)
    second = minutes_page(desk, desk.lea)
    assert second.has("Séance : n° 2")
    assert second.has("En bref : 0 binôme retenu")
    assert not second.has("Un parcours rare")
    assert second.has("Séance n° 1 du 10 décembre 2026")


def test_a_session_in_which_nothing_is_decided_says_so(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    close(desk)
    page = minutes_page(desk, desk.lea)
    for said in ("Aucun binôme n’a été retenu.", "Aucune dérogation.", "Aucun binôme n’a été refusé."):
        assert page.has(said)
    assert page.has("Personne ne figure sur la liste d’attente.")
    assert broken_rules(minutes_pdf(desk, desk.lea), tmp_path) == []


def test_before_the_first_session_there_are_no_minutes(desk: Desk) -> None:
    assert desk.page(desk.lea, "/pv").has("Aucune séance ne s’est encore tenue.")
    for rest in ("/pv.pdf", "/pv/abc", "/pv/abc/pv.pdf"):
        desk.page(desk.lea, rest, status=404)


def test_a_derogation_nobody_confirmed_lifts_nothing(desk: Desk) -> None:
    begin(desk)
    zoe, ines = desk.mentee("Zoé", **NEAR), desk.mentor("Inès")
    ask_derogation(ines, zoe, text=WHY, actor=desk.lea.ref)
    declare_again(desk)
    assert minutes_page(desk, desk.lea).has("Demandée par Léa Dietrich. Pas encore confirmée : elle ne lève rien")


def test_lists_and_links_stay_unsaid(desk: Desk) -> None:
    links = [{"kind": "family", "whom": "Karim Benali"}]
    begin(desk)
    milo = desk.mentee("Milo", avoid="Inès Weber", links=links)
    for first, last in (("Inès", "Weber"), ("Karim", "Benali")):
        desk.mentor(first, last)
    declare_again(desk)
    for person in (desk.lea, desk.hugo):
        said = both(desk, person)
        assert "2 mentors" in said.replace("\u00a0", " ")
        assert "lien déclaré" in said
        for secret in ("familial déclaré", "demandé par Milo", "déclaré par Milo"):
            assert secret not in said, secret
    assert milo.ref not in minutes_page(desk, desk.lea).html
