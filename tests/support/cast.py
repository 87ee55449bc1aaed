"""The cast of the tests: the same people as the demo's, and a way to be one of them."""

from app.access.models import Person, Purpose
from app.access.services import start_session
from app.core.database import db

from tests.support.pages import PageClient


def sign_in(client: PageClient, person: Person) -> PageClient:
    """Open that person's space in this browser, without the letters; commits what the test has built."""
    db.session.flush()
    token = start_session(Purpose.ACCOUNT, person_id=person.id)
    db.session.commit()
    with client.http.session_transaction(base_url="http://localhost") as cookie:
        cookie.clear()
        cookie[Purpose.ACCOUNT.value] = token
    return client
