"""`python -m tests.texts.ledger`: how many sentences of each regulation became what."""

from __future__ import annotations

import sys
from collections import Counter

from regkit.language import catalog

__all__ = ["table"]


def table() -> str:
    """Return the counts as a table: sentences encoded, declared not to be, open; and those that no rule quotes."""
    lines = ["| regulation | rules | encoded | of these quoted by no rule | declared not encoded | open |"]
    lines += ["| --- | ---: | ---: | ---: | ---: | ---: |"]
    for name in catalog.SHIPPED:
        rules, sentences = catalog.all_rules_of(name), catalog.regulation_of(name).ledger.sentences
        counted = Counter(one.status.name for one in sentences)
        quoted = [quote.span for rule in rules for quote in rule.quotes if quote.regulation.short == name]
        apart = sum(
            one.status.name == "ENCODED" and not any(a < one.span[1] and one.span[0] < b for a, b in quoted)
            for one in sentences
        )
        figures = (len(rules), counted["ENCODED"], apart, counted["DECLARED"], counted["OPEN"])
        lines.append(f"| {name} | {' | '.join(map(str, figures))} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
    sys.exit()
