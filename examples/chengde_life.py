"""The life of a deposit: lodged, drawn in an emergency, put back late, given back; printed as a clerk would tell it."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal

from regkit.chengde import Deposit, Event, EventKind, Holder, RefundClaim, days_counted, deposit_ledger

EVENTS = [
    Event(kind=EventKind.LODGE, on=date(2012, 4, 1), amount=Decimal(1_000_000)),
    Event(kind=EventKind.ACCEPT, on=date(2012, 8, 31)),
    Event(kind=EventKind.DRAW, on=date(2012, 9, 17), amount=Decimal(180_000)),
    Event(kind=EventKind.NOTIFY, on=date(2012, 9, 17)),
    Event(kind=EventKind.REPLENISH, on=date(2012, 10, 10), amount=Decimal(100_000)),
    Event(kind=EventKind.REPLENISH, on=date(2012, 10, 16), amount=Decimal(80_000)),
    Event(kind=EventKind.APPLY, on=date(2013, 3, 1)),
    Event(kind=EventKind.REFUND, on=date(2013, 3, 4), amount=Decimal(2_000_000)),
]


def main() -> int:
    """Print the ledger day by day."""
    ledger = deposit_ledger(EVENTS, deposit=Deposit.PROJECT)
    for entry in ledger.entries:
        event = entry.event
        print(
            f"{event.on}  {event.kind.zh if event.kind else '':<6} 余额 {entry.balance:>9}  尚欠补齐 {entry.shortfall}"
        )
    for refused in ledger.rejected:
        print(f"第{refused.number}项未采用：{refused.problem_zh}")
    skipped = [f"{step.day}（{step.reason.zh}）" for step in days_counted(date(2012, 9, 17)) if not step.counted]
    print(f"十五个工作日不计：{'、'.join(skipped)}")
    for day in (date(2012, 10, 12), date(2012, 10, 15), date(2012, 10, 16)):
        refusal = ledger.certificate_refused_on(day)
        late = len(ledger.breaches_on(day))
        print(f"{day}  {'不予开具缴纳证明' if refusal else '可以开具缴纳证明'}，未按期补齐 {late} 次")
    claim = RefundClaim(holder=Holder.OUTSIDE_PROVINCE, proof=False, verified=True, resolved=True)
    print(ledger.refund_on(date(2013, 3, 1), claim).explain())
    return 0


if __name__ == "__main__":
    sys.exit(main())
