"""What pages cost, as a ratio to the limit: a bare Flask page of the same kind, same server, same run."""
