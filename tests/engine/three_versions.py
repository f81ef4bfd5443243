"""An invented regulation with three versions: fees for closing a road, amended twice and then repealed."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from regkit.language import Day, Facts, Flag, Subject, Yuan, decide, fact, rule, silent, versions, when
from regkit.law import InstrumentKind, Regulation, yuan

__all__ = ["FIRST", "SECOND", "THIRD", "Closure", "fee", "fee_of_1995", "fee_of_2001", "fee_of_2010", "fine", "waived"]

OPENING = "某市占道管理规定\n\n第一条 占用道路的，按照本规定缴纳占道费。\n\n"


def version(text: str, **told: Any) -> Regulation:
    """Return a version of the regulation."""
    particulars: dict[str, Any] = {
        "short": "roads",
        "id": "cn-000000/1995/1",
        "title": "某市占道管理规定",
        "number": None,
        "issuer": "某市人民代表大会常务委员会",
        "kind": InstrumentKind.LOCAL_REGULATION,
        "adopted": None,
        "promulgated": None,
        "interpreter": None,
        "later_law": (),
        "source": "invented",
        "en": "Roads",
    }
    whole = OPENING + text
    return Regulation(**particulars | told, text=whole, sha256=sha256(whole.encode()).hexdigest())


FIRST = version(
    "第二条 占道费每次100元。\n\n第三条 本规定自1995年1月1日起施行。\n",
    version="1995年",
    commenced=date(1995, 1, 1),
    ended=date(2001, 7, 1),
    ended_by="2001年修改决定",
)
SECOND = version(
    "第二条 占道费每次200元。\n\n第三条 居民搬家的，免缴占道费。\n\n第四条 本规定自1995年1月1日起施行。\n",
    version="2001年修正",
    made_by="2001年修改决定",
    amends=FIRST,
    commenced=date(2001, 7, 1),
    ended=date(2010, 1, 1),
    ended_by="2009年修订决定",
)
THIRD = version(
    "第二条 占道费每次300元。\n\n第三条 居民搬家的，免缴占道费。\n\n第四条 未缴占道费的，处500元罚款。\n\n"
    "第五条 本规定自2010年1月1日起施行。\n",
    version="2009年修订",
    made_by="2009年修订决定",
    amends=SECOND,
    commenced=date(2010, 1, 1),
    ended=date(2020, 5, 1),
    ended_by="2020年废止决定",
)


class Closure(Subject):
    """占道: a road that is occupied."""

    began: Day | None = fact("占道之日")
    moving_house: Flag | None = fact("居民搬家")


@rule("占道费（1995年）", at=FIRST.article(2))
def fee_of_1995(closure: Facts[Closure]) -> Yuan:  # noqa: ARG001  (it is the same for all)
    """The fee of the first version, which knows no exemption."""
    return decide(when(True, FIRST.article(2).number("占道费每次100元", yuan(100))))


def _later(regulation: Regulation, amount: int, closure: Facts[Closure]) -> Yuan:
    return decide(
        when(True, regulation.article(2).number(f"占道费每次{amount}元", yuan(amount))),
        unless=when(closure.moving_house, yuan(0), regulation.article(3).quote("居民搬家的，免缴占道费")),
    )


@rule("占道费（2001年）", at=SECOND.article(2))
def fee_of_2001(closure: Facts[Closure]) -> Yuan:
    """The fee of the second version."""
    return _later(SECOND, 200, closure)


@rule("占道费（2010年）", at=THIRD.article(2))
def fee_of_2010(closure: Facts[Closure]) -> Yuan:
    """The fee of the third version."""
    return _later(THIRD, 300, closure)


@rule("占道费")
def fee(closure: Facts[Closure]) -> Yuan:
    """The fee by the law of the day on which the road was occupied."""
    branches = {FIRST: fee_of_1995(closure), SECOND: fee_of_2001(closure), THIRD: fee_of_2010(closure)}
    return versions(branches, day=closure.began)


@rule("此日的占道费")
def waived(closure: Facts[Closure]) -> Yuan:
    """The fee by the law of the day of asking."""
    return versions({SECOND: fee_of_2001(closure), THIRD: fee_of_2010(closure)})


@rule("未缴占道费的罚款", at=THIRD.article(4))
def fine(closure: Facts[Closure]) -> Yuan:
    """The fine, which only the third version has."""
    return decide(
        when(~closure.moving_house, THIRD.article(4).number("处500元罚款", yuan(500))),
        silent(closure.moving_house, "免缴占道费的，无所谓未缴"),
    )
