"""A pytest plugin: a file `*.regkit.yaml` of facts and expected answers is a test, a case a test.

```yaml
- name: 施工总承包二级交30万元
  ask: chengde.standing_deposit
  firm: {主项资质: 施工总承包, 资质等级: 二级}
  answer: 300000
  article: 第九条
- name: 大型旅馆没有系统
  day: 2009-05-01
  records: [{场所编号: S1, 场所类别: 旅馆, 大型或具备相应规模: true, 已建成系统: false}]
  findings: {install: breached}
```

Of a rule one may expect `answer`, `status`, `missing` (names) and `article`; of records `findings`, topic by topic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

__all__ = ["pytest_collect_file", "same"]

SUFFIX = ".regkit.yaml"
EXPECTED = {"answer", "status", "missing", "article", "findings"}


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a file of cases."""
    if not file_path.name.endswith(SUFFIX):
        return None
    import pytest  # noqa: PLC0415  (pytest loads this file itself)

    class Case(pytest.Item):
        """One case."""

        def __init__(self, *, body: Mapping[str, Any], **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.body = body

        def runtest(self) -> None:
            """Ask, and compare with everything that the case expects."""
            differences = list(compared(self.body))
            if differences:
                pytest.fail("\n".join(differences), pytrace=False)

        def reportinfo(self) -> tuple[Path, int, str]:
            """Name the file and the case."""
            return self.path, 0, self.name

    class File(pytest.File):
        """A file of cases."""

        def collect(self) -> Iterator[pytest.Item]:
            """Yield the cases by their names."""
            import yaml  # noqa: PLC0415  (only a file of cases needs it)

            for number, body in enumerate(yaml.safe_load(self.path.read_text("utf-8")) or (), start=1):
                yield Case.from_parent(self, name=str(body.get("name", number)), body=body)

    collected: pytest.Collector = File.from_parent(parent, path=file_path)
    return collected


def compared(body: Mapping[str, Any]) -> Iterator[str]:
    """Yield how a case differs from what it expects; a case that expects nothing differs from everything."""
    if not body.keys() & EXPECTED:
        yield f"the case expects nothing\nHint: one of {', '.join(sorted(EXPECTED))}"
        return
    yield from _findings(body) if "records" in body else _answer(body)


def _answer(body: Mapping[str, Any]) -> Iterator[str]:
    from regkit.language.catalog import find_rule  # noqa: PLC0415  (loaded when a case is run)

    rule = find_rule(str(body["ask"]))
    got = rule(*(model.model_validate(body.get(name) or {}) for name, model in rule.parameters), on=body.get("day"))
    told = got.explain()
    if "answer" in body and (not got.is_decided or not same(body["answer"], got.value)):
        yield f"answer: expected {body['answer']}, got {got.value if got.is_decided else got.status}\n{told}"
    if "status" in body and str(body["status"]) not in {got.status.code, got.status.zh}:
        yield f"status: expected {body['status']}, got {got.status}\n{told}"
    names = [item.name for item in got.missing]
    if "missing" in body and body["missing"] != names:
        yield f"missing: expected {body['missing']}, got {names}\n{told}"
    cited = {quote.address.zh for quote in got.citations}
    if "article" in body and body["article"] not in cited:
        yield f"article: expected {body['article']}, got {'、'.join(sorted(cited)) or 'none'}\n{told}"


def same(expected: Any, got: Any) -> bool:
    """Return whether a value is what a file expects: by its word, code, amount, day or own words."""
    if isinstance(expected, bool) or isinstance(got, (bool, date)):
        return bool(expected == got)
    if isinstance(got, Decimal):
        try:
            return Decimal(str(expected)) == got
        except InvalidOperation:
            return False
    describe = getattr(got, "in_words", None)
    return str(expected) in {getattr(got, "zh", None), getattr(got, "code", None), str(got)} or (
        callable(describe) and str(expected) == describe("zh")
    )


def _findings(body: Mapping[str, Any]) -> Iterator[str]:
    from regkit.checking.files import check_records  # noqa: PLC0415  (loaded when a case is run)

    report = check_records(list(body["records"]), body["day"])
    for problem in report.problems:
        yield problem.text("en")
    got = {finding.topic: finding.status for finding in report.findings}
    for topic, expected in dict(body.get("findings", {})).items():
        status = got.get(topic)
        if status is None or str(expected) not in {status.code, status.zh}:
            yield f"finding `{topic}`: expected {expected}, got {status}"
