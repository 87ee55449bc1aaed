"""Who signs for the host from now on: whoever did until then learns it."""

from app.charters import emails
from app.mail.outbox import queue
from app.organisation.models import Signatory
from app.organisation.queries import current_signatory
from app.organisation.services import set_signatory
from app.programmes.models import Programme


def replace_signatory(programme: Programme, *, name: str, title: str, email: str, seen: int, actor: str) -> Signatory:
    """Say who signs for the host from now on; charters already issued keep their signatory.

    Whoever signed before, or the address that served, is told: links in the name of the host never leave for another
    mailbox unseen. Refuses like `set_signatory`, and tells nobody when neither the name nor the address changes.
    """
    before = current_signatory()
    after = set_signatory(name=name, title=title, email=email, actor=actor, seen=seen)
    if before is not None and (before.name, before.email) != (after.name, after.email):
        queue(emails.signatory_replaced(before, programme))
    return after
