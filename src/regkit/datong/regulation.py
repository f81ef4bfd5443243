"""大同市公共安全视频图像信息系统管理办法, 2008: who made it, its text, and the national law that came later."""

from __future__ import annotations

from datetime import date

from regkit.law.addresses import Address
from regkit.law.instruments import Affected, InstrumentKind, LaterLaw
from regkit.law.regulation import Regulation

__all__ = ["DATONG"]

NONE_FOUND = "no matching penalty clause found"

ORDER_799 = LaterLaw(
    id="cn/2025/799",
    title="公共安全视频图像信息系统管理条例",
    number="国务院令第799号",
    kind=InstrumentKind.ADMINISTRATIVE_REGULATION,
    in_force=date(2025, 4, 1),
    affects=(
        Affected(
            Address(9), "private places", "禁止; no fine of its own", "第八条、第二十七条: 没收, 罚款", "adds_fine"
        ),
        Affected(
            Address(15, 1), "filing", "竣工验收合格之日起30日内", "第十四条: 投入使用30日内", "different_start_event"
        ),
        Affected(
            Address(15, 2),
            "existing systems",
            "本办法施行之日起60日内",
            "第十四条: 90日 from 2025-04-01 (2025-06-30)",
            "different_start_event",
        ),
        Affected(
            Address(17, 1, 4),
            "retention",
            "15日以上,法律、法规另有规定的从其规定",
            "第十七条: 不少于30日; 30日后,对已经实现处理目的的,应当予以删除; "
            "第七条的场所, 不含第九条的其他公共场所和非公共场所",
            "stricter",
        ),
        Affected(
            Address(19, 1, 5),
            "moving equipment",
            "第三十一条 refers out",
            "第三十条: 警告; 拒不改正或者造成严重后果, 罚款; "
            "只及改动、迁移、拆除第七条的设备, 不及盗窃、损毁、喷涂、遮挡",
            "adds_fine",
        ),
        Affected(Address(23), "fine", "5000元以上2万元以下", NONE_FOUND, "no_counterpart"),
        Affected(Address(24), "fine", "1000元以下", f"第十一条; {NONE_FOUND}", "no_counterpart"),
        Affected(Address(25), "fine", "5000元以上2万元以下", NONE_FOUND, "no_counterpart"),
        Affected(
            Address(26),
            "fine",
            "单位1000元以下, 个人500元以下",
            "第二十六条: 责令限期改正并删除; 拒不改正, 没收; 个人5000元以下, 单位2万元以下",
            "replaced_range",
        ),
        Affected(
            Address(27),
            "fine",
            "1000元以下; 经营性单位1000元以上5000元以下",
            "第二十九条: 拒不改正的,处1万元以下罚款",
            "replaced_range",
        ),
        Affected(Address(28), "fine", "1000元以下", NONE_FOUND, "no_counterpart"),
        Affected(
            Address(29),
            "fine",
            "单位1000元以下; 责任人员200元以上500元以下",
            f"{NONE_FOUND}, save what 第三十一条 refers to other laws",
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
