"""Rules over files: a batch at a time, or in another engine."""
