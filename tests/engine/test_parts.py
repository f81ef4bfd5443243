"""The rules that a question to a list applies to its members, and what is left of the question without them."""

from __future__ import annotations

from typing import Any

from regkit.engine.lists import flattened
from regkit.engine.parts import parts_of, without
from regkit.engine.sharing import shared
from regkit.language import Facts, Flag, Listed, Money, Subject, Term, decide, fact, holds, listed, rule, when
from regkit.language import terms as t
from regkit.law import yuan
from tests.engine.small_worlds import WORDS


class Party(Subject):
    """One of several."""

    paid: Flag | None = fact("已付")
    owes: Money | None = fact("应付")


class File(Subject):
    """A file of parties."""

    parties: Listed[Party] | None = listed("企业")
    closed: Flag | None = fact("已结")


@rule("已清")
def is_clear(party: Facts[Party]) -> Term[Any]:
    """Say whether a party has paid, or owes nothing."""
    return holds(party.paid | (party.owes <= yuan(0)), WORDS)


@rule("应付额")
def amount_owed(party: Facts[Party]) -> Term[Any]:
    """Say what a party owes."""
    return decide(when(~party.paid, party.owes, WORDS), when(party.paid, yuan(0), WORDS))


@rule("可结")
def may_close(file: Facts[File]) -> Term[Any]:
    """Say whether all parties are clear, and the file is not closed."""
    return holds(file.parties.all(is_clear) & ~file.closed, WORDS)


def flat(number: int) -> t.Term[Any]:
    """Return the question of a file of so many parties."""
    return shared(flattened(may_close.body, {"file": File(parties=Listed([Party()] * number))}))


def read(term: t.Term[Any]) -> set[str]:
    """Return the facts that a term reads of parties that are listed, and of the file."""
    facts = (one for one in t.walk(term) if isinstance(one, t.Fact))
    return {f"{one.parameter}.{one.spec.name}" for one in facts if "*" not in one.parameter}


def test_a_rule_is_a_part_for_each_member_that_is_listed() -> None:
    """Once for each; of who is not listed it is none, and no rule that says an amount is."""
    parts = parts_of(flat(2))
    assert [(one.name, one.arguments) for one in parts] == [
        ("is_clear", ("file.parties[0]",)),
        ("is_clear", ("file.parties[1]",)),
    ]
    assert parts_of(amount_owed.body) == ()
    both = t.And((parts[0], parts[1], parts[0]))
    assert parts_of(both) == parts
    file: Any = Facts(File, "file")
    owed = file.parties.total(amount_owed)
    assert parts_of(flattened(owed, {"file": File(parties=Listed([Party()]))})) == ()


def test_without_its_parts_a_question_reads_nothing_that_they_read() -> None:
    """And the rest as before; a term within which nothing is known stays the same one."""
    term = flat(2)
    parts = parts_of(term)
    assert read(term) >= {"file.parties[0].paid", "file.parties[1].owes", "file.closed"}
    rest = without(term, parts)
    assert read(rest) == {"file.closed", "file.parties.complete"}
    assert read(without(term, parts[:1])) == read(rest) | {"file.parties[1].paid", "file.parties[1].owes"}
    assert without(term, ()) is term
