"""Export, erasure and retention, gathered from what each feature declares."""
