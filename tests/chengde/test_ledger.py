"""The deposit ledger: balances, draws, the certificate on any day, and events that cannot be."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from regkit.chengde import (
    Deposit,
    DepositHistory,
    Event,
    EventKind,
    Holder,
    ProjectFile,
    RefundClaim,
    balance_by_events,
    certificate_refused,
    certificate_refused_for_draws,
    deposit_ledger,
    deposit_plan,
    history,
    put_back_by_events,
    shortfall_by_events,
    some_draw_breached,
)
from regkit.language import Status

K = EventKind
OPENED = date(2012, 4, 2)


def event(kind: EventKind, day: str, amount: int | None = None) -> Event:
    """Return an event."""
    return Event(kind=kind, on=date.fromisoformat(day), amount=None if amount is None else Decimal(amount))


LATE = [
    event(K.LODGE, "2012-04-01", 500_000),
    event(K.DRAW, "2012-09-17", 180_000),
    event(K.NOTIFY, "2012-09-17"),
    event(K.REPLENISH, "2012-10-10", 100_000),
    event(K.REPLENISH, "2012-10-16", 80_000),
]


def test_balances_and_the_shortfall_on_the_due_date() -> None:
    """Part is put back in time; 80,000 is short on 12 October 2012, the fifteenth working day."""
    ledger = deposit_ledger(LATE)
    assert [int(entry.balance) for entry in ledger.entries] == [500_000, 320_000, 320_000, 420_000, 500_000]
    assert ledger.shortfall_on(date(2012, 10, 12)) == 80_000
    assert [line.due.value for line in ledger.draws_on(date(2012, 10, 12))] == [date(2012, 10, 12)]


@pytest.mark.parametrize(
    ("day", "refused", "breaches"),
    [
        ("2012-09-16", False, 0),
        ("2012-10-12", False, 0),
        ("2012-10-13", True, 1),
        ("2012-10-15", True, 1),
        ("2012-10-16", False, 1),
    ],
)
def test_late_but_full_replenishment_brings_the_certificate_back_and_the_breach_stays(
    day: str, refused: bool, breaches: int
) -> None:
    """Within the period the certificate is issued, after it refused, and issued again once all is back."""
    ledger = deposit_ledger(LATE)
    on = date.fromisoformat(day)
    assert ledger.certificate_refused_on(on) is refused
    assert len(ledger.breaches_on(on)) == breaches


def test_without_the_day_of_the_notice_the_certificate_is_open() -> None:
    """A notice that is not told of leaves the start of the period open."""
    ledger = deposit_ledger(LATE[:2])
    assert ledger.certificate_refused_on(date(2012, 12, 1)) is None


BAD = [
    ([event(K.REFUND, "2012-04-01", 1)], "`refund` before anything was lodged"),
    ([event(K.DRAW, "2012-04-01", 1)], "`draw` before anything was lodged"),
    ([event(K.LODGE, "2012-04-01", 10), event(K.DRAW, "2012-04-02", 11)], "above the balance of 10"),
    ([event(K.LODGE, "2012-04-01", 10), event(K.REPLENISH, "2012-04-02", 1)], "above the 0 that is short"),
    ([event(K.NOTIFY, "2012-04-01")], "`notify` before any draw"),
    ([event(K.LODGE, "2012-04-02", 10), event(K.LODGE, "2012-04-01", 10)], "is before the event of 2012-04-02"),
    ([event(K.ACCEPT, "2013-01-02")], "`2013-01-02` is in the future, seen from 2013-01-01"),
    ([event(K.LODGE, "2012-04-01")], "`lodge` without an amount"),
    ([event(K.ACCEPT, "2012-04-01"), event(K.ACCEPT, "2012-04-02")], "`accept` for the second time"),
    ([Event(on=OPENED)], "field `kind` is empty"),
    ([Event(kind=K.LODGE, amount=Decimal(1))], "field `on` is empty"),
]


@pytest.mark.parametrize(("events", "message"), BAD)
def test_events_that_cannot_be_are_kept_with_their_reason(events: list[Event], message: str) -> None:
    """Each is told in lower case with what is wrong and a hint, in Chinese too, and moves no money."""
    ledger = deposit_ledger(events, known_on=date(2013, 1, 1))
    (refused,) = ledger.rejected
    assert message in refused.problem
    assert "\nHint: " in refused.problem
    assert refused.event is events[-1]
    assert refused.number == len(events)
    assert refused.problem_zh
    assert len(ledger.entries) == len(events) - 1


def happening(kind: EventKind, day: date, amount: Decimal | None) -> Event:
    """Return an event, with an amount where money moves."""
    moves = kind in {K.LODGE, K.DRAW, K.REPLENISH, K.REFUND}
    return Event(kind=kind, on=day, amount=amount if moves else None)


def test_an_event_may_be_told_in_the_words_of_the_law() -> None:
    """A mapping is read as an event, and what is none is refused with its fields."""
    ledger = deposit_ledger([{"事项": "交存", "日期": "2012-04-01", "金额": "50万元"}])
    assert ledger.balance_on(OPENED) == 500_000
    with pytest.raises(ValidationError, match="kind"):
        deposit_ledger([{"kind": "nothing"}])


EVENTS = st.lists(
    st.builds(
        lambda kind, day, amount: happening(kind, OPENED + timedelta(days=day), amount),
        st.sampled_from(EventKind),
        st.integers(0, 500),
        st.one_of(st.none(), st.decimals(0, 1000, places=2)),
    ),
    max_size=12,
)


@given(EVENTS)
def test_the_balance_is_never_negative_and_nothing_is_lost(events: list[Event]) -> None:
    """Whatever is entered, the balance is what came in less what went out, never below zero, and each event is kept."""
    ordered = sorted(events, key=lambda one: one.on or OPENED)
    ledger = deposit_ledger(ordered)
    assert len(ledger.entries) + len(ledger.rejected) == len(events)
    signs = {K.LODGE: 1, K.REPLENISH: 1, K.DRAW: -1, K.REFUND: -1}
    balance = Decimal(0)
    for entry in ledger.entries:
        balance += signs.get(entry.event.kind or K.ACCEPT, 0) * (entry.event.amount or 0)
        assert entry.balance == balance >= 0
        assert entry.shortfall >= 0


def test_a_refund_follows_from_the_events_and_the_proof() -> None:
    """Lodged, drawn and put back, accepted and applied for: the balance comes back after six months."""
    ledger = deposit_ledger(
        [
            event(K.LODGE, "2012-04-01", 1_000_000),
            event(K.DRAW, "2012-05-02", 300_000),
            event(K.NOTIFY, "2012-05-02"),
            event(K.REPLENISH, "2012-05-10", 300_000),
            event(K.ACCEPT, "2012-06-14"),
            event(K.APPLY, "2012-12-15"),
        ],
        deposit=Deposit.PROJECT,
    )
    claim = RefundClaim(holder=Holder.OUTSIDE_PROVINCE, proof=False, verified=True, resolved=True)
    assert ledger.refund_on(date(2012, 12, 15), claim).value == 1_000_000
    assert ledger.refund_on(date(2012, 12, 14), claim).status is Status.NOT_APPLICABLE


TWO_DRAWS = [
    event(K.LODGE, "2012-04-01", 500_000),
    event(K.DRAW, "2012-09-17", 100_000),
    event(K.NOTIFY, "2012-09-17"),
    event(K.DRAW, "2012-09-17", 60_000),
    event(K.DRAW, "2012-10-08", 50_000),
    event(K.REPLENISH, "2012-10-10", 120_000),
    event(K.REPLENISH, "2012-10-30", 90_000),
]


def test_an_account_may_begin_before_the_measures() -> None:
    """What happened to the money before commencement is told all the same; what is due by them is not."""
    ledger = deposit_ledger([event(K.LODGE, "2011-04-01", 500), event(K.DRAW, "2011-09-19", 100)])
    day = date(2011, 10, 1)
    assert ledger.balance_on(day) == 400
    assert ledger.shortfall_on(day) == 100
    (line,) = ledger.draws_on(day)
    assert line.put_back == 0
    assert line.draw.fully is False
    assert line.due.status is Status.NOT_APPLICABLE


def test_which_draw_is_put_back_first_is_a_reading() -> None:
    """The oldest first, of one day in the order told; what that is, is open in the text, and said so."""
    ledger = deposit_ledger(TWO_DRAWS)
    assert [int(line.put_back) for line in ledger.draws_on(date(2012, 10, 11))] == [100_000, 20_000, 0]
    assert [line.draw.replenished_on for line in ledger.draws_on(date(2012, 11, 1))] == [
        date(2012, 10, 10),
        date(2012, 10, 30),
        date(2012, 10, 30),
    ]
    assert [line.draw.notice_on for line in ledger.draws_on(date(2012, 11, 1))] == [date(2012, 9, 17), None, None]
    told = ledger.history_on(date(2012, 10, 11)).events
    assert told is not None
    answer = put_back_by_events(told[3], DepositHistory(events=told), on=date(2012, 10, 11))
    assert answer.value == 20_000
    other = answer.under(history.A20_ORDER.read_as("open"))
    assert set(other.possible) == {20_000, 60_000}
    assert [item.name for item in other.missing] == ["chengde.20.order_open"]


def test_the_balance_given_back_is_a_rules_answer() -> None:
    """What is given back rests on article 21 and on the balance by the events, and quotes both."""
    events = [event(K.LODGE, "2012-04-01", 100), event(K.ACCEPT, "2012-06-14"), event(K.APPLY, "2012-12-14")]
    claim = RefundClaim(holder=Holder.PROJECT_OWNER, proof=True, verified=True, resolved=False)
    early = deposit_ledger(events, deposit=Deposit.OWNER).refund_on(date(2013, 1, 1), claim)
    assert [item.name for item in early.missing] == ["chengde.21.early"]
    events[2] = event(K.APPLY, "2012-12-15")
    answer = deposit_ledger(events, deposit=Deposit.OWNER).refund_on(date(2013, 1, 1), claim)
    assert answer.value == 100
    assert {quote.address.article for quote in answer.citations} == {20, 21}


@given(
    st.lists(
        st.tuples(
            st.sampled_from([K.LODGE, K.DRAW, K.NOTIFY, K.REPLENISH, K.REFUND]),
            st.integers(0, 5),
            st.integers(0, 30),
        ),
        max_size=8,
    ),
    st.integers(0, 120),
)
def test_the_rules_say_what_the_ledger_adds_up(told: list[tuple[EventKind, int, int]], asked: int) -> None:
    """Balance, shortfall, certificate and breach of any history are the rules' answers about its events and draws."""
    day, events = OPENED, []
    for kind, hundreds, later in told:
        day += timedelta(days=later)
        events.append(happening(kind, day, Decimal(hundreds * 100)))
    ledger, on = deposit_ledger(events), OPENED + timedelta(days=asked)
    history = ledger.history_on(on)
    assert balance_by_events(history, on=on).value == ledger.balance_on(on)
    assert shortfall_by_events(history, on=on).value == ledger.shortfall_on(on)
    refused = [certificate_refused(line.draw, on=on).value for line in ledger.draws_on(on)]
    wanted = True if True in refused else None if None in refused else False
    assert certificate_refused_for_draws(history, on=on).value is wanted
    breached = [line.breached.value for line in ledger.draws_on(on)]
    assert some_draw_breached(history, on=on).value is (
        True if True in breached else None if None in breached else False
    )


def test_the_sum_of_the_plan_is_a_rules_answer() -> None:
    """What all still have to pay is told by one rule about the whole file, with its words and what is missing."""
    file = ProjectFile.model_validate(
        {
            "project": {"place": "双桥区", "contract_price": "100万元"},
            "parties": [{"contractor": {"origin": "外省"}, "contract": {"price": "40万元"}}],
        }
    )
    plan = deposit_plan(file)
    assert plan.owed.value == plan.total.low == 28_000
    assert plan.owed.citations
    open_ = deposit_plan(ProjectFile.model_validate({"project": {"place": "双桥区"}, "parties": []}))
    assert [one.name for one in open_.owed.missing] == ["file.project.contract_price"]
