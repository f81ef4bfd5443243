"""Regulations of the State Council that came after those of the cities, and how the two layers meet."""
