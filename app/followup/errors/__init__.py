"""What the rooms of the year refuse, one module a room."""

from app.followup.errors.pairs import MentorshipNotUnderWay, NotTheirPair

__all__ = ["MentorshipNotUnderWay", "NotTheirPair"]
