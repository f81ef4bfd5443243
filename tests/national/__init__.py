"""Tests of the regulations of the State Council, and of how they meet the cities'."""
