"""Regulations are found by their entry points; a package that is broken spoils no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from regkit.checking import check_records
from regkit.cli.skeleton import files_of
from regkit.language import catalog
from regkit.language.catalog import RegulationError
from regkit.law import InputError
from tests.installed import installed, registered_as, write


def package(folder: Path, name: str) -> None:
    """Install the skeleton of a package under a name of its own."""
    files = {path.removeprefix("src/"): text for path, text in files_of(name).items() if path.startswith("src/")}
    write(folder, files)
    registered_as(folder, name, name.replace("-", "_"))


def test_a_package_from_elsewhere_is_found_with_all_it_holds(tmp_path: Path) -> None:
    """Its regulation, rules and models, under a short name that is neither its folder nor a city."""
    package(tmp_path, "car-parks")
    with installed(tmp_path):
        assert catalog.names() == ("car-parks", *catalog.SHIPPED)
        assert catalog.regulation_of("car-parks").title == "某市停车场管理办法（示例）"
        assert [rule.name for rule in catalog.rules_of("car-parks")] == ["keep_records"]
        assert [model.__name__ for model in catalog.models("car-parks")] == ["CarPark"]
        assert catalog.find_rule("car-parks.keep_records").home.zh == "第二条"
    assert "car-parks" not in catalog.names()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"broken/__init__.py": "import no_such_module"}, "cannot be imported: No module named 'no_such_module'"),
        ({"broken/__init__.py": "1 / 0"}, "cannot be imported: division by zero"),
        ({"other/__init__.py": ""}, "cannot be imported: No module named 'broken'"),
        ({"broken/__init__.py": ""}, "holds no regulation of that short name"),
        (
            {"broken/__init__.py": "from regkit.wuhan import WUHAN as broken", "broken/tables.py": "1 / 0"},
            "holds no regulation of that short name",
        ),
    ],
)
def test_a_package_that_is_broken_is_named_and_the_others_work(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    """It is told why it cannot be used; what else is installed is listed and read as ever."""
    write(tmp_path, files)
    registered_as(tmp_path, "broken", "broken")
    package(tmp_path, "car-parks")
    with installed(tmp_path):
        assert catalog.names() == ("car-parks", *catalog.SHIPPED)
        assert message in str(catalog.problems()["broken"])
        assert {layout.name for layout in catalog.layouts()} >= {"chengde.projects", "datong.sites"}
        with pytest.raises(RegulationError, match="broken"):
            catalog.rules_of("broken")
        with pytest.raises(InputError, match="not to be used: broken"):
            check_records([{"其他编号": "1"}], date(2020, 1, 1))


def test_tables_that_cannot_be_imported_are_the_packages_fault(tmp_path: Path) -> None:
    """The layouts of the others are found."""
    package(tmp_path, "car-parks")
    write(tmp_path, {"car_parks/tables.py": "1 / 0"})
    with installed(tmp_path):
        assert "`car_parks.tables` cannot be imported" in str(catalog.problems()["car-parks"])
        assert catalog.names() == tuple(catalog.SHIPPED)
        assert {one.name.partition(".")[0] for one in catalog.layouts()} == set(catalog.SHIPPED)


def test_two_packages_with_one_name_are_refused_and_both_named(tmp_path: Path) -> None:
    """Neither is taken silently; the name can be used again once one of them is gone."""
    package(tmp_path, "car-parks")
    registered_as(tmp_path, "car-parks", "regkit.wuhan", package="another")
    with installed(tmp_path):
        with pytest.raises(RegulationError, match="two packages") as refused:
            catalog.regulation_of("car-parks")
        assert "`car_parks`, `regkit.wuhan`" in str(refused.value)
        assert catalog.names() == tuple(catalog.SHIPPED)


def test_a_package_cannot_take_the_name_of_a_shipped_one(tmp_path: Path) -> None:
    """The shipped regulation is not replaced by a stranger."""
    registered_as(tmp_path, "wuhan", "regkit.datong", package="another")
    with installed(tmp_path), pytest.raises(RegulationError, match="two packages"):
        catalog.find_rule("wuhan.grade")


@pytest.mark.parametrize(("name", "hint"), [("wuhn", "did you mean `wuhan`"), ("农民工", "did you mean `chengde`")])
def test_an_unknown_name_is_refused_with_the_nearest(name: str, hint: str) -> None:
    """By its letters, or by words of a title."""
    with pytest.raises(RegulationError, match="there is no regulation") as refused:
        catalog.regulation_of(name)
    assert hint in str(refused.value)


BESIDE = """
from datetime import date
from regkit.language import Label
from regkit.language.findings import Beside
from regkit.language.layout import Companion
from regkit.wuhan.regulation import WUHAN

WORD = Label("两者并行", "both")

def beside(case, finding, on):
    if finding.topic == "scope":
        yield Beside("above.1", WORD, WUHAN, date(2010, 1, 1), WORD, WORD, WORD, WORD)

COMPANION = Companion("wuhan.agencies", date(2010, 1, 1), lambda case: case, beside, lambda on: ())
"""


def test_what_stands_beside_a_regulation_can_be_registered_by_any_package(tmp_path: Path) -> None:
    """It is told beside the findings from its day on, and no more once the package is gone."""
    write(tmp_path, {"above.py": BESIDE})
    registered_as(tmp_path, "wuhan", "above", group=catalog.LAYERS)
    records = [{"机构编号": "1"}]
    with installed(tmp_path):
        found = check_records(records, date(2010, 6, 1)).findings
        assert [[told.point for told in one.beside] for one in found if one.topic == "scope"] == [["above.1"]]
        assert not any(one.beside for one in check_records(records, date(2009, 6, 1)).findings)
    assert not any(one.beside for one in check_records(records, date(2010, 6, 1)).findings)


def test_what_stands_beside_and_cannot_be_imported_is_named(tmp_path: Path) -> None:
    """The table is refused with the module's name and with the way to leave it aside; so left, it is read."""
    write(tmp_path, {"above.py": "1 / 0"})
    registered_as(tmp_path, "wuhan", "above", group=catalog.LAYERS)
    with installed(tmp_path):
        with pytest.raises(RegulationError, match="beside `wuhan` cannot be used: `above` cannot be") as told:
            check_records([{"机构编号": "1"}], date(2010, 6, 1))
        assert "--no-layers" in str(told.value.hint)
        assert check_records([{"机构编号": "1"}], date(2010, 6, 1), layers=False).findings


@pytest.mark.parametrize("name", catalog.SHIPPED)
def test_every_question_and_reading_that_a_rule_rests_on_is_found(name: str) -> None:
    """Those that a module keeps in a mapping too: an answer names them, so they can be looked up."""
    rules = catalog.all_rules_of(name)
    asked = {one.id for rule in rules for one in rule.open_questions if one.quote.regulation.short == name}
    followed = {one.id for rule in rules for one in rule.readings if one.quote.regulation.short == name}
    assert asked <= {one.id for one in catalog.questions_of(name)}
    assert followed <= {one.id for one in catalog.readings_of(name)}


@pytest.mark.parametrize(
    ("name", "hint", "zh"),
    [
        ("wuhan.organisr", "did you mean `wuhan.organiser`?", "是否应为 `wuhan.organiser`？"),
        ("wuhan.zzzzzzzz", "see `regkit list`", "见 `regkit list`"),
    ],
)
def test_an_unknown_rule_is_refused_with_the_nearest(name: str, hint: str, zh: str) -> None:
    """In both languages; where none is near, with where they are listed."""
    with pytest.raises(InputError, match="there is no rule") as refused:
        catalog.find_rule(name)
    assert (refused.value.hint, refused.value.hint_zh) == (hint, zh)


def test_an_unknown_regulation_is_refused_in_chinese_too() -> None:
    """With the nearest, or with what there is."""
    with pytest.raises(RegulationError) as near:
        catalog.regulation_of("wuhn")
    assert near.value.hint_zh == "是否应为 `wuhan`？"
    with pytest.raises(RegulationError) as far:
        catalog.regulation_of("qqqqqqqq")
    assert far.value.hint_zh == f"现有：{'、'.join(catalog.names())}"
    assert far.value.hint == f"there are: {', '.join(catalog.names())}"


def test_a_broken_package_is_named_in_chinese_too(tmp_path: Path) -> None:
    """With what went wrong as it was told, in Chinese where it was told so."""
    write(tmp_path, {"broken_plain.py": "raise ValueError('oh')", "broken_told.py": TOLD_IN_CHINESE})
    registered_as(tmp_path, "plain", "broken_plain", package="plain-package")
    registered_as(tmp_path, "toldzh", "broken_told", package="told-package")
    with installed(tmp_path):
        problems = catalog.problems()
        assert problems["plain"].zh == "法规 `plain` 不能使用：无法导入 `broken_plain`：oh"
        assert problems["toldzh"].zh == "法规 `toldzh` 不能使用：无法导入 `broken_told`：坏了"
        assert "`broken_told` cannot be imported: it broke" in str(problems["toldzh"])


TOLD_IN_CHINESE = """
from regkit.law import InputError
raise InputError("it broke", zh="坏了")
"""


def test_what_stands_beside_does_so_from_its_first_day(tmp_path: Path) -> None:
    """And not on the day before it."""
    write(tmp_path, {"above.py": BESIDE})
    registered_as(tmp_path, "wuhan", "above", group=catalog.LAYERS)
    with installed(tmp_path):
        assert len(catalog.companions("wuhan.agencies", date(2010, 1, 1))) == 1
        assert catalog.companions("wuhan.agencies", date(2009, 12, 31)) == ()


def test_what_stands_beside_and_cannot_be_imported_is_named_in_chinese_too(tmp_path: Path) -> None:
    """With the module and what went wrong."""
    write(tmp_path, {"above.py": TOLD_IN_CHINESE})
    registered_as(tmp_path, "wuhan", "above", group=catalog.LAYERS)
    with installed(tmp_path), pytest.raises(RegulationError) as told:
        catalog.companions("wuhan.agencies", date(2010, 1, 1))
    assert told.value.zh == "与 `wuhan` 并行的内容不能使用：无法导入 `above`：坏了"
