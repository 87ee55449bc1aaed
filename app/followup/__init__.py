"""The year of a pair: its private page, and what comes next."""
