"""The skeleton that `regkit new` writes: a package of one invented regulation that passes its own tests."""

from __future__ import annotations

import re
from hashlib import sha256

from regkit.law import InputError

__all__ = ["files_of"]

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

TEXT = """某市停车场管理办法（示例）

第一条 本办法适用于本市的停车场。

第二条 停车场应当保存停车记录30日以上。

第三条 本办法由市交通运输局负责解释。

第四条 本办法自2026年1月1日起施行。
"""

PYPROJECT = """[build-system]
requires = ["hatchling>=1.25"]
build-backend = "hatchling.build"

[project]
name = "{name}"
version = "0.1.0"
description = "某市停车场管理办法（示例） as rules for regkit"
readme = "README.md"
requires-python = ">=3.11"
dependencies = ["regkit"]

[project.entry-points."regkit.regulations"]
{name} = "{package}"

[dependency-groups]
test = ["pytest>=8", "pyyaml>=6", "z3-solver>=4.13"]

[tool.hatch.build.targets.wheel]
packages = ["src/{package}"]

[tool.pytest.ini_options]
testpaths = ["tests"]
"""

README = """# {name}

The rules of one regulation, for [regkit](https://pypi.org/project/regkit/). The text here is invented: put yours in
`src/{package}/text.txt`, say in `regulation.py` who made it and when, and go on article by article.

    python -m pip install --editable . --group test
    python -m pytest
    regkit list {name}
    regkit ask {name}.keep_records
"""

INIT = '''"""某市停车场管理办法（示例）: what a package exports is what people ask."""

from {package}.facts import CarPark
from {package}.records import keep_records
from {package}.regulation import REGULATION

__all__ = ["REGULATION", "CarPark", "keep_records"]
'''

REGULATION = '''"""Who made the regulation and when, and its text."""

from datetime import date

from regkit.law import InstrumentKind, Regulation

REGULATION = Regulation.load(
    "{package}",
    "text.txt",
    sha256="{sha256}",
    short="{name}",
    id="cn-000000/2026/1",
    title="某市停车场管理办法（示例）",
    number=None,
    issuer="某市人民政府",
    kind=InstrumentKind.LOCAL_GOVERNMENT_RULE,
    adopted=None,
    promulgated=None,
    commenced=date(2026, 1, 1),
    interpreter="市交通运输局",
    later_law=(),
    source="invented, to be replaced",
)
'''

FACTS = '''"""What is said of a case. A fact that is not said is unknown."""

from typing import ClassVar

from regkit.language import Said, Days, Subject, fact


class CarPark(Subject):
    """停车场: a car park."""

    zh: ClassVar[str] = "停车场"

    retention: Said[Days] = fact("停车记录保存日数", source="第二条")
'''

RULES = '''"""第二条: how long records are kept."""

from regkit.language import Duty, Facts, duty, require
from regkit.law import days

from {package}.facts import CarPark
from {package}.regulation import REGULATION

A1, A2, A3, A4 = REGULATION.articles(1, 2, 3, 4)

RETENTION = A2.number("停车场应当保存停车记录30日以上", days(30))
A1.not_encoded(None, "the scope: every car park asked about is one of the city")
A3.not_encoded(None, "who interprets: `REGULATION.interpreter`")
A4.not_encoded(None, "commencement: `REGULATION.commenced`")


@duty("保存停车记录", at=A2)
def keep_records(park: Facts[CarPark]) -> Duty:
    """Keep the records of parking for at least 30 days."""
    return require(park.retention >= RETENTION, RETENTION.quote)
'''

CASES = """- name: 保存30日，已履行
  ask: {name}.keep_records
  park: {{停车记录保存日数: 30}}
  answer: met
  article: 第二条
- name: 保存29日，已违反
  ask: {name}.keep_records
  park: {{停车记录保存日数: 29}}
  answer: breached
- name: 保存多少日未说明，尚不能确定
  ask: {name}.keep_records
  park: {{}}
  status: undetermined
  missing: [park.retention]
"""

TESTS = '''"""Every rule is proved, and no sentence of the text is forgotten; the cases stand in `cases.regkit.yaml`."""

import pytest
from regkit.engine.prove import disjoint, gaps
from regkit.language.catalog import rules_of

from {package} import REGULATION

RULES = rules_of("{name}")


def test_the_package_is_found():
    """Its entry point names it."""
    assert [rule.name for rule in RULES] == ["keep_records"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rows_never_contradict_each_other_and_every_silence_is_declared(rule):
    """Proved for all facts."""
    assert disjoint(rule), str(disjoint(rule))
    assert gaps(rule), str(gaps(rule))


def test_every_sentence_is_encoded_or_declared():
    """The ledger of the text has nothing open."""
    assert REGULATION.ledger.open == []
'''


def files_of(name: str) -> dict[str, str]:
    """Return the files of a new package by their paths.

    Raises:
        InputError: the name cannot be that of a package.
    """
    if not NAME.fullmatch(name):
        raise InputError(
            f"`{name}` cannot name a regulation",
            hint="accepted: small Latin letters, digits and single hyphens, such as `chongqing-gambling`",
            zh=f"`{name}` 不能作为法规的名称",
            hint_zh="可用小写拉丁字母、数字和单个连字符，如 `chongqing-gambling`",
        )
    package = name.replace("-", "_")
    told = {"name": name, "package": package, "sha256": sha256(TEXT.encode()).hexdigest()}
    modules = {"__init__.py": INIT, "regulation.py": REGULATION, "facts.py": FACTS, "records.py": RULES}
    return {
        "pyproject.toml": PYPROJECT.format(**told),
        "README.md": README.format(**told),
        f"src/{package}/text.txt": TEXT,
        **{f"src/{package}/{file}": body.format(**told) for file, body in modules.items()},
        "tests/cases.regkit.yaml": CASES.format(**told),
        "tests/test_rules.py": TESTS.format(**told),
    }
