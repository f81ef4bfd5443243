"""`regkit check` of a long table of each city: time and peak memory of the command, a report in each format.

`python benchmarks/checking.py [ROWS] [FORMAT…]`; 200,000 rows and the text unless said. The tables are drawn at random
with a fixed seed and are meant to be like an office's: nearly all cells filled, names and days of each row its own,
statuses that repeat. Projects: one to three contractors each, a firm in many projects, one firm in seven unpaid, prices
all different. Sites: three in four in order, the others failing in one thing, a tenth of the rows with one cell empty.
Bodies: of kinds and levels that go together but for one in a hundred, one in thirty without its status, one in twenty
without its special marks, marks of 25 to 49.

Bar: 200,000 rows in 60 s and 2 GiB, all processes together. The text; before (one process) and after (two
processes, decision 26) on two cores with little else to do:

    table              before: time  processor  memory      after: time  processor  memory
    chengde.projects        135.2 s    133.9 s  1,378 MiB        79.4 s    115.9 s  1,480 MiB
    datong.sites            (busy)     117.9 s  1,930 MiB        72.1 s     99.4 s  1,926 MiB
    wuhan.agencies          (busy)      54.2 s  1,315 MiB        33.5 s     43.8 s  1,623 MiB

Since then what tells cases apart is made less, and what may be filled in is found sooner (end of decision 26). Both
states again, one after the other on two cores of which others used some (reports compared at 60,000 rows: the same):

    table              before: time  processor  memory      after: time  processor  memory
    chengde.projects         56.5 s     80.8 s  1,475 MiB        43.1 s     59.1 s  1,433 MiB
    datong.sites             54.2 s     75.0 s  1,908 MiB        48.8 s     64.6 s  1,872 MiB
    wuhan.agencies           28.8 s     37.4 s  1,625 MiB        29.3 s     37.0 s  1,612 MiB

The same state took a third longer on other days, so only what stands in one table is to be compared: a quarter less for
projects, a tenth less for sites (a fifth where 60,000 rows are asked: what is not known is gone through early on).
What one process still does alone: reading, some 15 s of each, and the text itself, 10 to 20 s. Of sites the rest
is their twelve findings, 250 bytes each, which are a quarter of the memory. A report that tells all (JSON) asks the
other processes' answers again: more.

Since lines are broken once and what is said alike is settled once: on a later day projects 54.3 s and 1,485 MiB, sites
56.0 s and 1,689 MiB, sites with a ruling 61.7 s and 1,730 MiB, one run each.

On a later day (`LATER`) an Order of the State Council stands beside projects and sites, and in the last runs a ruling
is told as well. Several processes ask there, too, since a point of other law and a ruling can be sent. 20,000 rows,
asked and told in one process, in its processor time, on two cores of which others used the most (reports compared: the
same):

    table                         before: asked  told  memory     after: asked  told  memory
    chengde.projects                     15.0 s   3.8 s  298 MiB        9.0 s   2.9 s  240 MiB
    datong.sites                         21.1 s   5.6 s  600 MiB        7.6 s   3.2 s  327 MiB
    chengde.projects, ruled              62.6 s  16.3 s  295 MiB       15.3 s   3.5 s  284 MiB
    datong.sites, ruled                  49.3 s   5.1 s  332 MiB       10.8 s   3.4 s  343 MiB

(Ruled, before: with what stands beside cheap already.) On the first days, the same way: projects 4.9 and 2.5 s, sites
5.1 and 2.0 s; all of it took up to two fifths longer when others used more. Of 200,000 rows on the later day, with
both cores to themselves: projects 67.1 s (96 s of a processor, 1,439 MiB), sites 72.2 s (103 s, 2,002 MiB), bodies
29.3 s (37 s, 1,617 MiB); with a ruling projects 78.3 s (118 s, 1,548 MiB), sites 72.4 s (106 s, 2,115 MiB). All
but the bodies were over the bar. What was left there was the
words of the law, which hang on the later law that is noticed in every finding, and on the first day are looked for only
where something is owed.

Since then a row tells whether later law is noticed and a ruling is followed there, and what findings say alike they
hold once. Read, asked and told, 20,000 rows in one process, in its processor time, on two cores of which others used
the most; the two states one after the other, twice (reports compared: the same):

    table                                  before             after
    chengde.projects                 16.9, 15.8 s      11.8, 11.0 s
    datong.sites                     11.7, 12.7 s      10.1, 10.5 s
    chengde.projects, ruled          21.1, 23.1 s      13.3, 11.2 s
    datong.sites, ruled              14.3, 14.1 s      13.1, 13.6 s

Of these some 6 s each are the same whatever is asked: reading, and what is compiled and worked out first. The most
memory of 200,000 sites with a ruling: 1,740 MiB, where it was 2,115; of projects 1,502, where it was 1,548. With both
cores to themselves, 200,000 rows: on the first days projects 45.5 s, sites 49.4 s, bodies 32.9 s; on the later day
projects 57.5 s, sites 61.4 s, bodies 34.1 s; with a ruling projects 67.1 s, sites 79.1 s. Sites on the later day
and both with a ruling are over the bar of time; all are within that of memory, 1,774 MiB at the most.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

SEED, ROWS, SECONDS, MEBIBYTES = 20_120_319, 200_000, 60.0, 2048
GAPS = 0.1
"""The share of the sites of which one cell is empty."""
KINDS = (("行政执法部门", "市级"), ("行政执法部门", "区级"), ("区人民政府", "区级"), ("街道办事处", "街道"))
SLIPS = 0.01
"""The share of the bodies of which the level does not go with the kind, where it is none of the city's own."""
EVERY = 0.5
"""Seconds after which the memory is looked at again."""
Row = dict[str, str]


def projects(rows: int, draw: random.Random) -> Iterator[Row]:
    """Yield contractors of projects: one to three a project, a firm in many of them."""
    names = [f"示例第{number}建筑公司" for number in range(max(1, rows // 20))]
    series = [draw.choice(("施工总承包", "施工总承包", "专业承包", "劳务分包")) for _ in names]
    grades = [draw.choice(("一级", "二级", "三级")) if one != "劳务分包" else "" for one in series]
    due = {"施工总承包一级": 50, "施工总承包二级": 30, "施工总承包三级": 20}
    due |= {"专业承包一级": 30, "专业承包二级": 20, "专业承包三级": 10, "劳务分包": 5}
    written = 0
    for number in range(rows):
        price = draw.randrange(300, 20_000)
        whole = {
            "项目编号": f"2012-{number:06d}",
            "项目名称": f"示例小区{number}号楼",
            "建设单位": f"示例建设单位{draw.randrange(2000)}",
            "项目所在地": "双桥区",
            "规划区内": "是",
            "工程合同价款总额(万元)": str(price),
            "建设单位已交保证金(万元)": f"{price * draw.choice((0, 1, 2, 2, 2, 2)) / 100:.2f}",
        }
        for at in range(draw.choice((1, 1, 2, 3))):
            firm = draw.randrange(len(names))
            lodged = due[series[firm] + grades[firm]]
            yield {
                **whole,
                "企业名称": names[firm],
                "承包角色": "劳务分包企业" if series[firm] == "劳务分包" else ("总承包企业", "专业分包企业")[at > 0],
                "承包合同价款(万元)": str(price // (at + 1)),
                "注册地": "本市",
                "注册县区": "双桥区",
                "主项资质": series[firm],
                "资质等级": grades[firm],
                "已交存保证金(万元)": str(lodged if firm % 7 else 0),
            }
            written += 1
            if written == rows:
                return


def sites(rows: int, draw: random.Random) -> Iterator[Row]:
    """Yield sites with their systems, as an inspectorate keeps them: three in four of them in order."""
    first = date(2009, 1, 1)
    for number in range(rows):
        fails = draw.choices(("", "已备案", "全天候运行", "专人值班监看", "资料齐全", "保存日数"), (15, 1, 1, 1, 1, 1))[
            0
        ]
        states = ("已备案", "资料齐全", "全天候运行", "专人值班监看")
        flag = {name: "否" if name == fails else "是" for name in states}
        accepted = first + timedelta(draw.randrange(365))
        filed = accepted + timedelta(draw.randrange(40))
        yield _with_gaps(
            draw,
            {
                "场所编号": f"S-{number:06d}",
                "场所名称": f"示例场所{number}",
                "单位名称": f"示例单位{draw.randrange(20_000)}",
                "场所类别": draw.choice(("博物馆", "医院", "学校", "旅馆", "商场")),
                "大型或具备相应规模": draw.choice(("是", "是", "否")),
                "已建成系统": draw.choices(("是", "否"), (19, 1))[0],
                "经营性单位": draw.choice(("是", "否")),
                "验收结果": draw.choices(("验收合格", "验收不合格"), (19, 1))[0],
                "竣工验收合格之日": accepted.isoformat(),
                "已投入使用": draw.choices(("是", "否"), (19, 1))[0],
                "已备案": flag["已备案"],
                "备案日期": "" if fails == "已备案" else filed.isoformat(),
                "资料齐全": flag["资料齐全"],
                "备案机关正确": "是",
                "符合国家、地方和行业标准": "是",
                "全天候运行": flag["全天候运行"],
                "专人值班监看": flag["专人值班监看"],
                "保存日数": draw.choice(("7", "15")) if fails == "保存日数" else draw.choice(("30", "60", "90")),
            },
        )


def _with_gaps(draw: random.Random, row: Row) -> Row:
    """Return a row of which a tenth lacks one cell beyond the names."""
    if draw.random() < GAPS:
        row[draw.choice(list(row)[3:])] = ""
    return row


def agencies(rows: int, draw: random.Random) -> Iterator[Row]:
    """Yield bodies with the marks of their year."""
    for number in range(rows):
        marks = draw.randrange(25, 50), draw.randrange(25, 50)
        kind, level = draw.choices(KINDS, (4, 3, 2, 2))[0]
        under = ("属地管理", "垂直管理", "双重管理", "") if kind == "行政执法部门" else ("属地管理",)
        if draw.random() < SLIPS:
            level = "市级"
        yield {
            "机构编号": f"W-{number:06d}",
            "机构名称": f"示例执法机构{number}",
            "所在区": draw.choice(("江岸区", "武昌区", "洪山区")),
            "机关类别": "行政机关",
            "执法主体资格": draw.choices(("是", "否", ""), (30, 1, 1))[0],
            "机构类型": kind,
            "层级": level,
            "管理体制": draw.choices(under, (20, 3, 1, 1)[: len(under)])[0],
            "通用目标得分": str(marks[0]),
            "专用目标得分": draw.choices((str(marks[1]), ""), (20, 1))[0],
            "专用目标已经审定": "是",
            "公布档次": "",
            "考核年度": "2008",
            "优秀下限": "88",
            "良好下限": "72",
            "合格下限": "58",
            "下限含本数": "是",
            "档次标准制定机关": "市人民政府法制办公室",
            "档次标准依据文件": "2008年度考评细则",
            "档次标准适用年度": "2008",
        }


TABLES: dict[str, tuple[Callable[[int, random.Random], Iterator[Row]], str]] = {
    "chengde.projects": (projects, "2012-09-01"),
    "datong.sites": (sites, "2010-01-15"),
    "wuhan.agencies": (agencies, "2009-01-15"),
}
LATER = "2026-11-27"
"""A day on which other law is in force: an Order of the State Council stands beside projects and beside sites."""
RULINGS = {
    "chengde.projects": ("chengde.8.rounding", "exact", "市住房和城乡建设局", "承建函〔2013〕5号", "2013-05-01"),
    "datong.sites": ("datong.15.rest_days", "as_counted", "大同市人民政府", "同政函〔2010〕5号", "2010-01-01"),
}
"""A ruling on what nearly every row of a table rests on; made up, as nobody has ruled."""
Run = tuple[str, str, bool]
"""A table, the day asked about, and whether a ruling is told."""
RUNS: list[Run] = [
    *((name, day, False) for name, (_, day) in TABLES.items()),
    *((name, LATER, False) for name in TABLES),
    *((name, LATER, True) for name in RULINGS),
]


def written(path: Path, rows: Iterator[Row]) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        first = next(rows)
        table = csv.DictWriter(file, list(first))
        table.writeheader()
        table.writerow(first)
        table.writerows(rows)


def measured(run: Run, rows: int, format_: str) -> None:
    """Check a table as a user would, and print the time and the peak memory of the command."""
    name, day, is_ruled = run
    with tempfile.TemporaryDirectory(prefix="regkit-bench-") as folder:
        source = Path(folder) / "cases.csv"
        written(source, TABLES[name][0](rows, random.Random(SEED)))  # noqa: S311  (no secret)
        command = [sys.executable, "-m", "regkit.cli", "check", str(source), "--on", day, "--format", format_]
        command += ["--rulings", str(ruling(Path(folder), name))] if is_ruled else []
        began = time.perf_counter()
        done = subprocess.Popen([*command, "-o", f"{folder}/report"], stderr=subprocess.DEVNULL)  # noqa: S603
        status, used, peak = _waited(done)
        taken, worked = time.perf_counter() - began, used.ru_utime + used.ru_stime
    fits = "" if taken < SECONDS and peak < MEBIBYTES else "   BELOW THE BAR"
    print(
        f"{name:<18} {day} {'ruled' if is_ruled else '':<5} {rows:>9,} rows  {format_:<6} {taken:7.1f} s, of them "
        f"{worked:7.1f} s of a processor {peak:8.0f} MiB   status {status}{fits}",
        flush=True,
    )


def ruling(folder: Path, name: str) -> Path:
    """Write the ruling of a table."""
    path = folder / "rulings.json"
    told = dict(zip(("about", "answer", "by", "document", "from"), RULINGS[name], strict=True))
    path.write_text(json.dumps([told]), encoding="utf-8")
    return path


def _waited(done: subprocess.Popen[bytes]) -> tuple[int, resource.struct_rusage, float]:
    """Wait for a process; return its exit status, what it used, and the most memory that it and its children had."""
    import os  # noqa: PLC0415

    peak, ended = 0.0, 0
    while not ended:
        peak = max(peak, _memory(done.pid))
        time.sleep(EVERY)
        ended, status, used = os.wait4(done.pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status), used, max(peak, used.ru_maxrss / 1024)


def _memory(process: int) -> float:
    """Return the memory of a process and its children in MiB; what they share is counted once."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        told = [Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii") for one in (process, *children)]
    except OSError:  # one has ended just now, or the system tells no such thing
        return 0.0
    return sum(int(line.split()[1]) for text in told for line in text.splitlines() if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    rows_ = int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else ROWS
    for format__ in sys.argv[2:] or ["text"]:
        for run_ in RUNS:
            measured(run_, rows_, format__)
