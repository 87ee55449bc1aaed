"""Named moments of a programme, lived through its services: the demo shows them, tests start from them."""
