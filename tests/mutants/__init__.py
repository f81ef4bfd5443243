"""Mutants of the shipped rules: each small change of a rule that somebody could make, and what would notice it."""
