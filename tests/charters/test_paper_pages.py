"""The pages that record a sheet signed by hand: what is asked, what is shown before it binds, who may not."""

import hashlib
import io
from typing import Any

import pytest
from app.charters.models import CharterState, Means, PaperDraft, PaperScan, Party, SlotState
from app.charters.queries import broken_event
from app.core.database import db
from app.documents.scan import MAX_BYTES
from flask import Flask
from sqlalchemy import select
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.charters.cast import ADA, MILO, Signing, make_pair, make_programme, opened, send, sign_all
from tests.charters.conftest import Visitor
from tests.documents import papers
from tests.support.letters import last_letter, letters_to, make_person, sign_in
from tests.support.pages import Page

DAY = "2026-10-12"


def paper_of(signing: Signing) -> str:
    return f"/coordination/local/binomes/{signing.pair.ref}/charte/papier"


def lay_down(visitor: Visitor, path: str, *files: bytes, status: int = 303, **answers: Any) -> Page:
    """Send the form as a browser does, files included."""
    form = visitor.get(path).form("Continuer")
    data: dict[str, Any] = dict(form.fields()) | {"parties": ["mentor"], "signed_on": DAY} | answers
    data["files"] = [FileStorage(io.BytesIO(each), f"photo-{number}") for number, each in enumerate(files)]
    boundary, body = encode_multipart(MultiDict(data))
    return visitor.post(path, body, status=status, content_type=f"multipart/form-data; boundary={boundary}")


def test_a_sheet_is_laid_down_looked_at_then_recorded(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    pair = rachid.get(f"/coordination/local/binomes/{signing.pair.ref}")
    page = rachid.get(pair.link("Signature sur papier"))
    assert page.has("Milo Łukasik, mentoré·e")
    assert rachid.http.get(page.link("le document que chacun signe")).data.startswith(b"%PDF")
    sent = lay_down(rachid, paper_of(signing), papers.jpeg(), papers.png(), parties=["mentor", "mentee"])
    page = rachid.follow(sent)
    assert page.has("Enregistrer ces signatures ?")
    assert page.has("Milo Łukasik, Ada Lovelace")
    assert page.has("Inès Haddad, qui signe en dernier, reçoit son lien.")
    assert "2 pages" in page.text.replace("\u00a0", " ")
    assert signing.slot(Party.MENTOR).state is SlotState.PENDING
    assert rachid.get(paper_of(signing)).has("Une copie attend votre accord")
    image = rachid.http.get(f"{paper_of(signing)}/verifier/2.jpg")
    assert image.mimetype == "image/jpeg"
    assert image.headers["X-Content-Type-Options"] == "nosniff"
    assert b"Canary" not in image.data

    refused = rachid.submit(page, "Enregistrer", status=422)
    assert refused.errors() == ["Cochez la case une fois l’original entre vos mains"]
    pair = rachid.follow(rachid.submit(page, "Enregistrer", original="y"))
    assert pair.has("Signatures sur papier enregistrées. Un reçu part à Milo Łukasik et Ada Lovelace.")
    assert last_letter(ADA).name == last_letter(MILO).name == "paper_receipt"
    sign_all(client, signing, Party.HOST)
    charter = signing.charter
    assert charter.state is CharterState.COMPLETE
    assert broken_event(charter) is None
    assert [slot.means for slot in charter.slots] == [Means.PAPER, Means.PAPER, Means.ONLINE]


def test_a_recorded_copy_is_given_as_a_file_and_nothing_else(rachid: Visitor, signing: Signing) -> None:
    page = rachid.follow(lay_down(rachid, paper_of(signing), papers.armed_pdf()))
    rachid.get(f"{paper_of(signing)}/1.pdf", status=404)
    rachid.submit(page, "Enregistrer", original="y")
    answer = rachid.http.get(f"{paper_of(signing)}/1.pdf")
    scan = db.session.scalars(select(PaperScan)).one()
    assert hashlib.sha256(answer.data).hexdigest() == scan.sha256
    assert b"Canary" not in answer.data
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers.getlist("Content-Security-Policy") == ["sandbox; default-src 'none'"]
    rachid.get(f"{paper_of(signing)}/2.pdf", status=404)
    for path in ("verifier", "verifier.pdf", "verifier/1.jpg"):
        rachid.get(f"{paper_of(signing)}/{path}", status=404)


def test_a_second_click_records_nothing_more(rachid: Visitor, signing: Signing) -> None:
    page = rachid.follow(lay_down(rachid, paper_of(signing), papers.jpeg(), parties=["mentor", "mentee", "host"]))
    assert page.has("Les trois signatures sont réunies : le mentorat commence aujourd’hui.")
    for _ in range(2):
        rachid.submit(page, "Enregistrer", original="y", status=303)
    assert len(db.session.scalars(select(PaperScan)).all()) == 1
    assert [mail.name for mail in letters_to(ADA)].count("paper_receipt") == 1
    assert signing.charter.state is CharterState.COMPLETE


def test_a_copy_replaced_meanwhile_is_not_recorded_unseen(rachid: Visitor, signing: Signing) -> None:
    first = rachid.follow(lay_down(rachid, paper_of(signing), papers.jpeg()))
    lay_down(rachid, paper_of(signing), papers.jpeg(papers.sheet(colour="red")))
    refused = rachid.submit(first, "Enregistrer", original="y", status=409)
    assert refused.has("La copie a changé entre-temps")
    assert signing.slot(Party.MENTOR).state is SlotState.PENDING


def test_the_same_copy_laid_down_for_somebody_else_is_not_recorded_unseen(rachid: Visitor, signing: Signing) -> None:
    first = rachid.follow(lay_down(rachid, paper_of(signing), papers.jpeg()))
    lay_down(rachid, paper_of(signing), papers.jpeg(), parties=["mentee"])
    rachid.submit(first, "Enregistrer", original="y", status=409)
    second = rachid.get(f"{paper_of(signing)}/verifier")
    for _ in range(2):
        rachid.submit(second, "Enregistrer", original="y")
    lay_down(rachid, paper_of(signing), papers.jpeg())
    rachid.submit(second, "Enregistrer", original="y", status=409)
    assert [signing.slot(each).state.value for each in (Party.MENTEE, Party.MENTOR)] == ["signed", "pending"]


def test_who_signed_online_meanwhile_is_not_recorded_again(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    page = rachid.follow(lay_down(rachid, paper_of(signing), papers.jpeg()))
    sign_all(client, signing, Party.MENTOR)
    rachid.submit(page, "Enregistrer", original="y", status=409)
    assert signing.slot(Party.MENTOR).means is Means.ONLINE
    rachid.get(f"{paper_of(signing)}/verifier", status=409)
    page = rachid.get(paper_of(signing))
    assert page.has("Ada Lovelace a déjà signé, en ligne, le 12 octobre 2026.")
    assert "Ada Lovelace, mentor" not in page.text


def test_what_is_missing_is_said_and_what_was_typed_is_kept(rachid: Visitor, signing: Signing) -> None:
    path = paper_of(signing)
    assert lay_down(rachid, path, parties=[], signed_on="", status=422).errors() == [
        "Cochez au moins une personne",
        "Indiquez le jour écrit sur la feuille",
        "Choisissez la copie de la feuille signée",
    ]
    page = lay_down(rachid, path, papers.jpeg(), signed_on="2026-10-13", status=422)
    assert page.errors() == [
        "Indiquez un jour passé, ou aujourd’hui",
        "Choisissez à nouveau la copie : le navigateur ne garde pas les fichiers",
    ]
    assert ("parties", "mentor") in list(page.form("Continuer").fields())
    assert ("signed_on", "2026-10-13") in list(page.form("Continuer").fields())
    page = lay_down(rachid, path, papers.jpeg(), parties=["host"], status=422)
    assert page.errors()[0] == "Cochez aussi les membres qui n’ont pas signé : la structure signe en dernier"
    assert db.session.scalars(select(PaperDraft)).all() == []


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\0\0\0\x18ftypheic" + bytes(900), "Ce format de téléphone (HEIC) ne convient pas"),
        (b"MZ\x90\0", "Choisissez un PDF, ou des photos en JPEG ou en PNG"),
        (papers.jpeg()[:9000], "Cette copie n’a pas pu être lue en entier"),
        (papers.bomb_png(), "Cette image est trop grande"),
        (papers.locked_pdf(), "Ce PDF demande un mot de passe"),
        (bytes(MAX_BYTES + 1), "Choisissez des fichiers de moins de 5 Mo au total"),
    ],
    ids=["heic", "program", "truncated", "bomb", "locked", "heavy"],
)
def test_a_copy_that_cannot_be_taken_says_what_to_do(
    rachid: Visitor, signing: Signing, data: bytes, sentence: str
) -> None:
    page = lay_down(rachid, paper_of(signing), data, status=422)
    assert [each for each in page.errors() if each.replace("\u00a0", " ").startswith(sentence)]


def test_what_the_server_would_not_even_read_says_so_too(rachid: Visitor, signing: Signing) -> None:
    page = lay_down(rachid, paper_of(signing), bytes(7 * 1024 * 1024), status=413)
    assert page.has("Cette copie est trop lourde.")
    assert "Ada" not in page.text


def test_a_charter_signed_or_ended_takes_no_more_paper(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    sign_all(client, signing)
    rachid.get(paper_of(signing), status=409)
    send(rachid, paper_of(signing), status=409)


def test_nobody_else_reaches_these_pages(app: Flask, rachid: Visitor, signing: Signing) -> None:
    lay_down(rachid, paper_of(signing), papers.jpeg())
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    pages = ("", "/verifier", "/verifier.pdf", "/verifier/1.jpg", "/1.pdf")
    for email in ("zoe@exemple.fr", ADA):
        visitor = Visitor(app)
        sign_in(visitor, email)
        for path in pages:
            visitor.get(paper_of(signing) + path, status=403)
        for path in ("", "/verifier"):
            send(visitor, paper_of(signing) + path, status=403)
    nobody = Visitor(app)
    for path in pages:
        nobody.get(paper_of(signing) + path, status=403)


def test_a_pair_of_another_programme_is_unknown_here(rachid: Visitor, signing: Signing) -> None:
    ref = make_pair(make_programme("ailleurs"), 7).ref
    for path in ("", "/verifier", "/verifier.pdf", "/verifier/1.jpg", "/1.pdf"):
        rachid.get(f"/coordination/local/binomes/{ref}/charte/papier{path}", status=404)


def test_an_open_page_of_whoever_signed_on_paper_signs_nothing(
    client: Visitor, rachid: Visitor, signing: Signing
) -> None:
    opened(client, signing.path(Party.MENTOR))
    page = rachid.follow(lay_down(rachid, paper_of(signing), papers.jpeg()))
    rachid.submit(page, "Enregistrer", original="y")
    client.get("/signer", status=403)


def test_a_number_that_no_database_holds_is_no_copy(rachid: Visitor, signing: Signing) -> None:
    for last in ("99999999999999999999.pdf", "0.pdf", "verifier/99999999999999999999.jpg"):
        rachid.get(f"{paper_of(signing)}/{last}", status=404)
