"""From a rule's terms to columns, for any backend: which column is which fact, and what is to be worked out."""
