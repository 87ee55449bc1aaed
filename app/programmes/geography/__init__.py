"""The communes of France, to choose one from: which inter-communality, department and region each is in."""

from app.programmes.geography.table import Commune, by_code, match, search

__all__ = ["Commune", "by_code", "match", "search"]
