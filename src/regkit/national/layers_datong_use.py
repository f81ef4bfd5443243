"""Where the measures of Datong (2008) and Order 799 (2025) meet on running a system and on its footage."""

from __future__ import annotations

from regkit.datong import enough_officers as city_enough_officers
from regkit.datong.regulation import DATONG
from regkit.language import Label, OpenQuestion, Reading
from regkit.national.layers import OTHERWISE, Confidence, Effect, Governs, Meeting, Points, retention_in_force
from regkit.national.layers_datong_fines import AUTHORITY
from regkit.national.video import access_is_registered as national_access_is_registered
from regkit.national.video import conduct_is_forbidden as national_conduct_is_forbidden
from regkit.national.video import cooperates_with_inspection as national_cooperates_with_inspection
from regkit.national.video import person_may_view as national_person_may_view
from regkit.national.video import retention as national_retention
from regkit.national.video import runs_safely as national_runs_safely
from regkit.national.video import state_organ_may_access as national_state_organ_may_access
from regkit.national.video.regulation import VIDEO

__all__ = ["OWN_WORDS", "USE"]

point = Points(DATONG, VIDEO)
E, C, G = Effect, Confidence, Governs

POWER = Reading(
    id="datong.20.power",
    question_zh="本办法第二十条本身能否作为查看、调取的权限来源?",
    question_en="is article 20 of the measures by itself still a power to see and take footage?",
    options={
        "no": Label("不能,须有法律、行政法规的依据", "it is not: a law or administrative regulation is needed"),
        "yes": Label("能", "it is"),
    },
    default="no",
    why=Label(
        "条例第二十条要求依照法律、行政法规规定的权限和程序",
        "article 20 of Order 799 asks for the power and procedure of laws and administrative regulations",
    ),
    quote=DATONG.at("20").cite("有权查看、调取、复制公共安全视频图像信息资料"),
)
AGREEMENT = OpenQuestion(
    id="datong.18.agreement",
    zh="依第十八条协商确定的,是否仍为条例第二十三条第(二)项的妨碍",
    en="whether what was agreed under article 18 can still be hindering under article 23 (2) of Order 799",
    authority=AUTHORITY,
    quote=DATONG.at("18").cite("由公安机关予以协调"),
)
OWN_WORDS = Label("本办法从其规定", "the city's own words give way to it")

USE: tuple[Meeting, ...] = (
    point(
        "17.running",
        Label("系统运行和安全", "running the system, and its security"),
        (
            "17.1(2) 实行公共安全视频图像信息系统全天候不间断运行",
            "17.1(1) 建立公共安全视频图像信息系统安全管理、运行维护、应急处理、信息保密、值班监看、岗位技能培训等制度",
        ),
        (
            "15.1 保障系统连续、稳定、安全运行，确保视频图像信息的原始完整",
            "15.2 委托他人运营的，应当通过签订安全保密协议等方式",
        ),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("两者都须遵守;条例加上安全技术措施和委托协议", "both; Order 799 adds protection and the agreement"),
        national_rule=national_runs_safely,
        asked=("operation", "internal_systems", "room"),
    ),
    point(
        "17.watch",
        Label("专人值班监看等", "dedicated staff, and what else the city asks"),
        ("17.1(3) 设置专人值班监看", "6 按照有关规定给予奖励", "12 应当与主体工程同时设计、同时施工、同时投入使用"),
        (),
        (E.FURTHER, C.MEDIUM, G.CITY),
        Label("条例没有规定,不抵触", "Order 799 has nothing on it; no contradiction"),
        asked=("watch", "report"),
    ),
    point(
        "17.retention",
        Label("保存期限", "how long footage is kept"),
        ("17.1(4) 完整保存原始视频图像信息数据资料15日以上,法律、法规另有规定的从其规定", f"17.1(4) {OTHERWISE.words}"),
        ("17 应当保存不少于30日；30日后，对已经实现处理目的的视频图像信息，应当予以删除",),
        (E.REFERRED_TO, C.TEXT, G.NATIONAL),
        OWN_WORDS,
        city_rule=retention_in_force,
        national_rule=national_retention,
        asked=("retention",),
    ),
    point(
        "17.register",
        Label("调取登记", "the register of access"),
        ("17.1(5) 对查看、调取、复制视频图像信息资料的人员、内容、时间、用途、批准人应当严格执行有关规定,并进行登记",),
        ("16.2(3) 如实记录查阅、调取视频图像信息的事由、内容及调用人员的单位、姓名等信息",),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("登记事项相加", "the fields add up"),
        national_rule=national_access_is_registered,
    ),
    point(
        "17.viewing",
        Label("个人查阅、公开传播", "viewing by persons, and publication"),
        ("17.1(5) 并进行登记", "19(3) 买卖、散发、非法播放或者以其他方式非法传播公共安全视频图像信息资料"),
        (
            "21 本人、近亲属或者其他负有监护、看护、代管责任的人可以查阅关联的视频图像信息",
            "22 采取严格保护措施",
        ),
        (E.ADDS, C.HIGH, G.BOTH),
        Label(
            "经同意可以查阅,依本办法登记,不得非法传播",
            "with consent, registered as the city asks, and not passed on unlawfully",
        ),
        national_rule=national_person_may_view,
    ),
    point(
        "18.hindering",
        Label("服务于公共利益、无法避开的妨碍", "works of public interest that hinder and cannot be avoided"),
        ("18 不得妨碍已设置的公共安全视频图像信息设施的图像采集", "18 由公安机关予以协调"),
        ("23(2) 或者以喷涂、遮挡等方式妨碍其正常运行",),
        (E.OPEN, C.LOW, G.OPEN),
        Label(
            "条例没有协商的例外,但协商确定的难谓妨碍", "Order 799 has no such exception; what is agreed hardly hinders"
        ),
        rests_on=AGREEMENT,
    ),
    point(
        "19.conduct",
        Label("禁止的行为", "forbidden conduct"),
        ("19(5) 擅自改变公共安全视频图像信息系统用途、摄像设备位置和覆盖范围",),
        ("23(2) 擅自改动、迁移、拆除依据本条例第七条规定安装的图像采集设备及相关设施",),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("任一条文禁止即禁止", "forbidden if either forbids"),
        national_rule=national_conduct_is_forbidden,
    ),
    point(
        "20.access",
        Label("国家机关的权限", "the power of State organs"),
        ("20 具有突发事件调查、处置权的人民政府及其有关部门有权查看、调取、复制公共安全视频图像信息资料",),
        ("20 应当依照法律、行政法规规定的权限、程序进行", "20 不得超出履行法定职责所必需的范围和限度"),
        (E.CONTRADICTS, C.MEDIUM, G.NATIONAL),
        Label("地方政府规章不是权限来源", "a city's rule is no source of that power"),
        rests_on=POWER,
        national_rule=national_state_organ_may_access,
    ),
    point(
        "21.two_officers",
        Label("调取的手续", "the manner of access"),
        ("21(1) 工作人员不得少于两人",),
        ("20 应当依照法律、行政法规规定的权限、程序进行",),
        (E.SIDE_BY_SIDE, C.MEDIUM, G.CITY),
        Label("两名工作人员等手续不与条例抵触", "two officers and papers contradict nothing"),
        city_rule=city_enough_officers,
    ),
    point(
        "22.inspection",
        Label("监督检查", "inspection"),
        ("22 公安机关应当对公共安全视频图像信息系统的日常使用、维护情况进行监督检查,发现问题督促相关单位及时整改",),
        ("24.1 有关单位或者个人应当予以协助、配合",),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("同一方向;两者都没有拒绝检查的罚则", "the same direction; neither punishes refusing"),
        national_rule=national_cooperates_with_inspection,
    ),
    point(
        "33.commencement",
        Label("施行日期", "commencement"),
        ("33 本办法自2008年3月1日起施行",),
        ("34 本条例自2025年4月1日起施行",),
        (E.SIDE_BY_SIDE, C.TEXT, G.BOTH),
        Label("各自自施行之日起;本办法的条文没有终期", "each from its day; the city's text names no end"),
    ),
)
"""The points on running a system, keeping footage, and who may see it."""
