"""Tests of the regulation of Wuhan."""
