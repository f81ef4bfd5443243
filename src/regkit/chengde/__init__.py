"""The regulation of Chengde (承德市) as functions."""
