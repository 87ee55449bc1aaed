"""What may not be done with an application, by code; `app.applications.wording` makes the sentences."""

from app.core.errors import Conflict, Gone, NotAllowed, NotFound, Refused


class ApplicationUnknown(NotFound):
    """No such application in this programme, or not one to be read by who asks."""

    code = "application_unknown"


class ApplicationsClosed(Refused):
    """The programme takes no application now. `intake` says why."""

    code = "applications_closed"


class ActImpossible(Refused):
    """This may not be done to an application in its present state. `state` and `act` say which."""

    code = "application_act_impossible"


class ApplicationMovedOn(Conflict):
    """Somebody acted since the page was opened. `state`, `decision` and `by` say what stands now."""

    code = "application_moved_on"


class AnswersMovedOn(Conflict):
    """Another page saved the same step since this one was opened. `keys` are the questions whose answers differ."""

    code = "application_answers_moved_on"


class AnswersIncomplete(Refused):
    """Answers are missing or do not hold. `steps` are the addresses of those to go back to."""

    code = "application_incomplete"


class CharterNotRead(Refused):
    """The box of the charter was not ticked."""

    code = "application_charter_not_read"


class AddressMissing(Refused):
    """Nobody knows yet where to send the link that resumes this draft."""

    code = "application_address_missing"


class ResumeLinkGone(Gone):
    """The link expired, was replaced, or its draft is no draft any more."""

    code = "application_resume_gone"


class AddressOfAnother(Refused):
    """Another live application for the same role has that address."""

    code = "application_address_of_another"


class OwnApplication(Refused):
    """Staff may not read or decide on an application of their own."""

    code = "application_own"


class SentenceMissing(Refused):
    """A refusal goes with one sentence for the person."""

    code = "application_sentence_missing"


class NothingPrepared(Refused):
    """No decision is prepared."""

    code = "application_nothing_prepared"


class PreparedChanged(Conflict):
    """The prepared decisions are not those of the page that was confirmed."""

    code = "application_prepared_changed"


class NotEligible(Refused):
    """The eligibility answers do not open this form."""

    code = "application_not_eligible"


class DraftNotOpen(NotAllowed):
    """The page continues a draft, and this browser has none open; `slug` and `role` say which could begin."""

    code = "application_draft_not_open"


class LinksChanged(Conflict):
    """Somebody applied since the page was read: nothing was said of them."""

    code = "application_links_changed"


class LinksNotDeclared(NotAllowed):
    """No file may be opened before one has said with whom one has a link; `slug` says of which programme."""

    code = "application_links_not_declared"


class OwnLink(Refused):
    """A link is taken back by somebody else of the coordination, never by whoever it is about."""

    code = "application_own_link"


class LinkGone(Conflict):
    """That link was taken back already."""

    code = "application_link_gone"


class ReadingClosed(Refused):
    """The committee reads while selecting and pairing, and not before or after."""

    code = "application_reading_closed"


class OpinionClosed(Refused):
    """An answer is prepared: opinions stay as they were given."""

    code = "application_opinion_closed"


class OpinionMissing(Refused):
    """A member of the committee prepares an answer once their own opinion is given."""

    code = "application_opinion_missing"


class LateCodeRefused(Refused):
    """This code lets nobody in now. `standing`: unknown, used, revoked, expired."""

    code = "late_code_refused"


class LateCodeDayRefused(Refused):
    """The last day of a code must not be over."""

    code = "late_code_day_refused"


class NobodyToConvene(Refused):
    """The programme has no committee, nobody on it, or no day when it meets."""

    code = "application_nobody_to_convene"


class WaitingListMoved(Conflict):
    """The waiting list is not in the order of the page any more."""

    code = "application_waiting_list_moved"


class WaitingListHidden(Refused):
    """Whoever has a link with an applicant of the programme neither orders its waiting list nor calls it up."""

    code = "application_waiting_list_hidden"
