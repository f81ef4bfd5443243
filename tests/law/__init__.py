"""Tests of the law on paper."""
