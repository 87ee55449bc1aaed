"""The front page, the public page of a programme, legal pages, « à traiter » and the outbox."""
