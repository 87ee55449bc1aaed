"""The page that takes a file: what it says, what it refuses, and that it names nobody and keeps nothing."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from app.charters import verification
from app.charters.models import FileKind
from app.charters.queries import file_of
from app.documents.inspection import Inspection, NoPlaceFree, Problem, inspect
from flask import request

from tests.charters.cast import ADA, HOST, MILO, Signing, sign_all
from tests.charters.seals import Settle
from tests.documents.timestamps import time_stamp_server
from tests.support import tampering
from tests.support.pages import Page, PageClient, statements
from tests.support.sealing import seal_charters

PEOPLE = ("Lovelace", "Łukasik", "Haddad", "Ada", "Milo", "Inès", ADA, MILO, HOST)
BOUNDARY = "a-boundary-of-the-tests"
WRONG = ["Choisissez un fichier PDF de moins de 5 Mo"]
TOO_LARGE = ["Il dépasse 5 Mo, la limite de cette page. Nos chartes pèsent moins : choisissez le PDF reçu par e-mail"]


@pytest.fixture
def sealed(sealed: Signing) -> bytes:
    stored = file_of(sealed.charter, FileKind.FINAL)
    assert stored is not None
    return stored.content


def send(client: PageClient, data: bytes, *, code: str = "", status: int = 200) -> Page:
    """Choose a file on the page and send it."""
    fields = dict(client.get(f"/verifier?code={code}" if code else "/verifier").form("Vérifier le fichier").fields())
    return sent(client, fields, data, status=status)


def sent(client: PageClient, fields: dict[str, str], data: bytes, *, status: int) -> Page:
    """Send the form as a browser does; the test client would put large ones in a file of its own."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="fichier"; filename="c.pdf"\r\n'
    body = (
        "".join([*parts, head, "Content-Type: application/pdf\r\n\r\n"]).encode()
        + data
        + f"\r\n--{BOUNDARY}--\r\n".encode()
    )
    return client.post("/verifier", body, content_type=f"multipart/form-data; boundary={BOUNDARY}", status=status)


def test_a_time_stamp_is_told_for_what_it_is_and_never_makes_a_file_authentic(
    client: PageClient, signing: Signing, settle: Settle
) -> None:
    sign_all(client, signing)
    with time_stamp_server() as url:
        settle(seal_timestamp_url=url)
        assert seal_charters() == 1
    stored = file_of(signing.charter, FileKind.FINAL)
    assert stored is not None
    content = stored.content
    page = send(client, content)
    assert page.has("Cette charte est authentique.")
    assert page.has("signé par « Horodatage d’essai ». Cette page ne le vérifie pas, et sa réponse n’en dépend pas")
    changed = send(client, content + b"\n")
    assert not changed.has("authentique.")
    assert not changed.has("horodatage")


def nobody_is_named_on(page: Page) -> None:
    main = page.html[page.html.index("<main") : page.html.index("</main>")]
    main = re.sub(r'name="csrf_token"[^>]*', "", main)  # chance may spell a name there
    named = [name for name in PEOPLE if name in main]
    assert not named, named


@contextmanager
def no_write() -> Iterator[None]:
    with statements() as seen:
        yield
    assert not [each for each in seen if each.split()[0] in ("INSERT", "UPDATE", "DELETE", "BEGIN IMMEDIATE")], seen
    assert not [each for each in seen if "IMMEDIATE" in each], "nobody waits for a file that is looked at"


def test_the_genuine_file_through_a_real_child(client: PageClient, signing: Signing, sealed: bytes) -> None:
    token = dict(client.get("/verifier").form("Vérifier le fichier").fields())
    with no_write():
        page = sent(client, token, sealed, status=200)
    assert page.has("Cette charte est authentique.")
    assert page.has("signée par trois personnes le 12 octobre 2026.")
    assert page.has(signing.charter.reference)
    assert page.has("Les trois signatures portent la même empreinte")
    assert "Non." not in page.text
    nobody_is_named_on(page)


def test_every_answer_about_a_file_names_nobody(
    client: PageClient, signing: Signing, sealed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "inspect_apart", inspect)
    frozen = file_of(signing.charter, FileKind.FROZEN)
    assert frozen is not None
    sentences = {
        "modifié depuis le scellement": tampering.saved_again(sealed),
        "quelque chose a été ajouté": tampering.with_an_update(sealed),
        "différent de celui que nous avons scellé": tampering.padding_changed(sealed),
        "n’est pas celui qui a été scellé": tampering.without_seal(sealed),
        "Il ne porte pas les signatures": frozen.content,
        "scellé par quelqu’un d’autre que nous": tampering.sealed_by_another(
            sealed, name="Ada Lovelace", organisation="Milo Łukasik"
        ),
    }
    for sentence, data in sentences.items():
        page = send(client, data)
        assert page.has(sentence), (sentence, page.text[:600])
        judged = sentence not in ("Il ne porte pas les signatures", "scellé par quelqu’un d’autre que nous")
        assert page.has("Non. Le fichier n’est pas, à l’octet près") == judged, "the line that failed is in the list"
        nobody_is_named_on(page)


def test_the_code_of_the_page_goes_with_the_file(client: PageClient, signing: Signing, sealed: bytes) -> None:
    page = send(client, tampering.without_seal(sealed, keep=()), code=signing.charter.code)
    assert page.has("Ce fichier n’est pas celui qui a été signé.")
    nobody_is_named_on(page)


@pytest.mark.parametrize("data", [b"", b"hello"], ids=["empty", "no pdf"])
def test_what_is_no_charter_is_asked_again(client: PageClient, data: bytes) -> None:
    assert send(client, data, status=422).errors() == WRONG


def test_a_form_without_a_file_is_asked_again(client: PageClient) -> None:
    token = dict(client.get("/verifier").form("Vérifier le fichier").fields())
    assert client.post("/verifier", {**token, "fichier": "text"}, status=422).errors() == WRONG


@pytest.mark.parametrize(("size", "status"), [(5_000_000, 422), (9_000_000, 413)], ids=["read", "cut"])
def test_a_file_that_is_too_large_is_said_to_be(client: PageClient, size: int, status: int) -> None:
    page = send(client, b"%PDF-" + b"0" * size, status=status)
    assert page.has("Ce fichier est trop lourd")
    assert page.errors() == TOO_LARGE


def test_a_film_sent_by_mistake_elsewhere_still_gets_the_usual_page(client: PageClient) -> None:
    page = client.post("/signer/abc", {"a": "b" * 9_000_000}, status=413)
    assert page.has("Votre envoi est trop lourd.")


def test_a_child_that_dies_gives_a_sentence(client: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "inspect_apart", lambda *_: Inspection(Problem.GAVE_UP))
    assert send(client, b"%PDF-1.7").has("Ce fichier n’a pas pu être lu.")


def test_when_too_many_files_come_at_once(client: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Inspection:
        raise NoPlaceFree

    monkeypatch.setattr(verification, "inspect_apart", full)
    page = send(client, b"%PDF-1.7", status=503)
    assert page.has("D’autres fichiers sont en cours de vérification.")
    assert page.response.headers["Retry-After"] == "30"


def test_files_are_throttled(client: PageClient) -> None:
    token = dict(client.get("/verifier").form("Vérifier le fichier").fields())
    for _ in range(20):
        client.post("/verifier", token, status=422)
    client.post("/verifier", token, status=429)


def test_a_file_never_touches_the_disk(client: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    received: list[object] = []

    def look(data: bytes, _roots: object) -> Inspection:
        received.append(request.files["fichier"].stream)
        return Inspection(Problem.UNREADABLE)

    monkeypatch.setattr(verification, "inspect_apart", look)
    assert send(client, b"%PDF-1.7\n" + b"1" * 2_000_000).has("Ce fichier n’a pas pu être lu.")
    assert [type(stream) for stream in received] == [io.BytesIO]
