"""Room for joint reports, anonymous campaigns and the feedback report. Nothing stands here yet."""
