"""The year of a pair: meetings, objectives, help, pauses and ends, letters that leave once, pages of method."""

from app.followup.models.adjusting import Ending, Pause, Wish
from app.followup.models.help import HelpContact, HelpDoor, HelpMessage, HelpRequest, HelpState, HelpSubject
from app.followup.models.launch import LaunchAnswer, LaunchInvitation
from app.followup.models.letters import FirstImpression, Fit, SentOnce
from app.followup.models.meetings import Meeting, MeetingNote, MeetingState
from app.followup.models.objectives import Moment, ObjectiveState, PairObjective, Temperature
from app.followup.models.resources import ResourcePage, ResourceReaders

__all__ = [
    "Ending",
    "FirstImpression",
    "Fit",
    "HelpContact",
    "HelpDoor",
    "HelpMessage",
    "HelpRequest",
    "HelpState",
    "HelpSubject",
    "LaunchAnswer",
    "LaunchInvitation",
    "Meeting",
    "MeetingNote",
    "MeetingState",
    "Moment",
    "ObjectiveState",
    "PairObjective",
    "Pause",
    "ResourcePage",
    "ResourceReaders",
    "SentOnce",
    "Temperature",
    "Wish",
]
