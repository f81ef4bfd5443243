"""The regulation of Wuhan (武汉市) as functions."""
