"""Forms of the applications: steps made from data, and the few that are the same everywhere."""

from app.applications.forms.applicant import CharterForm, EligibilityForm, LaterForm, ReplyForm
from app.applications.forms.committee import LinkInput, LinksForm, RecordLinkForm
from app.applications.forms.convening import ConveneForm, Meeting
from app.applications.forms.coordination import AskForm, DecisionForm, DecisionInput, NotesForm
from app.applications.forms.opinion import OpinionForm, OpinionInput, opinion_form
from app.applications.forms.steps import Asked, StepForm

__all__ = [
    "AskForm",
    "Asked",
    "CharterForm",
    "ConveneForm",
    "DecisionForm",
    "DecisionInput",
    "EligibilityForm",
    "LaterForm",
    "LinkInput",
    "LinksForm",
    "Meeting",
    "NotesForm",
    "OpinionForm",
    "OpinionInput",
    "RecordLinkForm",
    "ReplyForm",
    "StepForm",
    "opinion_form",
]
