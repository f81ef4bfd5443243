"""大同市公共安全视频图像信息系统管理办法, 2008: who made it, its text, and the national law that came later."""

from __future__ import annotations

from datetime import date

from regkit.law.addresses import Address
from regkit.law.instruments import Affected, InstrumentKind, LaterLaw
from regkit.law.labels import Label
from regkit.law.regulation import Regulation

__all__ = ["DATONG"]

NONE_FOUND = Label("未见对应的罚则", "no matching penalty clause was found")
FINE = Label("罚款", "fine")
UP_TO_1000 = Label("1000元以下", "up to ¥1,000")
UP_TO_20000 = Label("5000元以上2万元以下", "¥5,000 to ¥20,000")

ORDER_799 = LaterLaw(
    id="cn/2025/799",
    title=Label(
        "公共安全视频图像信息系统管理条例", "Regulation on the Administration of Public Security Video Systems"
    ),
    number=Label("国务院令第799号", "State Council Order No. 799"),
    kind=InstrumentKind.ADMINISTRATIVE_REGULATION,
    in_force=date(2025, 4, 1),
    affects=(
        Affected(
            Address(9),
            Label("涉及隐私的场所", "places that touch privacy"),
            Label("禁止设置，本条未定罚款", "forbidden, with no fine of its own"),
            Label(
                "第八条、第二十七条：公共场所的这些部位禁止安装，没收设备并处罚款",
                "articles 8 and 27: forbidden in public places; devices are confiscated and a fine follows",
            ),
            "adds_fine",
        ),
        Affected(
            Address(10),
            Label("公园由谁建设", "who builds in parks"),
            Label("由政府统一规划建设", "the government plans and builds"),
            Label(
                "第七条：公园等人员聚集场所由负有经营管理责任的单位建设",
                "article 7: parks and other places where people gather are built by the unit that runs them",
            ),
            "other_builder",
        ),
        Affected(
            Address(15, 1),
            Label("备案", "filing"),
            Label("自竣工验收合格之日起30日内", "within 30 days of acceptance"),
            Label(
                "第十四条：投入使用之日起30日内；只及第七条的场所",
                "article 14: within 30 days of being put into use; for the places of article 7 only",
            ),
            "different_start_event",
        ),
        Affected(
            Address(15, 2),
            Label("施行前已经建成的系统", "existing systems"),
            Label("自本办法施行之日起60日内", "within 60 days of commencement"),
            Label(
                "第十四条：自2025年4月1日起90日内（至2025年6月30日）；只及第七条的场所",
                "article 14: within 90 days of 1 April 2025 (until 30 June 2025); for the places of article 7 only",
            ),
            "different_start_event",
        ),
        Affected(
            Address(17, 1, 4),
            Label("保存期限", "retention"),
            Label(
                "15日以上，法律、法规另有规定的从其规定", "15 days or more, unless a law or regulation says otherwise"
            ),
            Label(
                "第十七条：不少于30日；30日后，对已经实现处理目的的，应当予以删除；"
                "只及第七条的场所，不及第九条的其他公共场所和非公共场所",
                "article 17: not less than 30 days, and deletion after them once the purpose is achieved; for the "
                "places of article 7 only, not for other public places (article 9) or places that are not public",
            ),
            "stricter",
        ),
        Affected(
            Address(19, 1, 5),
            Label("改动、迁移设备", "altering or moving equipment"),
            Label("第三十一条转致其他法律", "article 31 refers to other law"),
            Label(
                "第三十条：警告；拒不改正或者造成严重后果的，处以罚款；"
                "只及改动、迁移、拆除第七条的设备，不及盗窃、损毁、喷涂、遮挡",
                "article 30: a warning; on refusal or grave results a fine; for altering, moving or removing devices "
                "of article 7 only, not for theft, damage, spraying or covering",
            ),
            "adds_fine",
        ),
        Affected(
            Address(20),
            Label("国家机关的权限", "the power of State organs"),
            Label("有权查看、调取、复制", "they may see, take and copy footage"),
            Label(
                "第二十条：依照法律、行政法规规定的权限、程序",
                "article 20: by the power and procedure of laws and administrative regulations",
            ),
            "other_source_of_power",
        ),
        Affected(Address(23), FINE, UP_TO_20000, NONE_FOUND, "no_counterpart"),
        Affected(
            Address(24),
            FINE,
            UP_TO_1000,
            Label("对应第十一条，未见对应的罚则", "its article 11 corresponds; no matching penalty clause was found"),
            "no_counterpart",
        ),
        Affected(Address(25), FINE, UP_TO_20000, NONE_FOUND, "no_counterpart"),
        Affected(
            Address(26),
            FINE,
            Label("单位1000元以下，个人500元以下", "a unit up to ¥1,000, an individual up to ¥500"),
            Label(
                "第二十六条：责令限期改正并删除；拒不改正的，没收设备，并处个人5000元以下、单位2万元以下罚款，"
                "对直接负责的主管人员和其他直接责任人员处5000元以下罚款",
                "article 26: an order to correct within a time limit and to delete; on refusal confiscation and a "
                "fine of up to ¥5,000 for an individual, ¥20,000 for a unit, "
                "¥5,000 for each person directly responsible",
            ),
            "replaced_range",
        ),
        Affected(
            Address(27),
            FINE,
            Label("1000元以下；经营性单位1000元以上5000元以下", "up to ¥1,000; for a business ¥1,000 to ¥5,000"),
            Label(
                "第二十九条：拒不改正的，处1万元以下罚款；没有警告，不及个人，只及第七条的场所",
                "article 29: on refusal a fine of up to ¥10,000, no warning, no persons; for places of article 7 only",
            ),
            "replaced_range",
        ),
        Affected(Address(28), FINE, UP_TO_1000, NONE_FOUND, "no_counterpart"),
        Affected(
            Address(29),
            FINE,
            Label(
                "单位1000元以下；责任人员200元以上500元以下",
                "a unit up to ¥1,000; each person responsible ¥200 to ¥500",
            ),
            Label(
                "除第三十一条转致其他法律外，未见对应的罚则",
                "no matching penalty clause was found, save what article 31 refers to other laws",
            ),
            "no_counterpart",
        ),
    ),
    text_seen="full",
    source="github:LawRefBook/Laws@2f4c5c2",
)

DATONG = Regulation.load(
    "regkit.datong",
    "text.txt",
    sha256="2850087ffa86b1cc4be461e8f673b496311922d985a408b6d9faaa68680285c8",
    short="datong",
    id="cn-140200/2008/61",
    title="大同市公共安全视频图像信息系统管理办法",
    number="大同市人民政府令第61号",
    issuer="大同市人民政府",
    kind=InstrumentKind.LOCAL_GOVERNMENT_RULE,
    adopted=date(2008, 1, 28),
    promulgated=date(2008, 1, 28),
    commenced=date(2008, 3, 1),
    interpreter=None,
    later_law=(ORDER_799,),
    source="as published on the web, with its order; whether it was repealed is not known (2026-11-23)",
)
