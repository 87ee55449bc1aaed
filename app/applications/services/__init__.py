"""Use cases of the applications: drafts, sending, reading, decisions."""

from app.applications.services.convening import convene_committee
from app.applications.services.correcting import address_follows, correct_address, correct_name, telephone_follows
from app.applications.services.decisions import prepare_decision, release_decisions, undo_decision
from app.applications.services.drafts import (
    autosave_step,
    expire_draft,
    save_step,
    start_draft,
)
from app.applications.services.editing import edit_application
from app.applications.services.erasing import erase_files
from app.applications.services.opinions import give_opinion
from app.applications.services.reading import ask_to_complete, begin_reading, mark_eligible, write_notes
from app.applications.services.recusing import declare_links, record_link, take_link_back
from app.applications.services.resuming import remind_of_closing, resume_draft, save_for_later
from app.applications.services.sending import (
    Submission,
    answer_question,
    submit_application,
    withdraw_application,
)
from app.applications.services.signing_out import close_in_browsers
from app.applications.services.waiting import call_up, enter_waiting_list, swap_waiting

__all__ = [
    "Submission",
    "address_follows",
    "answer_question",
    "ask_to_complete",
    "autosave_step",
    "begin_reading",
    "call_up",
    "close_in_browsers",
    "convene_committee",
    "correct_address",
    "correct_name",
    "declare_links",
    "edit_application",
    "enter_waiting_list",
    "erase_files",
    "expire_draft",
    "give_opinion",
    "mark_eligible",
    "prepare_decision",
    "record_link",
    "release_decisions",
    "remind_of_closing",
    "resume_draft",
    "save_for_later",
    "save_step",
    "start_draft",
    "submit_application",
    "swap_waiting",
    "take_link_back",
    "telephone_follows",
    "undo_decision",
    "withdraw_application",
    "write_notes",
]
