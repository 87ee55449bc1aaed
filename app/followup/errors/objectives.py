"""What the objectives of a pair refuse."""

from app.core.errors import Conflict, NotAllowed, NotFound, Refused


class ObjectiveUnknown(NotFound):
    """This pair has no such objective."""

    code = "objective_unknown"


class ObjectivesMoved(Conflict):
    """The other member changed these objectives since this one looked; `refs` names them."""

    code = "objectives_moved"

    def __init__(self, refs: frozenset[str]) -> None:
        super().__init__(refs=refs)
        self.refs = refs


class TooManyObjectives(Refused):
    """A pair has three at once; one more asks for one to be set aside."""

    code = "too_many_objectives"


class ObjectiveAlreadySet(Refused):
    """The pair has that objective."""

    code = "objective_already_set"


class MenteeAlone(NotAllowed):
    """The thermometer is the mentee's: the mentor reads it."""

    code = "mentee_alone"


class ThermometerClosed(Conflict):
    """No measure may be given that day."""

    code = "thermometer_closed"
