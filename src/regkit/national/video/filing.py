"""第十一条、第十四条: building to standards, and filing with the police of the county."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from regkit.language import (
    ON,
    Day,
    Days,
    Duty,
    Facts,
    Flag,
    Label,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    belongs,
    dated,
    decide,
    decision,
    duty,
    fact,
    follows,
    never,
    next_working_day,
    require,
    rule,
    silent,
    when,
)
from regkit.language.kinds import BOOL, word_of
from regkit.language.terms import lift
from regkit.law import days
from regkit.national.video.facts import COUNTY_POLICE, POLICE, Place, PlaceClass
from regkit.national.video.regulation import VIDEO
from regkit.national.video.scope import COMMENCED, EXEMPT, MANAGING_UNIT, NOT_PUBLIC, is_managed

__all__ = [
    "Construction",
    "Filing",
    "FilingOffice",
    "FilingStatus",
    "change_last_day",
    "changes_are_filed",
    "filing_is_true",
    "filing_last_day",
    "filing_office",
    "filing_status",
    "is_built_to_standard",
    "must_file",
]

A11, A14 = VIDEO.articles(11, 14)

A14.para(3).not_encoded(
    None,
    Label("对公安机关的便民要求,无待查的事实", "convenience asked of the public security organs; no fact to be found"),
)

# ── 第十一条 ────────────────────────────────────────────────────────────────────────────────────────────────

STANDARDS = A11.quote(
    "公共安全视频系统管理单位应当按照相关标准建设公共安全视频系统，开展设计、施工、检验、验收等工作，"
    "并依法保存、管理相关档案资料"
)


class Construction(Subject):
    """系统建设: how a system was built (article 11)."""

    zh: ClassVar[str] = "系统建设"
    en: ClassVar[str] = "construction"

    to_standards: Said[Flag] = fact(
        "按照相关标准建设",
        en="is built to the standards",
        source="第十一条",
        about=Label(
            "是否按照国家标准、行业标准、地方标准建设。",
            "Whether the system is built to national, industry or local standards.",
        ),
    )
    accepted: Said[Flag] = fact(
        "开展设计、施工、检验、验收",
        en="was designed, built, tested and accepted",
        source="第十一条",
        about=Label(
            "管理单位是否开展了设计、施工、检验、验收；本条例没有要求公安机关验收。",
            "Whether the managing unit had the system designed, built, tested and accepted; the regulation "
            "asks for no acceptance by the police.",
        ),
    )
    archived: Said[Flag] = fact(
        "保存、管理档案资料",
        en="has its papers kept",
        source="第十一条",
        about=Label(
            "是否保存、管理各环节的档案资料。",
            "Whether the papers of designing, building, testing and accepting are kept.",
        ),
    )


@duty("按照相关标准建设", en="build to the standards")
def is_built_to_standard(construction: Facts[Construction], place: Facts[Place]) -> Duty:
    """Standards, design, works, tests, acceptance and papers (article 11); the regulation has no fine for a breach."""
    whole = construction.to_standards & construction.accepted & construction.archived
    return require(whole, STANDARDS, provided=is_managed(place))


# ── 第十四条 ────────────────────────────────────────────────────────────────────────────────────────────────

THIRTY = A14.para(1).number("公共安全视频系统管理单位应当在系统投入使用之日起30日内", days(30))
NINETY = A14.para(1).number("本条例施行前已经启用的，应当在本条例施行之日起90日内备案", days(90))
CONTENTS = A14.para(1).quote(
    "将单位基本情况、公共安全视频系统建设位置、图像采集设备数量及类型、视频图像信息存储期限等基本信息，"
    "向所在地县级人民政府公安机关备案"
)
CHANGES = A14.para(1).quote("公共安全视频系统备案事项发生变化的，应当及时办理备案变更")
TRUE = A14.para(2).quote("公共安全视频系统管理单位应当对备案信息的真实性负责")


class FilingOffice(Word):
    """Where it is filed."""

    LOCAL = "local", Label("所在地县级人民政府公安机关", "the police of the county where it stands")
    UNIT = "unit", Label("单位住所地县级人民政府公安机关", "the police of the county where the unit is seated")


class FilingStatus(Word):
    """How it stands with the filing of a system."""

    NOT_YET_DUE = "not_yet_due", Label("期限未届满", "not yet due")
    TIMELY = "timely", Label("按期备案", "filed in time")
    LATE = "late", Label("逾期备案", "filed late")
    DEFECTIVE = "defective", Label("备案不符合要求", "not filed as prescribed")
    OVERDUE = "overdue", Label("逾期未备案", "overdue")


class Filing(Subject):
    """备案: the filing of a system (article 14)."""

    zh: ClassVar[str] = "备案"
    en: ClassVar[str] = "filing"

    in_use_on: Said[Day] = fact(
        "投入使用之日",
        en="day of first use",
        source="第十四条",
        about=Label(
            "正式运行的日期；试运行算使用的，为试运行之日；与验收无关。",
            "The day on which regular operation began, or the trial where a trial counts as use; acceptance "
            "does not matter.",
        ),
    )
    legacy: Said[Flag] = fact(
        "本条例施行前已经启用",
        en="the system was in use before 1 April 2025",
        source="第十四条",
        about=Label(
            "是否在2025年4月1日以前启用；由启用之日推得。",
            "Whether the system was in use before 1 April 2025; concluded from the day of first use.",
        ),
    )
    on_trial: Said[Flag] = fact(
        "仅为试运行",
        denied="不是仅为试运行",
        en="the system is on trial only",
        presumed=False,
        source="第十四条",
        about=Label("是否尚未正式运行。", "Whether the system is not yet in regular operation."),
    )
    filed_on: Said[Day] = fact(
        "备案之日",
        en="day of filing",
        source="第十四条",
        about=Label("依本条例备案的日期。", "The day on which the system was filed under this regulation."),
    )
    filed: Said[Flag] = fact(
        "已备案",
        en="the system has been filed",
        source="第十四条",
        about=Label("是否已依本条例备案。", "Whether the system has been filed under this regulation."),
    )
    complete: Said[Flag] = fact(
        "备案信息齐全",
        en="the information filed is complete",
        source="第十四条",
        about=Label(
            "单位、系统所在位置、设备、保存期限等是否齐全；“等”字没有列尽。",
            "Whether everything was filed: the unit, where the system stands, its devices, the period of "
            "keeping; “等” leaves the list open.",
        ),
    )
    right_office: Said[Flag] = fact(
        "备案机关正确",
        en="the system was filed with the right office",
        source="第十四条",
        about=Label(
            "是否向应当受理的公安机关备案；由“备案机关”的规则指出。",
            "Whether the system was filed with the police organ in charge, which the rule on the filing "
            "office (`filing_office`) names.",
        ),
    )
    other_county: Said[Flag] = fact(
        "系统与单位不在同一县级行政区域",
        en="the unit is seated in another county",
        presumed=False,
        source="第十四条",
        about=Label(
            "系统与单位所在地是否不在同一县级行政区域。",
            "Whether the system and the seat of the unit lie in different counties.",
        ),
    )
    true: Said[Flag] = fact(
        "备案信息真实",
        en="the information filed is true",
        source="第十四条",
        about=Label("备案的信息是否与实际相符。", "Whether what was filed is as things are."),
    )
    changed_on: Said[Day] = fact(
        "备案事项变化之日",
        en="day of change",
        source="第十四条",
        about=Label("已备案的事项发生变化的日期。", "The day on which a matter that was filed changed."),
    )
    change_filed: Said[Flag] = fact(
        "已办理备案变更",
        en="the change has been filed",
        source="第十四条",
        about=Label(
            "发生变化的事项是否已经办理变更。", "Whether the change of a matter that was filed has been filed too."
        ),
    )
    change_promptly: Said[Flag] = decision(
        "备案变更及时",
        by=POLICE,
        en="the change was filed promptly",
        source="第十四条",
        about=Label(
            "变更是否及时，由公安机关认定；条文没有规定日数。",
            "Whether the change was filed promptly (及时), which is for the police to judge; the text sets no days.",
        ),
    )
    change_days: Said[Days] = decision(
        "公安机关确定的变更日数",
        by=POLICE,
        en="days that the police set for changes",
        source="第十四条",
        about=Label(
            "公安机关确定了日数的，其日数。",
            "The number of days that the police set for filing a change; asked only where they did set some.",
        ),
    )
    change_days_set: Said[Flag] = fact(
        "公安机关确定了变更日数",
        denied="公安机关没有确定变更日数",
        en="the police have set a number of days for changes",
        presumed=False,
        source="第十四条",
        about=Label(
            "公安机关是否确定了日数；条文本身没有规定。",
            "Whether the police have set a number of days; the text itself sets none.",
        ),
    )

    relations = (
        follows("legacy", lambda f: f.in_use_on < COMMENCED),
        dated("filed", "filed_on"),
        belongs("change_days", to="change_days_set"),
        never(
            lambda f: f.legacy & f.on_trial,
            "施行前已经启用的不是仅为试运行",
            "what was in use before is not on trial only",
        ),
    )


TRIAL = OpenQuestion(
    id="video.14.trial",
    zh="试运行是否为“投入使用”",
    en="whether trial operation is being put into use",
    authority=COUNTY_POLICE,
    quote=THIRTY.quote,
)
FIRST_DAY = Reading(
    id="video.14.first_day",
    question_zh="“之日起”的三十日、九十日,当日是否计算在内?",
    question_en="is the day from which thirty or ninety days run counted itself?",
    options={
        "next_day": Label("当日不计,自次日起算", "it is not: the count begins on the day after"),
        "same_day": Label("当日计算在内", "it is"),
    },
    default="next_day",
    why=Label(
        "民事上以日计算的期间如此计算（民法典第二百零一条）；九十日在两种算法下均至2025年6月30日",
        "periods in days are so counted in civil law (Civil Code, article 201); 90 days end on 30 June 2025 either way",
    ),
    quote=THIRTY.quote,
)


@rule("应当备案", en="must be filed", at=A14)
def must_file(place: Facts[Place]) -> YesNo:
    """Whether a system there is filed under article 14: in the places of article 7, and in no other (article 9)."""
    return decide(
        when(is_managed(place), True, MANAGING_UNIT, CONTENTS),
        when(place.found_to_be == PlaceClass.OTHER_PUBLIC, False, EXEMPT),
        when(place.found_to_be == PlaceClass.NOT_PUBLIC, False, NOT_PUBLIC),
    )


@rule("备案的最后一日", en="last day to file", at=A14)
def filing_last_day(filing: Facts[Filing], place: Facts[Place]) -> Term[date]:
    """The last day to file: 30 days from use, 90 days from 1 April 2025 for systems in use before.

    A last day that is a day of rest is moved to the next working day; the first is not counted (`video.14.first_day`).
    """
    one = days(1)
    start, used = lift(VIDEO.commenced), filing.in_use_on
    old = FIRST_DAY.choose(next_day=start + NINETY, same_day=start + (lift(NINETY) - one))
    new = FIRST_DAY.choose(next_day=used + THIRTY, same_day=used + (lift(THIRTY) - one))
    return decide(
        when(filing.legacy, next_working_day(old), NINETY.quote, COMMENCED.quote),
        when(~filing.legacy, next_working_day(new), THIRTY.quote),
        provided=is_managed(place) & (filing.legacy | ~filing.on_trial | TRIAL.of(BOOL)),
    )


SEAT = OpenQuestion(
    id="video.14.seat",
    zh="系统与单位不在同一县的,向系统所在地还是单位所在地公安机关备案",
    en="which county takes the filing where that of the system and that of the unit differ",
    authority=COUNTY_POLICE,
    quote=CONTENTS,
    recommended=Label(
        "系统所在地:备案信息包括建设位置", "the place of the system: what is filed includes where it is built"
    ),
)


@rule("备案机关", en="office that takes the filing", at=A14)
def filing_office(filing: Facts[Filing], place: Facts[Place]) -> Term[FilingOffice]:
    """Which police take the filing: those of the county; affiliation in matters of security does not matter."""
    kind = word_of(FilingOffice)
    return decide(
        when(~filing.other_county, FilingOffice.LOCAL, CONTENTS),
        when(filing.other_county, SEAT.of(kind, FilingOffice.LOCAL, FilingOffice.UNIT)),
        provided=is_managed(place),
    )


@rule("备案情况", en="state of the filing", at=A14)
def filing_status(filing: Facts[Filing], place: Facts[Place]) -> Term[FilingStatus]:
    """How it stands with the filing on the day asked about (article 14)."""
    last = filing_last_day(filing, place)
    regular = filing.complete & filing.right_office
    in_time = filing.filed_on <= last
    return decide(
        when(filing.filed & in_time & regular, FilingStatus.TIMELY, CONTENTS),
        when(filing.filed & ~in_time & regular, FilingStatus.LATE, CONTENTS),
        when(filing.filed & ~regular, FilingStatus.DEFECTIVE, CONTENTS),
        when(~filing.filed & (last >= ON), FilingStatus.NOT_YET_DUE, CONTENTS),
        when(~filing.filed & (last < ON), FilingStatus.OVERDUE, CONTENTS),
        provided=is_managed(place),
    )


@duty("及时办理备案变更", en="file changes promptly", at=A14)
def changes_are_filed(filing: Facts[Filing], place: Facts[Place]) -> Duty:
    """What changes is filed promptly (article 14); a number of days is not in the text, see `change_last_day`."""
    done = filing.change_filed & filing.change_promptly
    return require(done, CHANGES, provided=is_managed(place))


@rule("备案变更的最后一日", en="last day to file a change", at=A14)
def change_last_day(filing: Facts[Filing], place: Facts[Place]) -> Term[date]:
    """The last day to file a change, where the police have set days; the text says “及时” and is silent on a number."""
    unset = Label("条文只说“及时”，未定日数", "the text says “promptly” and sets no days")
    return decide(
        when(filing.change_days_set, next_working_day(filing.changed_on + filing.change_days), CHANGES),
        silent(~filing.change_days_set, unset, CHANGES, authority=COUNTY_POLICE),
        provided=is_managed(place),
    )


@duty("备案信息真实", en="file the truth")
def filing_is_true(filing: Facts[Filing], place: Facts[Place]) -> Duty:
    """The managing unit answers for the truth of what it filed (article 14, paragraph 2)."""
    return require(filing.true, TRUE, provided=is_managed(place))
