"""What programmes answer to the floors below, pages or not: who is staff."""

from flask import Flask

from app.access import staff
from app.programmes.queries import is_staff


def register(_app: Flask) -> None:
    """Tell access who is staff: their links and sessions are shorter."""
    staff.register("programmes", is_staff)
