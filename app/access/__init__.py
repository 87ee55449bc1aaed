"""Who is this: persons, one-time links and codes by e-mail, and the sessions they open."""
