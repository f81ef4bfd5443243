"""One question, with the core alone: what a Chengde contractor of second grade lodges, and why."""

from __future__ import annotations

from regkit import chengde
from regkit.chengde import Category, Contractor, Grade

firm = Contractor(category=Category.GENERAL_CONTRACTING, grade=Grade.SECOND)
answer = chengde.standing_deposit(firm)
print(answer.explain())
print(answer.explain("en"))
