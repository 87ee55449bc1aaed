"""Pairing: rules against conflicts of interest, forming a pair, proposing it, and the two answers."""
