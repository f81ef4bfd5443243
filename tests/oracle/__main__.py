"""`python -m tests.oracle FILE.json…`: answer every case of the files, one JSON line a case, then the count."""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.oracle.case import Question, UnsupportedError, agrees, question_of

Adapter = Callable[[Question], Mapping[str, Any]]

CITY_OF_PREFIX = {"CD": "chengde", "DT": "datong", "WH": "wuhan"}


def adapter_for(case_id: str) -> Adapter:
    """Return the adapter of the city that the case's id names."""
    city = CITY_OF_PREFIX.get(case_id[:2])
    if city is None:
        message = f"no regulation has cases named `{case_id}`"
        raise UnsupportedError(message)
    try:
        module = importlib.import_module(f"tests.oracle.{city}")
    except ModuleNotFoundError as error:
        message = f"no adapter for `{city}` yet"
        raise UnsupportedError(message) from error
    answer: Adapter = module.answer
    return answer


def judged(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return the verdict on one case."""
    try:
        got = dict(adapter_for(case["id"])(question_of(case)))
    except UnsupportedError as error:
        return {"id": case["id"], "verdict": "unsupported", "expected": case["expected"], "got": str(error)}
    verdict = "agree" if agrees(case["expected"], got) else "differ"
    return {"id": case["id"], "verdict": verdict, "expected": case["expected"], "got": got}


def judged_in(*files: str) -> Iterator[dict[str, Any]]:
    """Yield the verdict on every case of the files."""
    for file in files:
        for case in json.loads(Path(file).read_text(encoding="utf-8")):
            yield judged(case)


def main(files: list[str]) -> int:
    """Print the verdicts and their count; succeed whatever they are."""
    counts: Counter[str] = Counter()
    for verdict in judged_in(*files):
        counts[verdict["verdict"]] += 1
        print(json.dumps(verdict, ensure_ascii=False, default=str))
    print(f"{counts['agree']} agree, {counts['differ']} differ, {counts['unsupported']} unsupported")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
