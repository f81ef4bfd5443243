"""武汉市行政执法责任制评议考核暂行办法 as functions: ask `wuhan.appraiser_of(agency)` and the like."""

from regkit.faces import attach

__getattr__, __dir__, __all__ = attach(__name__, __file__)
