"""What every feature stands on: the database, the clock, errors, secrets, text, the journal and events."""
