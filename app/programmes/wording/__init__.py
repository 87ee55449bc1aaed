"""French of the programmes: what fills their sentences, their states, and why something is refused."""

from flask import Flask

from app.programmes.wording.fields import values
from app.programmes.wording.presets import preset_refusal
from app.programmes.wording.refusals import REFUSALS
from app.programmes.wording.settings import ROLE_HINTS, ROLE_PATHS
from app.programmes.wording.states import ROLES, STATES
from app.programmes.wording.steps import Step, steps
from app.web.errors import register_wording

__all__ = ["ROLES", "ROLE_HINTS", "ROLE_PATHS", "STATES", "Step", "preset_refusal", "register", "steps", "values"]


def register(_app: Flask) -> None:
    """Give the pages of refusals their sentences."""
    register_wording(REFUSALS)
