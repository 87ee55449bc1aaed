"""The copies the demo offers get, each, the answer its page announces; the sheet can be laid down."""

import io
from typing import Any

import pytest
from app.charters.models import CharterState, FileKind, Means, Party, SlotState
from app.charters.queries import slot_of
from app.charters.rules import FileAnswer
from app.charters.verification import verify_file
from app.demo import queries, wording
from app.demo.rules import Tampering
from app.demo.scenarios.casting import cast
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.demo.playing import enter
from tests.support.pages import PageClient

ANSWERS = {
    Tampering.NOTHING: FileAnswer.AUTHENTIC,
    Tampering.ONE_BYTE: FileAnswer.ALTERED,
    Tampering.SAVED_AGAIN: FileAnswer.ALTERED,
    Tampering.APPENDED: FileAnswer.APPENDED,
    Tampering.SEAL_REMOVED: FileAnswer.STRIPPED,
    Tampering.NAMESAKE: FileAnswer.NAMESAKE,
}


@pytest.mark.parametrize("how", Tampering)
def test_each_copy_is_told_from_the_others(player: PageClient, how: Tampering) -> None:
    page = player.get("/demo/copies")
    title = next(title for each, title, _ in wording.COPIES if each is how)
    answer = player.http.get(page.link(title))
    assert answer.mimetype == "application/pdf"
    assert verify_file(answer.data).answer is ANSWERS[how]


def test_copy_nobody_made_is_not_found(player: PageClient) -> None:
    player.get("/demo/copies/autrement.pdf", status=404)


def test_sheet_signed_in_ink_is_laid_down_and_recorded(player: PageClient) -> None:
    marcel = cast().rolling.applicants["marcel"]
    sheet = player.http.get(player.get("/demo/copies").link("la feuille signée")).data
    enter(player, "Rachid Belkacem")
    charter, file = queries.charter_of_signatory(marcel.email)
    assert file.kind is FileKind.FROZEN
    path = f"/coordination/installation-liberale/binomes/{charter.pair.ref}/charte/papier"
    form = player.get(path).form("Continuer")
    data: dict[str, Any] = dict(form.fields()) | {"parties": "mentor", "signed_on": f"{charter.issued_at:%Y-%m-%d}"}
    data["files"] = FileStorage(io.BytesIO(sheet), "feuille.pdf")
    boundary, body = encode_multipart(MultiDict(data))
    sent = player.post(path, body, content_type=f"multipart/form-data; boundary={boundary}")
    page = player.follow(sent)
    assert page.has("3 pages")
    player.submit(page, "Enregistrer", original="y")
    slot = slot_of(queries.charter_of_signatory(marcel.email)[0], Party.MENTOR)
    assert (slot.state, slot.means) == (SlotState.SIGNED, Means.PAPER)


def test_story_shows_each_way_a_charter_goes(player: PageClient) -> None:
    enter(player, "Rachid Belkacem")
    page = player.get("/coordination/installation-liberale")
    assert page.has("Une charte a été refusée : le binôme attend votre réponse")
    assert page.has("Un nom est signalé mal écrit sur 1 charte")
    states = {key: queries.charter_of_signatory(cast().rolling.applicants[key].email)[0] for key in ("ada", "lucja")}
    assert states["ada"].state is CharterState.SEALED
    assert states["lucja"].replaces_id is not None
    assert slot_of(states["lucja"], Party.MENTEE).name == "Łucja Çelik"
    assert states["lucja"].state is CharterState.OPEN
