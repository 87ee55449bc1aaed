"""A programme: its calendar, its rules and its texts as data, and the people who run it."""
