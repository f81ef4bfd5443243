"""The regulation of Datong (大同市) as functions."""
