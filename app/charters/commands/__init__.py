"""Commandes des chartes : leurs textes, et le sceau."""

from app.charters.commands.seal import seal
from app.charters.commands.texts import charter

groups = (charter, seal)
