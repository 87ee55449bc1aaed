"""What the outbox wants a coordinator to see: letters that could not be delivered."""

from flask import Flask

from app.core.declarations import Attention, AttentionSource, declare_attention
from app.home.outbox import wording
from app.mail.models import MailState
from app.mail.queries import count_by_state


def find(programme_id: int, _person_id: int) -> list[Attention]:
    """Return the dead letters of a programme, as one sentence."""
    failed = count_by_state([programme_id]).get(MailState.FAILED, 0)
    values = {"etat": wording.Tab.FAILED.value}
    return [Attention("mail_not_delivered", failed, "home.coordinator.outbox", values)] if failed else []


def register(_app: Flask) -> None:
    """Declare it, and the words of the outbox."""
    wording.register_refusals()
    declare_attention("mail", AttentionSource(find, wording.attention_sentence, wording.attention_action))
