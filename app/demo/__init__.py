"""A programme you can play with: its cast, its mailbox, and a clock you can push."""
