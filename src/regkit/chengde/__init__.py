"""承德市建设领域农民工工资保证金管理办法(试行) as functions: ask `chengde.owner_deposit(project)` and the like."""

from regkit.faces import attach

__getattr__, __dir__, __all__ = attach(__name__, __file__)
