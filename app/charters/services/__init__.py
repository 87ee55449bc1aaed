"""What can be done with charter texts, charters and signatures."""

from app.charters.services.amending import amendment_of, cancel_amendment, issue_amendment, withdraw_amendment
from app.charters.services.certificates import SealNames, create_seal, publish_root, renew_seal
from app.charters.services.closing import (
    cancel_charter_of,
    decline,
    expire_charters,
    remind,
    send_reminders,
)
from app.charters.services.correcting import Correction, correct_address, correction_of, signatures_follow
from app.charters.services.erasing import erase_charters
from app.charters.services.evidence import erase_personal
from app.charters.services.issuing import issue_charter, obstacle_of
from app.charters.services.links import renew_link, send_link_again
from app.charters.services.naming import MemberName, SignatoryName, claim_name, correct_names, keep_name
from app.charters.services.paper import (
    Sheet,
    check_sheet,
    confirm_paper,
    forget_drafts,
    lay_down,
    record_paper,
    sheet_of,
)
from app.charters.services.reissuing import Renewal, issue_again, issue_each_again, renewal_of, standing_name
from app.charters.services.sealing import Sealed, Sealer
from app.charters.services.signatory import replace_signatory
from app.charters.services.signing import Statement, open_link, request_code, send_code_again, sign
from app.charters.services.texts import discard_text, import_text, publish_text

__all__ = [
    "Correction",
    "MemberName",
    "Renewal",
    "SealNames",
    "Sealed",
    "Sealer",
    "Sheet",
    "SignatoryName",
    "Statement",
    "amendment_of",
    "cancel_amendment",
    "cancel_charter_of",
    "check_sheet",
    "claim_name",
    "confirm_paper",
    "correct_address",
    "correct_names",
    "correction_of",
    "create_seal",
    "decline",
    "discard_text",
    "erase_charters",
    "erase_personal",
    "expire_charters",
    "forget_drafts",
    "import_text",
    "issue_again",
    "issue_amendment",
    "issue_charter",
    "issue_each_again",
    "keep_name",
    "lay_down",
    "obstacle_of",
    "open_link",
    "publish_root",
    "publish_text",
    "record_paper",
    "remind",
    "renew_link",
    "renew_seal",
    "renewal_of",
    "replace_signatory",
    "request_code",
    "send_code_again",
    "send_link_again",
    "send_reminders",
    "sheet_of",
    "sign",
    "signatures_follow",
    "standing_name",
    "withdraw_amendment",
]
