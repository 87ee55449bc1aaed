"""What is done to pairs."""

from app.pairing.services.closing import cancel_chosen_of, cancel_pair, cancel_pairs_of, expire_proposals, remind_silent
from app.pairing.services.derogating import ask_derogation, second_derogation, withdraw_derogation
from app.pairing.services.extending import extend_pair
from app.pairing.services.forgetting import forget_words_of
from app.pairing.services.forming import activate_pair, form_pair
from app.pairing.services.moving import refuse_members
from app.pairing.services.proposing import answer_proposal, propose_pair
from app.pairing.services.refusing import allow_pair, forbid_pair
from app.pairing.services.renewing import say_another
from app.pairing.services.repairing import apply_repair
from app.pairing.services.running import achieve_pair, complete_pair, end_pair, pause_pair, resume_pair
from app.pairing.services.sessions import close_committee_session, correct_presences, open_committee_session
from app.pairing.services.validating import propose_pairs, put_aside, take_back, validate_pairs
from app.pairing.services.verifying import rule_resemblance, unrule_resemblance

__all__ = [
    "achieve_pair",
    "activate_pair",
    "allow_pair",
    "answer_proposal",
    "apply_repair",
    "ask_derogation",
    "cancel_chosen_of",
    "cancel_pair",
    "cancel_pairs_of",
    "close_committee_session",
    "complete_pair",
    "correct_presences",
    "end_pair",
    "expire_proposals",
    "extend_pair",
    "forbid_pair",
    "forget_words_of",
    "form_pair",
    "open_committee_session",
    "pause_pair",
    "propose_pair",
    "propose_pairs",
    "put_aside",
    "refuse_members",
    "remind_silent",
    "resume_pair",
    "rule_resemblance",
    "say_another",
    "second_derogation",
    "take_back",
    "unrule_resemblance",
    "validate_pairs",
    "withdraw_derogation",
]
