"""Commandes des chartes : leurs textes, et le cachet."""

from app.charters.commands.seal import seal
from app.charters.commands.texts import charter

groups = (charter, seal)
