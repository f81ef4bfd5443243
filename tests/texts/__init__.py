"""What the stored texts say, read by a reader of its own, against what the rules hold."""
