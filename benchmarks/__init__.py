"""How fast the library is, measured against the same by hand and against the edition before."""
