"""What the outbox wants a coordinator to see: letters that could not be delivered."""

from flask import Flask

from app.core.declarations import Attention, AttentionSource, declare_attention
from app.home.outbox import wording
from app.home.queries.letters import letters_shown_to
from app.mail.models import MailState
from app.mail.queries import count_by_state
from app.programmes.queries import by_id


def find(programme_id: int, person_id: int) -> list[Attention]:
    """Return the dead letters of a programme, as one sentence."""
    failed = count_by_state([programme_id], letters_shown_to(person_id)).get(MailState.FAILED, 0)
    values = {"etat": wording.Tab.FAILED.value, "programme": by_id(programme_id).slug}
    return [Attention("mail_not_delivered", failed, "home.coordinator.outbox", values)] if failed else []


def register(_app: Flask) -> None:
    """Declare it, and the words of the outbox."""
    wording.register_refusals()
    declare_attention("mail", AttentionSource(find, wording.attention_sentence, wording.attention_action))
