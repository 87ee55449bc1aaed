"""What tests share: the page client, people, the outbox."""
