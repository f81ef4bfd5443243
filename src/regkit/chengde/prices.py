"""第八条 工程合同价款总额: what it comes to where a project has several works contracts."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from regkit.chengde.deposits import EACH_PAYS, OWNER_RATE
from regkit.language import (
    Facts,
    Flag,
    Listed,
    Money,
    Reading,
    Said,
    Subject,
    Term,
    Yuan,
    decide,
    fact,
    listed,
    rule,
    when,
)
from regkit.law import Label

__all__ = ["WorksContract", "WorksContracts", "owner_deposit_by_contracts", "total_contract_price"]


class WorksContract(Subject):
    """施工合同: one of the works contracts of a project, as signed."""

    zh: ClassVar[str] = "施工合同"
    en: ClassVar[str] = "the works contract"

    name: str | None = None
    price: Said[Money] = fact(
        "合同价款",
        en="price",
        source="第八条",
        about=Label("合同签订的价款，以元计。", "The contract price as signed, in yuan."),
    )
    within_another: Said[Flag] = fact(
        "为另一合同之内的分包",
        denied="不是另一合同之内的分包",
        en="is a subcontract within another of them",
        presumed=False,
        source="第八条",
        about=Label(
            "其价款是否已经包含在本项目另一合同之内。",
            "Whether its price is already in that of another contract of the project.",
        ),
    )


class WorksContracts(Subject):
    """The works contracts of a project."""

    zh: ClassVar[str] = "工程的各施工合同"
    en: ClassVar[str] = "the project"

    contracts: Listed[WorksContract] | None = listed(
        "各施工合同",
        en="works contracts",
        presumed_complete=True,
        source="第八条",
        about=Label(
            "本项目的各施工合同；没有另外说明的，所列即为全部。",
            "The works contracts of the project; those listed are taken to be all, unless it is said otherwise.",
        ),
    )


A8_TOTAL = Reading(
    id="chengde.8.total_price",
    question_zh="一个工程有几份施工合同的,“工程合同价款总额”是各份合同之和,还是主合同的价款?",
    question_en="a project with several works contracts: is the total contract price their sum, or the main one's?",
    options={
        "sum": Label("各份施工合同之和,其内的分包不重复计算", "their sum, what is subcontracted within one not again"),
        "main": Label("价款最高的主合同", "the price of the main one, which is the highest"),
    },
    default="sum",
    why=Label(
        "“总额”是总和；分包合同的价款包含在其所属的合同之内",
        "总额 is a sum; a subcontract's price is in that of the contract within which it is let",
    ),
    quote=OWNER_RATE.quote,
)


def total_of(works: Facts[WorksContracts]) -> Term[Decimal]:
    """Return the total contract price under the reading that is followed."""
    own = works.contracts.where(lambda one: ~one.within_another)
    return A8_TOTAL.choose(sum=own.total(lambda one: one.price), main=own.most(lambda one: one.price))


@rule("各施工合同的工程合同价款总额", en="total price of the works contracts")
def total_contract_price(works: Facts[WorksContracts]) -> Yuan:
    """Total contract price of a project with several works contracts; yuan (article 8).

    A subcontract within one of them is not counted again.
    """
    return decide(when(works.contracts.any(), total_of(works), OWNER_RATE.quote), provided=works.contracts.any())


@rule("按各施工合同应交的建设单位保证金", en="deposit due from the project owner by the works contracts")
def owner_deposit_by_contracts(works: Facts[WorksContracts]) -> Yuan:
    """Deposit of the project owner where the project has several works contracts; yuan, exact (article 8)."""
    price = total_contract_price(works)
    return decide(when(price > 0, price * OWNER_RATE, EACH_PAYS), provided=works.contracts.any())
