"""What a programme's dates send in its year, one module a room."""
