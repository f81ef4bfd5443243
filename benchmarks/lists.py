"""Speed of questions to lists: ten members with a few facts each, all said, in generated code; and no list at all.

Run with `python benchmarks/lists.py`. The bar is 20 µs for a list of ten members.
"""

from __future__ import annotations

import functools
import time
import timeit
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    Facts,
    Flag,
    Listed,
    Money,
    Subject,
    Term,
    Times,
    YesNo,
    Yuan,
    decide,
    fact,
    holds,
    larger,
    listed,
    rule,
    when,
)
from regkit.law import Unit, percent, times, yuan

A8, A13 = CHENGDE.articles(8, 13)
RATE = A8.number("按照工程合同价款总额的2%比例交纳", percent(2))
CHECKED = A13.quote("核验建设单位和施工企业交纳农民工工资保证金的交费凭证")
MEMBERS, BAR, ROUNDS, REPEATS = 10, 20.0, 9, 5_000


class Party(Subject):
    """A contractor of a project."""

    price: Money | None = fact("承包价款")
    lodged: Money | None = fact("已交保证金")
    named: Flag | None = fact("列入申请")
    exempt: Flag | None = fact("免交", presumed=False)
    late: Times | None = fact("拖欠次数", presumed=0)


class File(Subject):
    """A project with its contractors."""

    owner_shown: Flag | None = fact("建设单位已出示凭证")
    parties: Listed[Party] | None = listed("承包企业", en="contractors", unit=Unit.TIMES, presumed_complete=True)


@rule
def shows(party: Facts[Party]) -> YesNo:
    """Whether a contractor has lodged what is due, or is exempt."""
    return decide(
        when(party.lodged >= party.price * RATE, True, CHECKED),
        when(party.lodged < party.price * RATE, False, CHECKED),
        unless=when(party.exempt, True, CHECKED),
    )


@rule
def some(file: Facts[File]) -> YesNo:
    """Whether one of those named does not show its voucher."""
    return holds(file.parties.where(lambda one: one.named).any(lambda one: ~shows(one)), CHECKED)


@rule
def every(file: Facts[File]) -> YesNo:
    """Whether all who are named show their vouchers."""
    return holds(file.owner_shown & file.parties.where(lambda one: one.named).all(shows), CHECKED)


@rule
def late(file: Facts[File]) -> YesNo:
    """Whether three or more have been late."""
    return holds(file.parties.count(lambda one: one.late > times(0)) >= times(3), CHECKED)


@rule
def lacking(file: Facts[File]) -> Yuan:
    """What all still have to lodge."""
    owed = file.parties.total(lambda one: larger(one.price * RATE - one.lodged, yuan(0)))
    return decide(when(file.owner_shown, owed, CHECKED))


@rule
def most(file: Facts[File]) -> Term[Decimal]:
    """The largest price."""
    return decide(when(file.owner_shown, file.parties.most(lambda one: one.price), CHECKED))


@rule
def together(file: Facts[File]) -> Yuan:
    """What all still have to lodge, where somebody does not show its voucher and some are late."""
    parties = file.parties
    owed = parties.total(lambda one: larger(one.price * RATE - one.lodged, yuan(0)))
    return decide(
        when(~parties.all(shows) & parties.any(lambda one: one.late > times(0)), owed, CHECKED),
        when(parties.all(shows) | ~parties.any(lambda one: one.late > times(0)), yuan(0), CHECKED),
    )


def microseconds(function: Callable[[], Any]) -> float:
    """Return the time of a function: the least of several rounds, which the machine disturbed least."""
    return min(timeit.repeat(function, timer=time.process_time, number=REPEATS, repeat=ROUNDS)) / REPEATS * 1e6


def file_of(members: int) -> File:
    """Return a project of which all is said; only the last contractor is short, so that each has to be asked."""
    parties = [
        Party(price=1000 + number, lodged=21 if number < members - 1 else 20, named=True, exempt=False, late=number % 2)
        for number in range(members)
    ]
    return File(owner_shown=True, parties=Listed(parties, complete=True))


def main() -> None:
    """Print a line for each question."""
    for asked in (some, every, late, lacking, most, together):
        times_taken = []
        for members in (0, 1, MEMBERS):
            file = file_of(members)
            times_taken.append(microseconds(functools.partial(asked, file)))
        told = "   ".join(f"{one:7.2f}" for one in times_taken)
        print(f"{asked.name:<10} of 0, 1, {MEMBERS} members: {told} µs   bar: {BAR:g} µs")


if __name__ == "__main__":
    main()
