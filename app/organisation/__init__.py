"""The host of the programmes: who it is, who signs for it, whom to ask for help, with whom it works."""
