"""Article 5 over a list of bodies: who appraises whom, nobody itself, at most one territorial appraiser."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from pydantic import ValidationError

from regkit.law import InputError
from regkit.testing import cases
from regkit.wuhan import Agency, AgencyType, appraiser_of, coverage, government_heard
from regkit.wuhan.appraisers import AppraiserKind


def body(name: str, **facts: Any) -> Agency:
    """Return a body with a name."""
    return Agency.model_validate({"name": name, **facts})


CITY = [
    body("武汉市人民政府", type="市人民政府"),
    body("江岸区人民政府", type="区人民政府", district="江岸区"),
    body("市城管局", type="行政执法部门", level="市级", management="属地管理"),
    body("市城管执法总队", type="所属行政执法机构", parent="市级部门", parent_name="市城管局"),
    body("江岸区卫生局", type="行政执法部门", parent="区人民政府", management="属地管理", district="江岸区"),
    body("江岸区卫生监督所", type="所属行政执法机构", parent="区级部门", parent_name="江岸区卫生局"),
    body(
        "江岸区地税局", type="行政执法部门", level="区级", management="垂直管理", superior="市地税局", district="江岸区"
    ),
    body(
        "江岸区环保局",
        type="行政执法部门",
        level="区级",
        management="双重管理",
        superior="市环保局",
        matters={"业务": "上级主管部门", "人员": "地方人民政府", "财务": "地方人民政府"},
        district="江岸区",
    ),
    body("市某局", type="行政执法部门", level="市级"),
    body("东湖开发区管委会", type="开发区管委会"),
    body("一元街道办事处", type="街道办事处", district="江岸区"),
]
FOUND = coverage(CITY)


@pytest.mark.parametrize(
    ("name", "appraisers"),
    [
        ("江岸区人民政府", ("武汉市人民政府",)),
        ("市城管局", ("武汉市人民政府",)),
        ("市城管执法总队", ("市城管局",)),
        ("江岸区卫生局", ("江岸区人民政府",)),
        ("江岸区地税局", ("市地税局",)),
        ("江岸区环保局", ("市环保局", "江岸区人民政府")),
        ("一元街道办事处", ("江岸区人民政府",)),
        ("市某局", ()),
    ],
)
def test_each_body_has_the_appraiser_of_article_5(name: str, appraisers: tuple[str, ...]) -> None:
    """Governments by their names in the list, departments by theirs."""
    assert FOUND.appraisers_of(name) == appraisers


def test_gaps_doubles_and_unknown_modes_are_listed() -> None:
    """Nobody for the gaps of the text, two under dual management, undetermined where the mode is missing."""
    assert FOUND.by_nobody == ("武汉市人民政府", "江岸区卫生监督所")
    assert FOUND.by_two == ("江岸区环保局",)
    assert FOUND.without_management == ("市某局",)
    assert set(FOUND.undetermined) == {"市某局", "东湖开发区管委会"}


def test_the_local_government_is_heard_and_does_not_appraise() -> None:
    """A vertically managed department has one appraiser; its local government is heard."""
    assert FOUND.heard_about("江岸区地税局") == ("江岸区人民政府",)
    assert "江岸区人民政府" not in FOUND.appraisers_of("江岸区地税局")


def test_both_sides_of_a_dual_management_show_their_matters() -> None:
    """Each side's arrow carries what it manages."""
    matters = {edge.appraiser: edge.matters for edge in FOUND.edges if edge.body == "江岸区环保局"}
    assert matters == {"市环保局": ("业务",), "江岸区人民政府": ("人员", "财务")}


def test_nobody_appraises_itself() -> None:
    """A body named as its own superior is refused; no edge of a graph comes back to its start."""
    with pytest.raises(ValidationError, match="nobody appraises itself"):
        body("市地税局", type="行政执法部门", management="垂直管理", superior="市地税局")
    assert all(edge.appraiser != edge.body for edge in FOUND.edges)


@pytest.mark.parametrize(
    ("matters", "allocated"),
    [
        ({"业务": "上级主管部门", "人员": "地方人民政府"}, True),
        ({"业务": "上级", "人员": "地方"}, True),
        ({"业务": "上级主管部门"}, None),
        ({}, None),
    ],
)
def test_who_names_matters_of_both_sides_tells_that_the_powers_are_divided(
    matters: dict[str, str], *, allocated: bool | None
) -> None:
    """Matters of one side alone do not tell it; matters of both do, as if it had been said."""
    told = body("某局", matters=matters)
    assert told.allocation_made is allocated
    assert ("allocation_made" in told.model_fields_set) is (allocated is not None)


def test_matters_of_both_sides_contradict_powers_said_to_be_undivided() -> None:
    """Who names what each side manages cannot say that the powers are not divided."""
    with pytest.raises(ValidationError, match="`allocation_made` is said otherwise than `matters` tells it"):
        body("某局", matters={"业务": "上级", "人员": "地方"}, allocation_made=False)


@given(cases(Agency))
def test_every_body_has_at_most_one_territorial_appraiser(agency: Agency) -> None:
    """Whatever the facts, at most one government appraises a body, and only a department's superior hears one."""
    found = appraiser_of(agency).value
    if found is None:
        return
    governments = [found.kind in {AppraiserKind.MUNICIPAL_GOVERNMENT, AppraiserKind.DISTRICT_GOVERNMENT}]
    governments.append(found.second is not None)
    assert sum(governments) <= 1
    assert government_heard(agency).value is None or found.kind is AppraiserKind.SUPERIOR_DEPARTMENT


@given(cases(Agency))
def test_a_department_is_never_placed_while_its_management_is_unknown(agency: Agency) -> None:
    """The special paragraph 5 is read first: without the mode there is no appraiser."""
    said = {"level": agency.level, "superior": agency.superior, "allocation_made": agency.allocation_made}
    assert appraiser_of(Agency.model_validate({"type": AgencyType.DEPARTMENT, **said})).value is None


def test_a_list_with_nameless_or_double_bodies_is_refused() -> None:
    """A graph needs names of their own."""
    with pytest.raises(InputError, match="a name of its own"):
        coverage([Agency()])
    with pytest.raises(InputError, match="a name of its own"):
        coverage([body("甲"), body("甲")])
    assert coverage(body("甲街道办事处", type="街道办事处")).appraisers_of("甲街道办事处") == ("区人民政府",)


def test_before_commencement_nobody_appraises() -> None:
    """The measures are in force from 1 January 2007."""
    assert coverage(CITY, on=date(2006, 12, 31)).edges == ()
    assert coverage(CITY, on=date(2007, 1, 1)).edges == FOUND.edges


def test_the_drawings_hold_every_body_and_arrow() -> None:
    """Mermaid and SVG name each body once and draw an arrow for each edge; a hearing is dotted."""
    chart, key = FOUND.to_mermaid().split("  subgraph key")
    assert chart.startswith("flowchart LR")
    assert all(len(re.findall(rf'\["{name}["<]', chart.replace('(["', "("))) == 1 for name in FOUND.bodies)
    assert chart.count("-->") + chart.count("-.->") == len(FOUND.edges)
    assert chart.count("-.->|听取意见|") == key.count("-.->|听取意见|") == key.count("-->|考核|") == 1
    drawing = ET.fromstring(FOUND.to_svg())  # noqa: S314  (our own drawing)
    titles = [title.text for title in drawing.iter("{http://www.w3.org/2000/svg}title")]
    assert set(FOUND.bodies) <= set(titles)
    arrows = [path for path in drawing.iter("{http://www.w3.org/2000/svg}path") if path.get("marker-end")]
    assert len(arrows) == len(FOUND.edges)
    assert FOUND.to_svg() in FOUND._repr_html_()
    assert FOUND.to_svg("en") in FOUND._repr_html_()


def test_bodies_are_framed_by_district_and_marks_are_explained() -> None:
    """A frame for the city and one for each district; each mark that occurs is in the key, of both drawings."""
    chart, drawing = FOUND.to_mermaid(), FOUND.to_svg()
    assert chart.count("subgraph g") == drawing.count('class="rk-frame"') == 2
    assert '["江岸区"]' in chart
    for said in ("无考核机关", "两方分别考核", "尚不能确定"):
        assert said in chart
        assert drawing.count(f">{said}<") == 1
    assert "听取意见" in drawing
    assert "prefers-color-scheme:dark" in drawing


def test_no_arrow_of_a_chart_leaves_its_frame() -> None:
    """An appraiser from elsewhere stands in each frame in which it appraises, so that fifty bodies stay readable."""
    for frame in FOUND.to_mermaid().split("  subgraph g")[1:]:
        inside, nodes = frame.split("  end")[0], set(re.findall(r"^ +(g\d+n\d+)[\[(]", frame, re.MULTILINE))
        ends = re.findall(r"(g\d+n\d+) -[.-]+>(?:\|[^|]*\|)? (g\d+n\d+)", inside)
        assert {one for pair in ends for one in pair} <= nodes


@pytest.mark.parametrize("picture", [FOUND.to_svg("en"), FOUND.to_mermaid("en")], ids=["svg", "mermaid"])
def test_the_drawings_speak_english_but_for_names(picture: str) -> None:
    """Key, titles and notes are English; what is Chinese are names, districts and matters that the caller gave."""
    for said in ("appraises", "is heard", "appraised by nobody", "appraised by two", "not yet certain"):
        assert said in picture
    given = (*FOUND.bodies, *(edge.appraiser for edge in FOUND.edges), "江岸区", "业务", "人员", "财务")
    for one in sorted(given, key=len, reverse=True):
        picture = picture.replace(one, "")
    assert not re.search("[\u4e00-\u9fff]", picture)


def test_what_is_to_be_known_of_a_body_stands_beside_it() -> None:
    """Who appraises what under dual management; what is missing first where it is not settled who appraises."""
    drawing = FOUND.to_svg()
    assert ">市环保局：业务<" in drawing
    assert ">江岸区人民政府：人员、财务<" in drawing
    assert ">尚缺：管理体制<" in drawing
    assert "江岸区环保局<br/>市环保局：业务<br/>江岸区人民政府：人员、财务" in FOUND.to_mermaid()


def test_names_cannot_break_the_drawings() -> None:
    """Quotes, bars and angle brackets in a name are text, not syntax."""
    odd = coverage([body('甲"|<b>&局', type="街道办事处")])
    assert "#lt;b#gt;" in odd.to_mermaid()
    assert "<b>" not in odd.to_mermaid()
    assert odd.to_mermaid().count('"') == 8  # a frame, the key, an appraiser, a body
    ET.fromstring(odd.to_svg())  # noqa: S314  (our own drawing)
