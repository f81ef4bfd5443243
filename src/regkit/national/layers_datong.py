"""Where the measures of Datong (2008) and Order 799 (2025) meet, point by point."""

from __future__ import annotations

from typing import Any

from regkit import datong
from regkit.datong.regulation import DATONG
from regkit.language import Label, OpenQuestion, Reading
from regkit.law import Quote
from regkit.national import video
from regkit.national.layers import (
    OTHERWISE,
    Confidence,
    Effect,
    Governs,
    Meeting,
    retention_in_force,
)
from regkit.national.video.regulation import VIDEO

__all__ = ["DATONG_AND_VIDEO", "DISPLACED", "STILL_FINED"]

AUTHORITY = Label("大同市人民政府 / 山西省人民政府 / 人民法院", "the governments of Datong and Shanxi, and the courts")


def _city(article: int, words: str, *, paragraph: int = 1, point: int | None = None) -> Quote:
    part = DATONG.article(article).para(paragraph)
    return (part if point is None else part.point(point)).quote(words)


def _national(article: int, words: str, *, paragraph: int = 1, point: int | None = None) -> Quote:
    part = VIDEO.article(article).para(paragraph)
    return (part if point is None else part.point(point)).quote(words)


RANGES_26 = _city(26, "属单位设置的,对单位可并处1000元以下罚款")
DISPLACED = Reading(
    id="datong.26.displaced",
    question_zh="条例已规定处罚的行为,本办法另定的处罚条件、种类和幅度是否还适用?",
    question_en="where the national text punishes conduct, do the city's conditions and ranges still apply?",
    options={
        "national": Label("不适用,依条例", "they do not; the national ones do"),
        "within": Label("在条例的行为、种类和幅度之内仍适用", "they do, within those of the national regulation"),
    },
    default="national",
    why="a rule of a local government may only specify within the national acts, kinds and ranges (行政处罚法 14.1)",
    quote=RANGES_26,
)
STILL_FINED = OpenQuestion(
    id="datong.25.still_fined",
    zh="条例规范而未设处罚的行为,本办法的罚款是否还有依据",
    en="whether the city's fine stands for conduct that the national regulation governs without a penalty",
    authority=AUTHORITY,
    quote=_city(25, "逾期不改正的,对单位处5000元以上2万元以下罚款"),
    recommended="不再罚款,仍可责令改正",
)
CLOCKS = Reading(
    id="datong.15.national_clock",
    question_zh="备案期限、机关依条例还是依本办法?",
    question_en="does the filing follow the national period and office, or the city's?",
    options={
        "national": Label("依条例", "the national ones"),
        "both": Label("两者都须遵守", "both are to be kept"),
    },
    default="national",
    why="a city's earlier day shortens the time that the higher text gives, and its other papers add a condition",
    quote=_city(15, "应当自竣工验收合格之日起30日内"),
)
PARKS = Reading(
    id="datong.10.parks",
    question_zh="公园的系统由经营管理单位建设,是否仍须纳入政府统一规划?",
    question_en="must the unit that runs a park still wait for the government's plan?",
    options={
        "operator": Label("不须,由经营管理单位建设", "it need not: the operator builds"),
        "government": Label("仍由政府统一规划建设", "it must: the government builds"),
    },
    default="operator",
    why="article 7, paragraph 2, item (1), of Order 799 names parks among the places whose operators build",
    quote=_city(10, "公园等公共场所公共安全视频图像信息系统由政府统一规划建设"),
)
POWER = Reading(
    id="datong.20.power",
    question_zh="本办法第二十条本身能否作为查看、调取的权限来源?",
    question_en="is article 20 of the measures by itself still a power to see and take footage?",
    options={
        "no": Label("不能,须有法律、行政法规的依据", "it is not: a law or administrative regulation is needed"),
        "yes": Label("能", "it is"),
    },
    default="no",
    why="article 20 of Order 799 asks for the power and procedure of laws and administrative regulations",
    quote=_city(20, "有权查看、调取、复制公共安全视频图像信息资料"),
)

FINES: tuple[tuple[int, str, Quote, Confidence], ...] = (
    (
        23,
        "对单位处5000元以上2万元以下罚款",
        _national(19, "接受委托承担公共安全视频系统设计、施工、检验、验收、维护等工作的单位及其工作人员"),
        Confidence.LOW,
    ),
    (24, "并对建设单位处1000元以下罚款", _national(11, "应当按照相关标准建设公共安全视频系统"), Confidence.MEDIUM),
    (
        25,
        "逾期不改正的,对单位处5000元以上2万元以下罚款",
        _national(7, "由对相应场所负有经营管理责任的单位按照相关标准建设", paragraph=2),
        Confidence.MEDIUM,
    ),
    (28, "对单位处1000元以下罚款", _national(11, "应当按照相关标准建设公共安全视频系统"), Confidence.MEDIUM),
    (29, "对单位处1000元以下罚款", _national(31, "未履行网络安全、数据安全和个人信息保护义务"), Confidence.MEDIUM),
)
"""The fines of the city for conduct that Order 799 governs without a fine of its own."""


def _meeting(id_: str, topic: Label, city: tuple[Quote, ...], national: tuple[Quote, ...], **more: Any) -> Meeting:
    return Meeting(id=f"datong.{id_}", topic=topic, city=city, national=national, **more)


NO_COUNTERPART = Label("条例规范该行为而未设处罚", "the national regulation governs the conduct without a penalty")
OWN_WORDS = Label("本办法从其规定", "the city's own words give way to it")

DATONG_AND_VIDEO: tuple[Meeting, ...] = (
    _meeting(
        "5.secrets",
        Label("涉密单位周边", "beside units with secrets"),
        (_city(5, "严格按照国家有关法律、法规规定执行"),),
        (_national(10, "应当事先征得相关涉密单位的同意"),),
        effect=Effect.REFERRED_TO,
        confidence=Confidence.MEDIUM,
        governs=Governs.NATIONAL,
        why=OWN_WORDS,
        national_rule=video.consents_first,
    ),
    _meeting(
        "9.spots",
        Label("禁止安装的部位", "forbidden spots"),
        (_city(9, "禁止在卫生间、浴室、更衣室、旅馆客房和员工、学生宿舍等涉及公民隐私的场所设置视频监控设施、设备"),),
        (_national(8, "禁止在公共场所的下列区域、部位安装图像采集设备及相关设施"),),
        effect=Effect.SIDE_BY_SIDE,
        confidence=Confidence.HIGH,
        governs=Governs.BOTH,
        why=Label(
            "任一条文禁止即禁止;罚款只依条例第二十七条", "forbidden if either forbids; a fine only under article 27"
        ),
        city_rule=datong.is_private_spot,
        national_rule=video.is_forbidden_spot,
    ),
    _meeting(
        "10.parks",
        Label("公园由谁建设", "who builds in parks"),
        (_city(10, "公园等公共场所公共安全视频图像信息系统由政府统一规划建设"),),
        (
            _national(7, "由对相应场所负有经营管理责任的单位按照相关标准建设", paragraph=2),
            _national(7, "公园、公共停车场等人员聚集场所", paragraph=2, point=1),
        ),
        effect=Effect.CONTRADICTS,
        confidence=Confidence.HIGH,
        governs=Governs.NATIONAL,
        why=Label("条例将公园交由经营管理单位建设", "the higher text gives parks to those who run them"),
        rests_on=PARKS,
        city_rule=datong.may_place_camera,
        national_rule=video.may_install,
    ),
    _meeting(
        "13.sign",
        Label("提示标识", "the sign"),
        (),
        (_national(13, "并设置显著的提示标识"),),
        effect=Effect.ADDS,
        confidence=Confidence.TEXT,
        governs=Governs.NATIONAL,
        why=Label("本办法没有规定", "the city has nothing on it"),
        national_rule=video.shows_sign,
    ),
    _meeting(
        "15.filing",
        Label("备案期限", "the period for filing"),
        (_city(15, "应当自竣工验收合格之日起30日内"),),
        (_national(14, "应当在系统投入使用之日起30日内"), _national(14, "向所在地县级人民政府公安机关备案")),
        effect=Effect.CONTRADICTS,
        confidence=Confidence.MEDIUM,
        governs=Governs.NATIONAL,
        elsewhere=Governs.OPEN,
        why=Label("起算日、机关和材料不同,两者都显示", "another start, office and list of papers; both days are shown"),
        rests_on=CLOCKS,
        city_rule=datong.filing_last_day,
        national_rule=video.filing_last_day,
    ),
    _meeting(
        "17.retention",
        Label("保存期限", "how long footage is kept"),
        (_city(17, "完整保存原始视频图像信息数据资料15日以上,法律、法规另有规定的从其规定", point=4), OTHERWISE),
        (_national(17, "应当保存不少于30日"),),
        effect=Effect.REFERRED_TO,
        confidence=Confidence.TEXT,
        governs=Governs.NATIONAL,
        why=OWN_WORDS,
        city_rule=retention_in_force,
        national_rule=video.retention,
    ),
    _meeting(
        "17.register",
        Label("调取登记", "the register of access"),
        (_city(17, "并进行登记", point=5),),
        (_national(16, "建立信息调用登记制度", paragraph=2, point=3),),
        effect=Effect.SIDE_BY_SIDE,
        confidence=Confidence.HIGH,
        governs=Governs.BOTH,
        why=Label("登记事项相加", "the fields add up"),
        national_rule=video.access_is_registered,
    ),
    _meeting(
        "20.access",
        Label("国家机关的权限", "the power of State organs"),
        (_city(20, "有权查看、调取、复制公共安全视频图像信息资料"),),
        (_national(20, "应当依照法律、行政法规规定的权限、程序进行"),),
        effect=Effect.CONTRADICTS,
        confidence=Confidence.MEDIUM,
        governs=Governs.NATIONAL,
        why=Label("地方政府规章不是权限来源", "a city's rule is no source of that power"),
        rests_on=POWER,
        national_rule=video.state_organ_may_access,
    ),
    _meeting(
        "21.two_officers",
        Label("调取的手续", "the manner of access"),
        (_city(21, "工作人员不得少于两人", point=1),),
        (_national(20, "应当依照法律、行政法规规定的权限、程序进行"),),
        effect=Effect.SIDE_BY_SIDE,
        confidence=Confidence.MEDIUM,
        governs=Governs.CITY,
        why=Label("两名工作人员等手续不与条例抵触", "two officers and papers contradict nothing"),
    ),
    _meeting(
        "26.fine",
        Label("擅自设置的罚款", "the fine for unauthorised devices"),
        (RANGES_26, _city(26, "属个人设置的,对个人可并处500元以下罚款")),
        (_national(26, "由公安机关责令限期改正，并删除所收集的视频图像信息"), _national(26, "拒不改正的")),
        effect=Effect.CONTRADICTS,
        confidence=Confidence.HIGH,
        governs=Governs.NATIONAL,
        why=Label("条例只在拒不改正时罚款", "the national regulation fines only on refusal"),
        rests_on=DISPLACED,
        city_rule=datong.fine_is_available,
        national_rule=video.fine_is_available,
    ),
    _meeting(
        "27.fine",
        Label("未备案的罚款", "the fine for not filing"),
        (_city(27, "属于经营性单位的处1000元以上5000元以下罚款"),),
        (_national(29, "拒不改正的，处1万元以下罚款"),),
        effect=Effect.CONTRADICTS,
        confidence=Confidence.MEDIUM,
        governs=Governs.NATIONAL,
        elsewhere=Governs.OPEN,
        why=Label(
            "条件、种类和幅度不同;本市幅度可作具体规定主张", "conditions and range differ; the city's may be pleaded"
        ),
        rests_on=DISPLACED,
        city_rule=datong.fine,
        national_rule=video.fine,
    ),
    *(
        _meeting(
            f"{article}.fine",
            Label(f"第{article}条的罚款", f"the fine of article {article}"),
            (_city(article, words),),
            (theirs,),
            effect=Effect.OPEN,
            confidence=sure,
            governs=Governs.OPEN,
            why=NO_COUNTERPART,
            rests_on=STILL_FINED,
            city_rule=datong.fine_is_available,
        )
        for article, words, theirs, sure in FINES
    ),
)
"""The points at which the two meet; what is not here is the same in both, or in one of them alone."""
