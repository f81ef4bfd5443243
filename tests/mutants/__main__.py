"""`python -m tests.mutants [--of NAME]… [--each N] [--kind KIND]… [--no-proofs]`: what becomes of every rule's mutants.

Prints a table of kinds by fate for each regulation, every mutant that nothing noticed, and every one that is proved to
answer the same. With `--each N`, only a seeded sample of N of each kind; without it, all of them, which takes an hour.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from regkit.engine import finding
from regkit.language import catalog
from tests.mutants.bench import FATES, Bench, Mutant
from tests.mutants.changes import KINDS

__all__ = ["sampled", "table"]

SECONDS_OF_A_PROOF = 3


def sampled(bench: Bench, each: int | None, seed: int = 20120319) -> Iterator[Mutant]:
    """Yield so many mutants of each kind, drawn with a seed; all of them where no number is given."""
    by_kind: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in bench.mutants():
        by_kind[mutant.kind].append(mutant)
    for kind in KINDS:
        found = by_kind[kind]
        yield from found if each is None else random.Random(f"{seed}{kind}").sample(found, min(each, len(found)))


def table(name: str, fates: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table: kinds by fate, and the share noticed of those that differ."""
    told = list(FATES)
    yield f"| {name} | {' | '.join(told)} | noticed |"
    yield "| --- |" + " ---: |" * (len(told) + 1)
    for kind in (*KINDS, "all"):
        row = [sum(n for (k, f), n in fates.items() if f == fate and kind in {k, "all"}) for fate in told]
        if sum(row):
            differ = sum(row) - row[told.index("equivalent")] - row[told.index("listed")]
            share = f"{1 - row[told.index('survived')] / differ:.0%}" if differ else "–"
            yield f"| {kind} | {' | '.join(map(str, row))} | {share} |"


def main(arguments: list[str]) -> int:
    """Run the mutants and print what became of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--of", action="append", choices=catalog.names(), help="a regulation; all, unless given")
    parser.add_argument("--each", type=int, help="how many of each kind; all, unless given")
    parser.add_argument("--kind", action="append", choices=KINDS, help="a kind; all, unless given")
    parser.add_argument("--no-proofs", action="store_true", help="ask the cases alone; what is equal then survives")
    told = parser.parse_args(arguments)
    finding.MILLISECONDS = SECONDS_OF_A_PROOF * 1000
    for name in told.of or catalog.SHIPPED:
        bench, fates = Bench(name, with_proofs=not told.no_proofs), Counter[tuple[str, str]]()
        told_of: dict[str, list[Mutant]] = {"survived": [], "equivalent": [], "listed": []}
        for mutant in sampled(bench, told.each):
            if told.kind is None or mutant.kind in told.kind:
                fate = bench.fate(mutant)
                fates[mutant.kind, fate] += 1
                told_of.get(fate, []).append(mutant)
        print("\n".join(table(name, fates)), "\n")
        print("\n".join(f"- {one}" for one in told_of["survived"]), "\n", flush=True)
        if told_of["equivalent"]:
            print("Proved to answer the same:\n")
            print("\n".join(f"- {one}" for one in told_of["equivalent"]), "\n", flush=True)
        for why in dict.fromkeys(bench.listed[str(one)] for one in told_of["listed"]):
            print(f"Listed: {why}:\n")
            print("\n".join(f"- {one}" for one in told_of["listed"] if bench.listed[str(one)] == why), "\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
