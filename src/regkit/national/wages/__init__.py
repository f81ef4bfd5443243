"""保障农民工工资支付条例."""

from regkit.national.wages.fines import (
    Offence,
    OffenceKind,
    ProposedFine,
    fine,
    fine_is_available,
    fine_is_lawful,
    works_are_stopped,
)
from regkit.national.wages.liability import (
    Arrears,
    Engager,
    engager_pays,
    general_contractor_pays_first,
    name_lender_pays,
    owner_advances,
    owner_pays_for_unlawful_project,
)
from regkit.national.wages.paying import Form, Ledger, Payment, is_paid_by_the_day, is_paid_in_money, ledger_is_kept
from regkit.national.wages.projects import (
    Guarantor,
    Project,
    Role,
    account_closable_from,
    account_is_opened,
    deposit_is_stored,
    funds_may_be_seized,
    guarantee_replaces_cash,
    labour_cost_is_monthly,
    labour_cost_is_paid,
    owner_gives_guarantee,
    permit_is_refused_for_funds,
    rate_is_raised,
    stores_deposit,
)
from regkit.national.wages.regulation import WAGES

__all__ = [
    "WAGES",
    "Arrears",
    "Engager",
    "Form",
    "Guarantor",
    "Ledger",
    "Offence",
    "OffenceKind",
    "Payment",
    "Project",
    "ProposedFine",
    "Role",
    "account_closable_from",
    "account_is_opened",
    "deposit_is_stored",
    "engager_pays",
    "fine",
    "fine_is_available",
    "fine_is_lawful",
    "funds_may_be_seized",
    "general_contractor_pays_first",
    "guarantee_replaces_cash",
    "is_paid_by_the_day",
    "is_paid_in_money",
    "labour_cost_is_monthly",
    "labour_cost_is_paid",
    "ledger_is_kept",
    "name_lender_pays",
    "owner_advances",
    "owner_gives_guarantee",
    "owner_pays_for_unlawful_project",
    "permit_is_refused_for_funds",
    "rate_is_raised",
    "stores_deposit",
    "works_are_stopped",
]


def __dir__() -> list[str]:
    """Return the face: names that people use, without the modules that they come from."""
    return __all__
