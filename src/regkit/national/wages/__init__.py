"""保障农民工工资支付条例."""

from regkit.faces import attach

__getattr__, __dir__, __all__ = attach(__name__, __file__)
