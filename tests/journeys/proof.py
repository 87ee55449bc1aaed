"""What whoever holds a signed charter, or a receipt, does with it on the public site."""

import io
import re
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.support.mailbox import link_in, newest
from tests.support.pages import Page, PageClient
from tests.support.pdf import pdf_text

_CODE = re.compile(r"code\s([0-9A-Z]{4}-[0-9A-Z]{4})")


def sealed_file(address: str) -> bytes:
    """The PDF of the letter that says that everybody signed."""
    (attached,) = newest(address, "charter_signed").attachments
    return bytes(attached.content)


def send_files(
    client: PageClient, page: Page, button: str, field: str, *files: bytes, status: int = 303, **answers: Any
) -> Page:
    """Send the form of that button as a browser does, with files chosen."""
    form = page.form(button)
    data: dict[str, Any] = dict(form.fields()) | answers
    data[field] = [FileStorage(io.BytesIO(each), f"file-{number}.pdf") for number, each in enumerate(files)]
    boundary, body = encode_multipart(MultiDict(data))
    return client.post(form.action, body, status=status, content_type=f"multipart/form-data; boundary={boundary}")


def by_file(client: PageClient, pdf: bytes) -> Page:
    """What the site says of a file."""
    return send_files(client, client.get("/verifier"), "Vérifier le fichier", "fichier", pdf, status=200)


def by_code(client: PageClient, pdf: bytes) -> Page:
    """What the site says of the code printed at the foot of its pages."""
    found = _CODE.search(pdf_text(pdf))
    assert found
    return client.get("/verifier", query_string={"code": found[1]})


def by_receipt(client: PageClient, address: str, letter: str = "signing_receipt") -> Page:
    """What the link of a receipt opens on."""
    return client.get(link_in(newest(address, letter), "/verifier"))
