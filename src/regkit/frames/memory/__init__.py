"""Frames in memory, of pandas and PyArrow, by arrays of numpy."""
