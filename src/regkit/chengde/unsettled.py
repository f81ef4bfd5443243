"""What the text leaves unsaid about a firm's standing deposit: rules whose only answer is an authority's.

Each is asked where somebody needs it; the answer tells the words that leave it open, and who may settle it.
"""

from __future__ import annotations

from datetime import date

from regkit.chengde.deposits import LODGED_ONCE, is_local
from regkit.chengde.facts import COLLECTING_DEPARTMENT, Contractor
from regkit.chengde.payments import GRADE_CHANGED, GUARANTEE
from regkit.language import Facts, OpenQuestion, Term, YesNo, decide, rule, when
from regkit.language.kinds import BOOL, DATE
from regkit.law import Label

__all__ = ["grade_change_is_made_up", "guarantee_is_accepted", "standing_deposit_is_due_by"]

STANDING_DEADLINE = OpenQuestion(
    id="chengde.9.deadline",
    formerly="chengde.A36.deadline",
    zh="一次性交存的期限是哪一日",
    en="by which day the standing deposit is due",
    authority=COLLECTING_DEPARTMENT,
    quote=LODGED_ONCE,
    recommended=Label(
        "最迟在第一次需要施工许可证之前(第十三条)",
        "at the latest before the first construction permit is needed (article 13)",
    ),
)


@rule("一次性交存的期限", en="last day for the standing deposit")
def standing_deposit_is_due_by(firm: Facts[Contractor]) -> Term[date]:
    """The day by which a firm of the city lodges its standing deposit: article 9 sets none."""
    return decide(when(is_local(firm), STANDING_DEADLINE.of(DATE)), provided=is_local(firm))


@rule("资质等级变更后应否补差或者退差", en="the difference is made up or given back after a change of grade")
def grade_change_is_made_up(firm: Facts[Contractor]) -> YesNo:
    """Whether the difference is paid or given back where the grade changed after payment: the text does not say."""
    changed = is_local(firm) & firm.grade_changed
    return decide(when(changed, GRADE_CHANGED.of(BOOL)), provided=changed)


@rule("可否以银行保函代替交存", en="a bank guarantee may stand in for money")
def guarantee_is_accepted(firm: Facts[Contractor]) -> YesNo:
    """Whether a bank guarantee may be given in place of money: the text speaks of paying into an account only."""
    return decide(when(firm.guarantee, GUARANTEE.of(BOOL)), provided=firm.guarantee)
