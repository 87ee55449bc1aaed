"""What a coordinator must see of the year, one module a room."""
