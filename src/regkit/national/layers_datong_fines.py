"""What the measures of Datong (2008) may still punish beside Order 799 (2025), point by point."""

from __future__ import annotations

from regkit.datong import fine as city_fine
from regkit.datong import fine_is_available as city_fine_is_available
from regkit.datong.regulation import DATONG
from regkit.language import Label, OpenQuestion, Reading
from regkit.law.numerals import numeral
from regkit.national.layers import Confidence, Effect, Governs, Meeting, Points
from regkit.national.video import fine as national_fine
from regkit.national.video import fine_is_available as national_fine_is_available
from regkit.national.video import refers_to_data_laws as national_refers_to_data_laws
from regkit.national.video.regulation import VIDEO

__all__ = ["AUTHORITY", "DISPLACED", "EARLIER_ACTS", "FINES", "STILL_FINED"]

point = Points(DATONG, VIDEO)
E, C, G = Effect, Confidence, Governs
AUTHORITY = Label("大同市人民政府 / 山西省人民政府 / 人民法院", "the governments of Datong and Shanxi, and the courts")

UNIT_26 = "26 属单位设置的,对单位可并处1000元以下罚款"
DISPLACED = Reading(
    id="datong.26.displaced",
    question_zh="条例已规定处罚的行为,本办法另定的处罚条件、种类和幅度是否还适用?",
    question_en="where the national text punishes conduct, do the city's conditions, kinds and ranges still apply?",
    options={
        "national": Label("不适用,依条例", "they do not; the national ones do"),
        "within": Label(
            "在条例的行为、种类和幅度之内仍适用",
            "they do, within the acts, kinds and ranges of the national regulation",
        ),
    },
    default="national",
    why=Label(
        "地方政府规章只能在国家规定的行为、种类和幅度之内作具体规定（行政处罚法第十四条第一款）",
        "a rule of a local government may only specify within the national acts, kinds and ranges (行政处罚法 14.1)",
    ),
    quote=DATONG.at("26").cite("属单位设置的,对单位可并处1000元以下罚款"),
)
STILL_FINED = OpenQuestion(
    id="datong.25.still_fined",
    zh="条例规范而未设处罚的行为,本办法的罚款是否还有依据",
    en="whether the city's fine stands for conduct that the national regulation governs without a penalty",
    authority=AUTHORITY,
    quote=DATONG.at("25").cite("逾期不改正的,对单位处5000元以上2万元以下罚款"),
    recommended=Label("不再罚款,仍可责令改正", "no more fine, but an order to correct is still possible"),
)
EARLIER_ACTS = OpenQuestion(
    id="datong.33.earlier_acts",
    zh="被上位法取代是否为行政处罚法第三十七条的“已被修改或者废止”",
    en="whether being displaced by a higher text is being amended or repealed in article 37 of the law on penalties",
    authority=Label("公安机关 / 人民法院", "the police and the courts"),
    quote=DATONG.at("33").cite("本办法自2008年3月1日起施行"),
    recommended=Label("适用较轻的规定", "the milder of the two applies"),
)
NO_COUNTERPART = Label("条例规范该行为而未设处罚", "the national regulation governs the conduct without a penalty")
UNPUNISHED: tuple[tuple[int, str, str, Confidence, str], ...] = (
    (
        23,
        "对单位处5000元以上2万元以下罚款",
        "19 接受委托承担公共安全视频系统设计、施工、检验、验收、维护等工作的单位及其工作人员",
        C.LOW,
        "",
    ),
    (24, "并对建设单位处1000元以下罚款", "11 应当按照相关标准建设公共安全视频系统", C.MEDIUM, "acceptance"),
    (
        25,
        "逾期不改正的,对单位处5000元以上2万元以下罚款",
        "7.2 由对相应场所负有经营管理责任的单位按照相关标准建设",
        C.MEDIUM,
        "install",
    ),
    (28, "对单位处1000元以下罚款", "11 应当按照相关标准建设公共安全视频系统", C.MEDIUM, "standards interface"),
    (
        29,
        "对单位处1000元以下罚款",
        "31 未履行网络安全、数据安全和个人信息保护义务",
        C.MEDIUM,
        "operation internal_systems watch report room retention",
    ),
)
"""The fines of the city for what Order 799 governs without one: article, words, national words, topics of findings."""

FINES: tuple[Meeting, ...] = (
    point(
        "5.no_consent",
        Label("未征得涉密单位同意的处罚", "the sanction for missing consent"),
        ("5.1 严格按照国家有关法律、法规规定执行",),
        ("28 未依照本条例第十条规定征得相关涉密单位同意安装图像采集设备及相关设施的",),
        (E.ADDS, C.HIGH, G.NATIONAL),
        Label("新的违法行为,不须先责令改正", "a new act, punished at once"),
        national_rule=national_fine,
    ),
    point(
        "9.fine",
        Label("隐私部位的处罚", "the sanction for private spots"),
        ("9 禁止在卫生间、浴室、更衣室、旅馆客房和员工、学生宿舍等涉及公民隐私的场所设置视频监控设施、设备",),
        ("27.1 由公安机关没收相关设备设施，删除所收集的视频图像信息", "27.2 拒不改正或者造成严重后果的"),
        (E.ADDS, C.TEXT, G.NATIONAL),
        Label("本办法第九条没有自己的罚款", "article 9 of the measures has no fine of its own"),
        national_rule=national_fine,
    ),
    point(
        "19.fine",
        Label("改动、迁移、拆除设备的处罚", "the sanction for altering, moving or removing devices"),
        (
            "19(1) 盗窃、损毁公共安全视频图像信息系统的设施、设备",
            "19(5) 擅自改变公共安全视频图像信息系统用途、摄像设备位置和覆盖范围",
        ),
        ("30 违反本条例第二十三条第二项规定擅自改动、迁移、拆除图像采集设备及相关设施的",),
        (E.ADDS, C.HIGH, G.NATIONAL),
        Label(
            "只及改动、迁移、拆除第七条的设备;其余依本办法第三十一条和其他法律",
            "its three verbs and devices of article 7 only; for the rest article 31 of the measures and other law",
        ),
        national_rule=national_fine,
    ),
    point(
        "26.fine",
        Label("擅自设置的罚款", "the fine for unauthorised devices"),
        (UNIT_26, "26 属个人设置的,对个人可并处500元以下罚款"),
        ("26 由公安机关责令限期改正，并删除所收集的视频图像信息", "26 拒不改正的"),
        (E.CONTRADICTS, C.HIGH, G.NATIONAL),
        Label("条例只在拒不改正时罚款", "the national regulation fines only on refusal"),
        rests_on=DISPLACED,
        city_rule=city_fine_is_available,
        national_rule=national_fine_is_available,
        elsewhere=G.OPEN,
    ),
    point(
        "27.fine",
        Label("未备案的罚款", "the fine for not filing"),
        ("27 属于经营性单位的处1000元以上5000元以下罚款",),
        ("29 由公安机关责令限期改正；拒不改正的，处1万元以下罚款",),
        (E.CONTRADICTS, C.MEDIUM, G.NATIONAL),
        Label(
            "条件、种类和幅度不同;本市幅度可作具体规定主张",
            "conditions, kinds and range differ; the city's range may be pleaded as a specification",
        ),
        elsewhere=G.OPEN,
        rests_on=DISPLACED,
        city_rule=city_fine,
        national_rule=national_fine,
        asked=("filing, breached",),
    ),
    *(
        point(
            f"{article}.fine",
            Label(f"第{numeral(int(article))}条的罚款", f"the fine of article {article}"),
            (f"{article} {words}",),
            (theirs,),
            (E.OPEN, sure, G.OPEN),
            NO_COUNTERPART,
            rests_on=STILL_FINED,
            city_rule=city_fine_is_available,
            asked=tuple(f"{topic}, breached" for topic in topics.split()),
        )
        for article, words, theirs, sure, topics in UNPUNISHED
    ),
    point(
        "31.referrals",
        Label("依照其他法律处罚", "sanctions under other laws"),
        ("31 构成违反治安管理行为的,依照《中华人民共和国治安管理处罚法》予以处罚", "30 依法予以处罚"),
        ("31 依照《中华人民共和国网络安全法》、《中华人民共和国数据安全法》",),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("两者都指引其他法律,没有数额", "both refer to other laws, without amounts"),
        national_rule=national_refers_to_data_laws,
    ),
    point(
        "32.officials",
        Label("责任人员的处分", "discipline of those responsible"),
        ("32 对单位主要负责人和直接责任人员依法给予行政处分",),
        ("32.1 对负有责任的领导人员和直接责任人员依法给予处分",),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("处分,非行政处罚", "discipline, no administrative penalty"),
    ),
    point(
        "33.earlier_acts",
        Label("施行前的行为、施行后的决定", "acts before, decisions after"),
        ("33 本办法自2008年3月1日起施行",),
        ("34 本条例自2025年4月1日起施行",),
        (E.OPEN, C.MEDIUM, G.OPEN),
        Label(
            "施行前终了的行为依本办法,不适用条例较重的幅度;条例较轻的是否适用未定",
            "acts that ended before are the city's, never with the heavier national range; a milder one is open",
        ),
        rests_on=EARLIER_ACTS,
    ),
)
"""The points on sanctions."""
