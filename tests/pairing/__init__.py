"""Pairs: what rules say of them, how they are formed, proposed and answered."""
