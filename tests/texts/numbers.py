"""The numbers that rules hold, against what the reader finds in the text; and what is made of a change of either.

`python -m tests.texts.numbers` changes every digit and boundary word that a number of a rule rests on, in the text and
in the rule, and says how many of the changes the checks of this folder notice.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from regkit.language import catalog
from regkit.language import terms as t
from regkit.law import Boundary, Number, Quantity
from tests.texts.reader import BOUNDS, Figure, figures

__all__ = ["Change", "changes", "disagreement", "numbers_of", "table", "unread"]

SIDES = {
    "at least": Boundary.AT_LEAST, "at most": Boundary.AT_MOST, "more than": Boundary.MORE_THAN,
    "less than": Boundary.LESS_THAN,
}  # fmt: skip
OTHER = {
    "以上": "以下", "以下": "以上", "以内": "以上", "内": "后", "后": "内", "不得少于": "不得超过", "超过": "不满",
    "不满": "超过", "满": "不满", "不少于": "不超过", "不超过": "不少于", "不足": "超过",
}  # fmt: skip


def numbers_of(name: str) -> list[Number]:
    """Return the numbers of a regulation's own text that its rules read, each once."""
    terms = [term for rule in catalog.all_rules_of(name) for term in t.walk(rule.unamended)]
    found = dict.fromkeys(term.number for term in terms if isinstance(term, t.NumberTerm))
    return [number for number in found if number.quote.regulation.short == name]


def disagreement(number: Number, text: str) -> str | None:
    """Return how a number differs from what the text says at its quote; nothing where they agree."""
    words = text[slice(*number.quote.span)]
    if isinstance(number.value, date):
        written = f"{number.value.year}年{number.value.month}月{number.value.day}日"
        return None if written in words.replace(" ", "") else f"`{words}` does not state {number.value}"
    found = [one for one in figures(text, *number.quote.span) if _is_same(one, number.value)]
    if not found:
        return f"`{words}` does not state {number.value}"
    if number.boundary not in {SIDES.get(one.side) for one in found}:
        return f"`{words}` does not bound {number.value} by {number.boundary}"
    return None


def _is_same(figure: Figure, value: Quantity) -> bool:
    unit = {"%": "%", "RATE": "%"}.get(value.unit.name, value.unit.zh)
    return figure.value == value.amount and figure.unit in {unit, value.unit.zh.removeprefix("个")}


def unread(name: str) -> Iterator[str]:
    """Yield the amounts of a text in provisions that rules quote, where no number of a rule rests on them."""
    regulation = catalog.regulation_of(name)
    numbers = numbers_of(name)
    declared = [one.span for one in regulation.ledger.sentences if one.status.name != "ENCODED"]
    for sentence in regulation.ledger.sentences:
        for one in figures(regulation.text, *sentence.span):
            held = any(
                isinstance(number.value, Quantity)
                and _is_same(one, number.value)
                and number.quote.span[0] <= one.start < number.quote.span[1]
                for number in numbers
            )
            if not held and sentence.span not in declared:
                yield f"{name} {sentence.address.zh} {regulation.text[one.start : one.end]}"


# ── changes ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Change:
    """One change: where, of what kind, and the numbers and the text that come of it."""

    told: str
    kind: str
    numbers: tuple[Number, ...]
    text: str

    @property
    def is_noticed(self) -> bool:
        """Whether a number then disagrees with the text."""
        return any(disagreement(number, self.text) for number in self.numbers)


def changes(name: str) -> Iterator[Change]:
    """Yield every change of a digit or a boundary word of the text, and of a number of a rule."""
    text, numbers = catalog.regulation_of(name).text, tuple(numbers_of(name))
    for number in numbers:
        yield from _of_rule(number, text)
    for span in dict.fromkeys(span for number in numbers for span in _stated(number, text)):
        yield from _of_text(numbers, text, span)


def _stated(number: Number, text: str) -> list[tuple[int, int]]:
    """Return where in its quote a number is stated."""
    if isinstance(number.value, date):
        found = re.search(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日", text[slice(*number.quote.span)])
        start = number.quote.span[0]
        return [(start + found.start(), start + found.end())] if found else []
    value = number.value
    return [(one.start, one.end) for one in figures(text, *number.quote.span) if _is_same(one, value)]


def _of_text(numbers: tuple[Number, ...], text: str, span: tuple[int, int]) -> Iterator[Change]:
    start, end = span
    for place in range(start, end):
        sign = text[place]
        other = _other_digit(sign)
        if other:
            words = text[start:place] + other + text[place + 1 : end]
            changed = text[:start] + words + text[end:]
            yield Change(f"{text[start:end]} → {words}", "digit of the text", numbers, changed)
    for word in sorted(BOUNDS, key=len, reverse=True):
        if word in OTHER and (text.startswith(word, start) or text[start:end].endswith(word)):
            at = start if text.startswith(word, start) else end - len(word)
            # 后 and 内 are as long as each other, and so are the rest: no place moves
            changed = text[:at] + OTHER[word].ljust(len(word)) + text[at + len(word) :]
            yield Change(f"{text[start:end]}: {OTHER[word]} for {word}", "boundary word of the text", numbers, changed)
            break


def _other_digit(sign: str) -> str:
    for digits in ("0123456789", "一二三四五六七八九"):
        if sign in digits:
            return digits[(digits.index(sign) + 1) % len(digits)]
    return {"两": "三"}.get(sign, "")


def _of_rule(number: Number, text: str) -> Iterator[Change]:
    if isinstance(number.value, Quantity):
        step = Decimal("0.01") if number.value.unit.name == "RATE" else Decimal(1)
        for other in (number.value.amount + step, number.value.amount - step):
            changed = replace(number, value=Quantity(other, number.value.unit))
            yield Change(f"{number!r} → {changed.value}", "number of a rule", (changed,), text)
    for boundary in Boundary:
        if number.boundary not in {None, boundary}:
            told = f"{number!r}: {boundary.name} for {number.boundary}"
            yield Change(told, "boundary of a rule", (replace(number, boundary=boundary),), text)


def table() -> str:
    """Return how many changes of each kind the reader notices, and each that it does not."""
    counted: Counter[tuple[str, str, bool]] = Counter()
    missed: list[str] = []
    for name in catalog.SHIPPED:
        for change in changes(name):
            counted[name, change.kind, change.is_noticed] += 1
            missed += [] if change.is_noticed else [f"- {name}: {change.told}"]
    lines = ["| regulation | change | made | noticed |", "| --- | --- | ---: | ---: |"]
    for name, kind in dict.fromkeys((name, kind) for name, kind, _ in counted):
        noticed, passed = counted[name, kind, True], counted[name, kind, False]
        lines.append(f"| {name} | {kind} | {noticed + passed} | {noticed} |")
    return "\n".join([*lines, *missed])


if __name__ == "__main__":
    print(table())
    sys.exit()
