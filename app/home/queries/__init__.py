"""What the front page, the public page and the coordination's first page show."""
