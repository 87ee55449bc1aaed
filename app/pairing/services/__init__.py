"""What is done to pairs."""

from app.pairing.services.closing import cancel_pair, cancel_pairs_of, expire_proposals, remind_silent
from app.pairing.services.forming import activate_pair, form_pair
from app.pairing.services.moving import refuse_members
from app.pairing.services.proposing import answer_proposal, propose_pair

__all__ = [
    "activate_pair",
    "answer_proposal",
    "cancel_pair",
    "cancel_pairs_of",
    "expire_proposals",
    "form_pair",
    "propose_pair",
    "refuse_members",
    "remind_silent",
]
