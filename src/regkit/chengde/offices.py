"""The authorities that the deposit measures speak of, with their English."""

from __future__ import annotations

from regkit.law import Label

__all__ = [
    "ARREARS_OFFICE",
    "AUTHORITY",
    "COLLECTING_DEPARTMENT",
    "HOUSING_BUREAU",
    "PROVINCE",
]

ARREARS_OFFICE = Label("清欠办(市住建局建筑市场监管科)", "the arrears clearance office")
COLLECTING_DEPARTMENT = Label("保证金收缴部门", "the collecting department")
HOUSING_BUREAU = Label("承德市住房和城乡建设局", "the housing and construction bureau of Chengde")
PROVINCE = Label("河北省住房和城乡建设厅", "the housing and construction department of Hebei")
AUTHORITY = Label("建设行政主管部门", "the construction authority")
