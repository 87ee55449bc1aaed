"""What the question after the first meeting refuses."""

from app.core.errors import Conflict


class NotMetYet(Conflict):
    """The two have not met, or said so: there is nothing to say of it yet."""

    code = "not_met_yet"


class ImpressionSettled(Conflict):
    """What was said can be changed no more; there is help, at any time."""

    code = "impression_settled"
