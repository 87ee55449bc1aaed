"""Room for export, erasure and retention, to be gathered from what each feature declares. Nothing stands here yet."""
