"""What rows share is worked out once, and the report is as if each row were asked by itself."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from regkit.checking import report
from regkit.checking.files import read
from regkit.checking.formats import pieces
from regkit.checking.report import Report, check_table
from regkit.engine import compiled, explain, reference, relate

Row = dict[str, str]


def _projects() -> Iterator[Row]:
    """Yield projects of distinct prices, with parties paid and unpaid, and of some a cell that says nothing."""
    firms = itertools.cycle(
        [("甲公司", "施工总承包", "二级", "30"), ("乙公司", "专业承包", "", "0"), ("丙公司", "", "一级", "")]
    )
    for number in range(8):
        price = 900 + 7 * number
        whole = {
            "项目编号": f"P{number}",
            "项目名称": f"示例{number}号楼",
            "规划区内": ("是", "", "否")[number % 3],
            "项目所在地": "双桥区",
            "工程合同价款总额(万元)": "" if number == 5 else str(price),
            "建设单位已交保证金(万元)": ("0", f"{price / 50:.2f}", "")[number % 3],
        }
        for at in range(1 + number % 3):
            name, category, grade, lodged = next(firms)
            yield {
                **whole,
                "企业名称": name,
                "承包角色": ("总承包企业", "专业分包企业", "")[at],
                "承包合同价款(万元)": str(price // (at + 1)),
                "注册地": ("本市", "", "外省")[(number + at) % 3],
                "注册县区": "双桥区",
                "主项资质": category,
                "资质等级": grade,
                "已交存保证金(万元)": lodged,
            }


def _sites() -> Iterator[Row]:
    """Yield sites whose days differ, each with one cell in turn that says nothing or that it is not known."""
    for number in range(40):
        row = {
            "场所编号": f"S{number}",
            "场所名称": f"示例场所{number}",
            "单位名称": f"示例单位{number % 5}",
            "场所类别": ("医院", "学校", "商场")[number % 3],
            "大型或具备相应规模": "是",
            "已建成系统": "是",
            "经营性单位": ("是", "否")[number % 2],
            "竣工验收合格之日": date(2009, 1 + number % 12, 1 + number % 28).isoformat(),
            "已投入使用": "是",
            "已备案": "否" if number % 9 == 8 else "是",
            "备案日期": "" if number % 9 == 8 else date(2009, 12, 1 + number % 31).isoformat(),
            "资料齐全": ("是", "否")[number % 7 == 6],
            "备案机关正确": "是",
            "全天候运行": ("是", "否")[number % 5 == 4],
            "保存日数": str(10 + number),
        }
        row[list(row)[3 + number % (len(row) - 3)]] = ("", "不详")[number % 2]
        yield row


def _bodies() -> Iterator[Row]:
    """Yield bodies whose marks differ; some contradict themselves, some have no status."""
    for number in range(30):
        yield {
            "机构编号": f"W{number}",
            "机构名称": f"示例机构{number}",
            "机关类别": "行政机关",
            "执法主体资格": ("是", "否", "")[number % 3],
            "机构类型": ("行政执法部门", "区人民政府")[number % 2],
            "层级": ("市级", "区级")[number % 2],
            "管理体制": ("属地管理", "垂直管理", "双重管理", "")[number % 4],
            "通用目标得分": str(25 + number % 25),
            "专用目标得分": "" if number % 6 == 5 else str(49 - number % 25),
            "专用目标已经审定": "是",
            "考核年度": "2008",
            "优秀下限": "88",
            "良好下限": "72",
            "合格下限": "58",
            "下限含本数": "是",
            "档次标准制定机关": "市人民政府法制办公室",
            "档次标准依据文件": "2008年度考评细则",
            "档次标准适用年度": "2008",
        }


TABLES: dict[str, tuple[Callable[[], Iterator[Row]], date]] = {
    "chengde": (_projects, date(2012, 9, 1)),
    "datong": (_sites, date(2010, 1, 15)),
    "wuhan": (_bodies, date(2009, 1, 15)),
}


def _written(path: Path, rows: Iterator[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        known = list(rows)
        table = csv.DictWriter(file, list(known[0]))
        table.writeheader()
        table.writerows(known)


def _told(found: Report) -> list[Any]:
    """Return all that a report says: every format in both languages, and the records of its answers."""
    formats = [
        "".join(map(str, pieces([found], name, lang)))
        for name in ("text", "json", "sarif", "html", "junit")
        for lang in ("zh", "en")
    ]
    return [*formats, *({**one, "recorded_at": None} for one in found.records())]


def _remember_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every answer, its words and what is missing for it worked out anew for each row."""

    def anew(
        _what: str, _rule: Any, _question: Any, work: Callable[[], Any], _shares: Any = None, **_told: bool
    ) -> Any:
        return work()

    def asked(names: Any, question: Any) -> reference.Case:
        *subjects, on, calendar = question
        return reference.Case(dict(zip(names, subjects, strict=True)), on, calendar)

    monkeypatch.setattr(compiled, "remembered", anew)
    monkeypatch.setattr(explain, "remembered", anew)
    monkeypatch.setattr(explain, "asked_of", asked)
    monkeypatch.setattr(reference, "asked", asked)
    monkeypatch.setattr(relate, "MOST_TOLD", 0)
    monkeypatch.setattr(report, "remembering", nullcontext)


@pytest.mark.sweep
@pytest.mark.parametrize("city", TABLES)
def test_a_report_is_as_if_each_row_were_asked_by_itself(
    city: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is remembered from one row to the next changes no word of the report, and no record."""
    rows, day = TABLES[city]
    _written(path := tmp_path / "cases.csv", rows())
    shared = _told(check_table(read(path), day))
    _remember_nothing(monkeypatch)
    assert shared == _told(check_table(read(path), day))
    assert any("undetermined" in str(one) for one in shared)
