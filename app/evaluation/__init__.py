"""Joint reports, anonymous campaigns and the feedback report."""
