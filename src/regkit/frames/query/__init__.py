"""Frames that are queried: Polars by its own expressions, DuckDB and Spark by SQL."""
