"""A pytest plugin: a file `*.regkit.yaml` of facts and expected answers is a test, a case a test.

```yaml
- name: 施工总承包二级交30万元
  ask: chengde.standing_deposit
  firm: {主项资质: 施工总承包, 资质等级: 二级}
  answer: 300000
  article: 第九条
- name: 大型旅馆没有系统
  day: 2009-05-01
  records: [{场所编号: S1, 场所类别: 旅馆, 大型或具备相应规模: 是, 已建成系统: 否}]
  findings: {install: breached}
```

Of a rule one may expect `answer`, `status`, `missing` (names) and `article`; of records `findings`, topic by topic.
Where several parties or cases have a topic, the one meant is named before it: `S1.install`, `示例甲.deposit`. A key
that is none of these fails its case: a test that expects nothing of what its author meant is never green.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

    from regkit.language.findings import Finding
    from regkit.language.rule import AnyRule

__all__ = ["pytest_collect_file", "same"]

SUFFIX = ".regkit.yaml"
OF_RULES = ("answer", "status", "missing", "article")
OF_RECORDS = ("findings",)


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
            from regkit.law import RegkitError  # noqa: PLC0415  (loaded when there is a file)

            try:
                bodies = read_cases(self.path)
            except RegkitError as error:
                raise self.CollectError(str(error)) from None
            for number, body in enumerate(bodies, start=1):
                yield Case.from_parent(self, name=str(body.get("name") or number), body=body)

    collected: pytest.Collector = File.from_parent(parent, path=file_path)
    return collected


def read_cases(path: Path) -> list[Mapping[str, Any]]:
    """Return the cases of a file.

    Raises:
        InputError: it is no list of cases, or no YAML.
    """
    from regkit.checking.reading.delimited import decoded  # noqa: PLC0415  (loaded when there is a file)
    from regkit.checking.reading.records import as_json, yaml_of  # noqa: PLC0415
    from regkit.law import InputError  # noqa: PLC0415

    text, _ = decoded(path.name, path.read_bytes())
    loaded = yaml_of(path.name, text)
    if isinstance(loaded, Mapping):
        raise InputError(
            f"`{path.name}` holds one mapping; a list of cases is expected",
            hint="put `- ` before each case",
            zh=f"`{path.name}` 只有一个映射，应为个案的列表",
            hint_zh="每个个案前请写 `- `",
        )
    if not isinstance(loaded, list) or not loaded:
        raise InputError(
            f"`{path.name}` holds no cases; a list of cases is expected",
            hint="begin each case with `- name:`",
            zh=f"`{path.name}` 没有个案，应为个案的列表",
            hint_zh="每个个案以 `- name:` 开头",
        )
    for number, body in enumerate(loaded, start=1):
        if not isinstance(body, Mapping):
            raise InputError(
                f"`{path.name}`, case {number}: `{as_json(body)}` is no case",
                hint="`key: value`, key by key",
                zh=f"`{path.name}` 第{number}个个案：`{as_json(body)}` 不是个案",
                hint_zh="请逐项写 `key: value`",
            )
    return loaded


def compared(body: Mapping[str, Any]) -> Iterator[str]:
    """Yield how a case differs from what it expects; a case that expects nothing differs from everything."""
    from pydantic import ValidationError  # noqa: PLC0415  (loaded when a case is run)

    from regkit.law import RegkitError  # noqa: PLC0415

    try:
        yield from _of_records(body) if "records" in body else _of_rule(body)
    except RegkitError as error:
        yield str(error)
    except ValidationError as error:
        yield from (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors(include_url=False))


def _mistaken(body: Mapping[str, Any], known: Sequence[str], expected: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with the keys of a case."""
    from regkit.checking.reading.records import Repeated  # noqa: PLC0415
    from regkit.law import nearest  # noqa: PLC0415

    for key, value in body.items():
        if key not in known:
            close = nearest(key, known)
            yield f"unknown key `{key}`\nHint: {f'did you mean `{close}`?' if close else ', '.join(known)}"
        elif isinstance(value, Repeated):
            yield f"key `{key}` stands more than once\nHint: keep the right one"
    if not body.keys() & set(expected):
        yield f"the case expects nothing\nHint: one of {', '.join(expected)}"


def _day(body: Mapping[str, Any]) -> date | None:
    from regkit.language.vocabulary import day_of  # noqa: PLC0415
    from regkit.law import InputError  # noqa: PLC0415

    if body.get("day") is None:
        return None
    found = day_of(body["day"])
    if found is None:
        raise InputError(
            f"`{body['day']}` is not a day",
            hint="such as `day: 2012-09-01`",
            zh=f"`{body['day']}` 不是日期",
            hint_zh="如 `day: 2012-09-01`",
        )
    return found


# ── a rule ───────────────────────────────────────────────────────────────────────────────────────────────────


def _of_rule(body: Mapping[str, Any]) -> Iterator[str]:
    from regkit.language.catalog import find_rule  # noqa: PLC0415  (loaded when a case is run)

    rule = find_rule(str(body["ask"])) if "ask" in body else None
    subjects = [name for name, _ in rule.parameters] if rule else []
    mistakes = list(_mistaken(body, ("name", "ask", "day", *subjects, *OF_RULES), OF_RULES))
    if rule is None:
        mistakes.append("the case asks nothing\nHint: `ask: city.rule`, or `records:` with `findings:`")
    if mistakes or rule is None:
        yield from mistakes
        return
    yield from _answer(rule, body)


def _answer(rule: AnyRule, body: Mapping[str, Any]) -> Iterator[str]:
    got = rule(*(model.model_validate(body.get(name) or {}) for name, model in rule.parameters), on=_day(body))
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
    from regkit.language.vocabulary import day_of, flag_of  # noqa: PLC0415

    if isinstance(expected, bool) or isinstance(got, bool):
        return flag_of(expected) is got
    if isinstance(got, date):
        return day_of(expected) == got
    if isinstance(got, Decimal):
        try:
            return Decimal(str(expected)) == got
        except InvalidOperation:
            return False
    describe = getattr(got, "in_words", None)
    return str(expected) in {getattr(got, "zh", None), getattr(got, "code", None), str(got)} or (
        callable(describe) and str(expected) == describe("zh")
    )


# ── records ──────────────────────────────────────────────────────────────────────────────────────────────────


def _of_records(body: Mapping[str, Any]) -> Iterator[str]:
    from regkit.checking.files import check_records  # noqa: PLC0415  (loaded when a case is run)

    mistakes = list(_mistaken(body, ("name", "day", "records", *OF_RECORDS), OF_RECORDS))
    day = _day(body)
    if day is None:
        mistakes.append("the case names no day\nHint: such as `day: 2012-09-01`")
    if mistakes or day is None:
        yield from mistakes
        return
    report = check_records(body["records"], day)
    yield from (problem.text("en") for problem in report.problems)
    expected = body["findings"]
    if not isinstance(expected, Mapping) or not expected:
        yield "`findings` names no topic\nHint: such as `findings: {install: met}`"
        return
    for topic, status in expected.items():
        yield from _finding(report.findings, str(topic), str(status))


def _finding(findings: Sequence[Finding], said: str, expected: str) -> Iterator[str]:
    """Yield how the one finding that is meant differs from what is expected."""
    *who, topic = said.split(".")
    found = [one for one in findings if one.topic == topic and {*who} <= {one.case, one.case.split(" ")[0], one.party}]
    if not found:
        topics = ", ".join(dict.fromkeys(one.topic for one in findings))
        yield f"finding `{said}`: expected {expected}, got none\nHint: the topics are {topics}"
    elif len(found) > 1:
        names = {f"{one.case.split(' ')[0]}.{one.party}.{topic}": one.status.code for one in found}
        told = ", ".join(f"{name} ({status})" for name, status in names.items())
        hint = f"name the one meant, such as `{next(iter(names))}: {expected}`"
        yield f"finding `{said}`: there is more than one: {told}\nHint: {hint}"
    elif expected not in {found[0].status.code, found[0].status.zh}:
        yield f"finding `{said}`: expected {expected}, got {found[0].status.code}"
