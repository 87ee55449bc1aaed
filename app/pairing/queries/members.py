"""Both members of a pair, for a statement that reads their two files at once."""

from functools import cache

from sqlalchemy.orm import aliased

from app.applications.models import Application


@cache
def members() -> tuple[type[Application], type[Application]]:
    """Return what stands for the file of the mentor and for the mentee's; dear to make, so made once."""
    return aliased(Application), aliased(Application)
