"""The commands about the library itself, and the interview, as their users meet them."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from regkit.cli.commands import app
from regkit.language import Reading, catalog

RUN = CliRunner()


def said(*arguments: str, lang: str = "zh", typed: str | None = None) -> str:
    """Return what a command prints; it has to succeed."""
    done = RUN.invoke(app, [*arguments], env={"REGKIT_LANG": lang}, input=typed)
    assert done.exit_code == 0, done.output
    return done.output


def _told_by(script: str, lang: str) -> dict[str, list[str]]:
    """Return what a script prints of the commands, started in a language."""
    done = subprocess.run(  # noqa: S603  (our own command)
        [sys.executable, "-c", script],
        env={**os.environ, "REGKIT_LANG": lang},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, list[str]] = json.loads(done.stdout)
    return told


def test_the_help_of_every_command_is_in_the_language_of_the_user() -> None:
    """In Chinese no command, argument or option is told in an English sentence; in English none in Chinese."""
    script = (
        "import json, typer.main\n"
        "from regkit.cli.commands import app\n"
        "told = {name: [one.help or '', *(getattr(p, 'help', None) or '' for p in one.params)]\n"
        "        for name, one in typer.main.get_command(app).commands.items()}\n"
        "print(json.dumps(told))"
    )
    for lang, foreign in (("zh", "[a-z]{3,} [a-z]{2,} [a-z]{2,}"), ("en", "[一-鿿]{6,}")):
        told = _told_by(script, lang)
        assert len(told) >= 14
        assert [(name, one) for name, ones in told.items() for one in ones if re.search(foreign, one)] == []
        assert not [name for name, ones in told.items() if not ones[0]]


HELP = """
import json, typer.main
from typer.testing import CliRunner
from regkit.cli.commands import app
told = {}
for name, one in typer.main.get_command(app).commands.items():
    printed = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "80"}).output
    told[name] = [printed, *(getattr(each, "help", None) or "" for each in one.params)]
print(json.dumps(told))
"""


@pytest.mark.parametrize(
    ("lang", "words", "foreign"),
    [
        ("zh", ("用法：", "选项："), ("Usage", "Options:", "Arguments:", "Show this", "required]")),
        ("en", ("Usage: ",), ()),
    ],
)
def test_help_loses_no_word_and_is_in_one_language(lang: str, words: tuple[str, ...], foreign: tuple[str, ...]) -> None:
    """At 80 columns all that is told of every option stands there, and what typer adds is in the language asked."""
    for printed, *helps in _told_by(HELP, lang).values():
        whole = "".join(printed.split())
        assert [one for one in helps if "".join(one.split()) not in whole] == []
        assert all(word in printed for word in words)
        assert not any(word in printed for word in foreign)


def test_list_names_the_rules_of_every_regulation() -> None:
    """One line a rule, with its article."""
    listed = said("list")
    for name in ("chengde.standing_deposit", "datong.must_have_cameras", "wuhan.appraiser_of"):
        assert name in listed


READINGS = [one for name in catalog.names() for one in catalog.readings_of(name)]


@pytest.mark.parametrize("reading", READINGS, ids=lambda one: one.id)
def test_why_a_reading_is_followed_is_told_in_both_languages(reading: Reading) -> None:
    """In Chinese to whoever reads Chinese; in English with no more of Chinese than the law's own words."""
    zh, en = reading.reason("zh"), reading.reason("en")
    assert re.search("[一-鿿]{2}", zh)
    assert not re.search("[A-Za-z]{3,}", zh)
    assert re.search("[a-z]{2,} [a-z]{2,}", en)
    assert zh in said("show", reading.id)
    assert en[1:] in said("show", reading.id, lang="en")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("chengde.第九条", "施工总承包一级及以上资质企业,交纳50万元"),
        ("chengde.16.1(2)", "引发群体上访"),
        ("datong.fine", "属个人设置的,对个人可并处500元以下罚款"),
        ("chengde.10.like_local", "chengde.contractor_deposit"),
        ("datong.第十五条", "投入使用之日起30日内"),
    ],
)
def test_show_an_article_a_rule_or_a_reading(what: str, words: str) -> None:
    """The text, the rules that quote it, the table, who depends on a reading, and later law."""
    assert words in said("show", what)


@pytest.mark.parametrize("what", ["datong.第十七条", "datong.7.scale", "datong.23.mitigation"])
def test_what_is_shown_of_rules_and_questions_is_in_the_language_asked_for(what: str) -> None:
    """In English each rule, reading and question below the text has its English name."""
    lines = RUN.invoke(app, ["show", what, "--lang", "en"]).output.splitlines()
    named = [line for line in lines if line.startswith("  datong.")]
    assert named
    bare = [re.sub("“[^”]*”", "", line) for line in named]
    assert [line for line in bare if re.search("[\u4e00-\u9fff]", line)] == []


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("chengde.99", "没有第`99`条\n提示：条文自第一条至第三十条"),
        ("datong.17(9)", "没有第十七条第一款第(九)项\n提示：共有5项"),
        ("datong.7.3", "没有第七条第三款\n提示：共有1款"),
        ("datong.xx9", "`xx9` 不是条款的写法\n提示："),
    ],
)
def test_a_provision_that_is_not_there_is_refused_in_chinese(what: str, told: str) -> None:
    """What is wrong and the way out, for who reads no English."""
    done = RUN.invoke(app, ["show", what, "--lang", "zh"])
    assert done.exit_code == 2
    assert told in done.output


def test_show_an_open_question() -> None:
    """The question, its words, who may answer it and which rules wait for it."""
    shown = said("show", "wuhan.12.persons_criticised")
    for words in ("通报批评是否及于个人", "→ 考核机关", "wuhan.criticised"):
        assert words in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("show", "wuhan"), "regkit list wuhan"), (("list", "武汉"), "did you mean `wuhan`?")],
)
def test_a_city_alone_or_by_its_chinese_name_is_helped_on(arguments: tuple[str, ...], told: str) -> None:
    """The way on is named, and the status is 2."""
    done = RUN.invoke(app, [*arguments], env={"REGKIT_LANG": "en"})
    assert done.exit_code == 2
    assert told in done.output


def test_a_name_that_is_not_there_is_refused_with_the_nearest() -> None:
    """The nearest rule is named, and the status is 2."""
    done = RUN.invoke(app, ["show", "chengde.owner_depost"], env={"REGKIT_LANG": "en"})
    assert done.exit_code == 2
    assert "did you mean `chengde.owner_deposit`?" in done.output


def test_gaps_name_the_article_and_the_authority() -> None:
    """The routing gap of Chengde's article 5, and Datong's duties that no sanction answers."""
    assert "chengde.5.gap" in said("gaps", "chengde")
    duties = [line for line in said("gaps", "datong", lang="en").splitlines() if "no_sanction" in line]
    assert any("cooperates_with_linkage" in line for line in duties)
    assert not any("has_interface" in line for line in duties)


def test_schemas_are_bilingual() -> None:
    """Each model by city and name, its facts with Chinese titles."""
    schemas = json.loads(said("schema", "datong"))
    assert schemas["datong.Site"]["properties"]["large"]["title"] == "大型或具备相应规模"


def test_prove_ends_with_success_where_all_proofs_hold() -> None:
    """Every rule of Wuhan is disjoint and declares its silences."""
    proved = said("prove", "wuhan")
    assert "✗" not in proved
    assert "✓ wuhan.appraiser_of" in proved


# ── the interview ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_interview_asks_only_what_can_change_the_answer() -> None:
    """For labour subcontractors the grade makes no difference and is not asked."""
    asked = said("ask", "chengde.standing_deposit", "--on", "2012-09-01", typed="劳务分包\n")
    assert "资质等级（" not in asked
    assert "5万元" in asked


def test_an_answer_that_cannot_be_used_is_asked_again(tmp_path: Path) -> None:
    """A wrong word is refused with those accepted; one can go back; the facts are kept."""
    kept, recorded = tmp_path / "facts.json", tmp_path / "r.jsonl"
    typed = "木工\n专业承包\n<\n施工总承包\n二级\n"
    options = ("--on", "2012-09-01", "--save", str(kept), "--record", str(recorded))
    asked = said("ask", "chengde.standing_deposit", *options, typed=typed)
    assert "此答不能使用" in asked
    assert "30万元" in asked
    assert json.loads(kept.read_text("utf-8"))["firm"] == {"category": "general_contracting", "grade": "second"}
    assert "相同 1" in said("replay", str(recorded))


@pytest.mark.parametrize("typed", ["500000", "500,000", "50万元", "五十万元"])
def test_an_amount_may_be_typed_in_the_unit_that_is_asked_in(typed: str) -> None:
    """The question names 元, so a bare number is yuan; the words of the law are understood too."""
    asked = said("ask", "chengde.owner_deposit", "--on", "2012-09-01", typed=f"{typed}\n")
    assert "数字，单位：元" in asked
    assert "此答不能使用" not in asked
    assert "1万元" in asked


def test_what_is_not_known_leaves_the_bounds(tmp_path: Path) -> None:
    """Unknown is accepted, and the end tells what is still possible and what is missing."""
    asked = said("ask", "chengde.standing_deposit", "--on", "2012-09-01", lang="en", typed="general_contracting\n?\n")
    assert "still possible: ¥50,000, ¥100,000, ¥200,000, ¥300,000, ¥500,000, silent" in asked
    assert "still possible: ¥200,000, ¥300,000, ¥500,000, silent" in asked
    assert "Missing:" in asked
    assert not list(tmp_path.iterdir())


def test_an_interview_about_a_record_speaks_the_words_of_the_law() -> None:
    """What is still possible are bodies by name; refusals and units are Chinese, and no class shows through."""
    asked = said("ask", "wuhan.appraiser_of", typed="木工\n行政执法部门\nq\n")
    assert "区人民政府" in asked
    assert "`木工` 不在可接受的范围内；可答：市人民政府" in asked
    marked = said("ask", "wuhan.total_score", typed="x\n是\n50.01\nq\n")
    assert "`x`；可答：是、否" in marked
    assert "数字，单位：分" in marked
    assert "通用目标得分为50.01，应为0至50" in marked
    english = said("ask", "wuhan.appraiser_of", lang="en", typed="q\n")
    assert "the competent department above and the district people's government" in english
    for told in (asked, marked, english):
        assert not any(trace in told for trace in ("Appraiser(", "Status.", "None", "Kind."))


def test_facts_that_cannot_be_kept_are_told_in_plain_words(tmp_path: Path) -> None:
    """A folder cannot take the facts or the record: status 2 and the path."""
    for option in ("--save", "--record"):
        done = RUN.invoke(app, ["ask", "wuhan.total_score", option, str(tmp_path)], input="q\n")
        assert done.exit_code == 2
        assert f"`{tmp_path}` 无法写入" in done.output


def at_a_keyboard(*arguments: str, lang: str, typed: str) -> str:
    """Return what a command prints in a pseudo-terminal, as at a keyboard; it has to succeed."""
    master, slave = pty.openpty()
    environment = {**os.environ, "REGKIT_LANG": lang, "PYTHONIOENCODING": "utf-8", "TERM": "dumb"}
    command = [sys.executable, "-m", "regkit.cli", *arguments]
    with subprocess.Popen(command, stdin=slave, stdout=subprocess.PIPE, stderr=slave, env=environment) as process:  # noqa: S603
        os.write(master, typed.encode())
        out, _ = process.communicate(timeout=60)
    os.close(master)
    os.close(slave)
    assert process.returncode == 0
    return out.decode("utf-8")


terminal = pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals on this system")


@terminal
def test_the_interview_works_in_a_terminal() -> None:
    """In a pseudo-terminal, as at a keyboard."""
    typed = "劳务分包\n"
    told = at_a_keyboard("ask", "chengde.standing_deposit", "--on", "2012-09-01", lang="zh", typed=typed)
    assert "5万元" in told


@terminal
def test_the_parties_of_a_project_are_asked_for_one_by_one() -> None:
    """Facts of parts, each member with what matters of it, then whether these are all; with slips and going back."""
    typed = ["100万", "是", "外省", "40万元", "也许", "否", "外省", "1元", "否", "<", "<", "600000", "是"]
    asked = ("ask", "chengde.total_new_money", "--on", "2013-06-01")
    told = at_a_keyboard(*asked, lang="zh", typed="\n".join(typed) + "\n")
    questions = [
        "工程合同价款总额（数字",
        "是否有参建企业",
        "第1个参建企业的注册地",
        "第1个参建企业的承包合同价款",
        "已说明1个参建企业，是否已全部列出",
        "此答不能使用：`也许`；可答：是、否",
        "第2个参建企业的注册地",
        "第2个参建企业的承包合同价款",
        "已说明2个参建企业，是否已全部列出",
        "第3个参建企业的注册地",
        "已说明2个参建企业，是否已全部列出",
        "第2个参建企业的承包合同价款",
        "已说明2个参建企业，是否已全部列出",
        "项目尚应交纳的保证金合计：4万元",
    ]
    places = [0]
    for question in questions:
        places.append(told.index(question, places[-1] + 1))


@terminal
def test_members_are_asked_for_in_english(tmp_path: Path) -> None:
    """No member at all is an empty list; what is not known of completeness is asked once and left open, and kept."""
    path = tmp_path / "facts.json"
    asked = ("ask", "chengde.total_new_money", "--on", "2013-06-01", "--save", str(path))
    none = at_a_keyboard(*asked, lang="en", typed="1000000\nno\n")
    assert "whether there are any contractors (参建企业)\n  1  yes\n  2  no" in none
    assert "¥20,000" in none
    assert json.loads(path.read_text("utf-8"))["file"]["parties"] == {"members": [], "complete": True}
    open_ = at_a_keyboard(*asked, lang="en", typed="1000000\n1\nother_province\n50000\n?\n")
    assert "the origin of party no. 1 (第1个参建企业的注册地)" in open_
    assert open_.count("whether the contractors (参建企业) told so far, 1, are all") == 1
    assert "it may be at least ¥21,000" in open_
    assert json.loads(path.read_text("utf-8"))["file"]["parties"]["complete"] is None


def test_a_changed_record_fails_the_replay(tmp_path: Path) -> None:
    """The line is named, why is told in the language asked for, and the status is 1."""
    path = tmp_path / "r.jsonl"
    said("ask", "chengde.standing_deposit", "--on", "2012-09-01", "--record", str(path), typed="劳务分包\n")
    path.write_text(path.read_text("utf-8").replace("50000", "90000"), encoding="utf-8")
    done = RUN.invoke(app, ["replay", str(path)], env={"REGKIT_LANG": "zh"})
    assert done.exit_code == 1
    assert "r.jsonl:1 记录被改动：有内容与写入时的摘要不符\n" in done.output
    english = RUN.invoke(app, ["replay", str(path)], env={"REGKIT_LANG": "en"}).output
    assert "r.jsonl:1 tampered: a field differs from what was digested\n" in english


def test_no_command_about_rules_needs_the_extra_for_frames() -> None:
    """Without narwhals everything works but `run`, which names the extra."""
    hide = "import sys; sys.modules['narwhals'] = None; from regkit.cli import main; "
    for arguments, status in (
        (["list", "wuhan"], 0),
        (["gaps"], 0),
        (["run", "chengde.owner_deposit", "x", "-o", "y"], 2),
    ):
        command = [sys.executable, "-c", f"{hide}sys.argv = ['regkit', *{arguments!r}]; main()"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")  # noqa: S603
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        if status:
            assert "regkit[frames]" in done.stderr


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "wuhan.A20 现在的名称是 wuhan.12.persons_criticised"),
        ("en", "is now called `wuhan.12.persons_criticised`"),
    ],
)
def test_show_knows_former_names_and_tells_the_present_one(lang: str, told: str) -> None:
    """What is shown is that of the present name; the former one is told of where errors go."""
    done = RUN.invoke(app, ["show", "wuhan.A20", "--lang", lang])
    assert done.exit_code == 0
    assert told in done.stderr
    assert "通报批评是否及于个人" in done.stdout
