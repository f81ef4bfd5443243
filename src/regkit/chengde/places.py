"""Where firms are registered and where projects lie, as far as the measures tell places apart."""

from __future__ import annotations

from regkit.language import Word
from regkit.law import Label

__all__ = [
    "CITY_DISTRICTS",
    "COUNTIES",
    "WITHIN_CHENGDE",
    "Origin",
    "Place",
]

OTHER_CITIES = tuple(
    f"{province}{city}*"
    for city in (
        *("石家庄市", "唐山市", "秦皇岛市", "邯郸市", "邢台市", "保定市", "张家口市", "沧州市", "廊坊市", "衡水市"),
        *("雄安新区", "定州市", "辛集市"),
    )
    for province in ("", "河北省", "河北")
)
PROVINCES = (
    *(
        "山西",
        "辽宁",
        "吉林",
        "黑龙江",
        "江苏",
        "浙江",
        "安徽",
        "福建",
        "江西",
        "山东",
        "河南",
        "湖北",
        "湖南",
        "广东",
        "海南",
    ),
    *("四川", "贵州", "云南", "陕西", "甘肃", "青海"),
)
REGIONS = ("内蒙古自治区", "广西壮族自治区", "西藏自治区", "宁夏回族自治区", "新疆维吾尔自治区", "上海市", "重庆市")
OTHER_PROVINCES = (
    *PROVINCES,
    *("上海", "重庆", "内蒙古", "广西", "西藏", "宁夏", "新疆"),
    *(f"{province}省*" for province in PROVINCES),
    *(f"{region}*" for region in REGIONS),
)


class Origin(Word):
    """Where a firm is registered, as far as the measures tell origins apart (articles 9, 10 and 12).

    A registered address says it as far as its province and city do; `河北省` alone says neither the city nor another.
    """

    LOCAL = "local", Label("本市", "of the city"), "承德", "承德市*", "河北省承德市*", "河北承德*"
    HEBEI_ELSEWHERE = "hebei_elsewhere", Label("本省外市", "from another city of Hebei"), *OTHER_CITIES
    BEIJING = "beijing", Label("北京", "from Beijing"), "北京市*"
    TIANJIN = "tianjin", Label("天津", "from Tianjin"), "天津市*"
    OTHER_PROVINCE = "other_province", Label("外省", "from another province"), *OTHER_PROVINCES
    OUTSIDE_MAINLAND = (
        "outside_mainland",
        Label("港澳台及境外", "from Hong Kong, Macao, Taiwan or abroad"),
        "香港*",
        "澳门*",
        "台湾*",
    )


class Place(Word):
    """A district or county of Chengde, or a place elsewhere."""

    SHUANGQIAO = "shuangqiao", Label("双桥区", "Shuangqiao district")
    DEVELOPMENT_ZONE = "development_zone", Label("开发区", "the development zone"), "高新区", "承德高新区"
    BINHE = "binhe", Label("滨河新区", "the Binhe new area")  # not named in article 5, which ends its list with 等
    SHUANGLUAN = "shuangluan", Label("双滦区", "Shuangluan district")
    YINGZI = "yingzi", Label("营子区", "Yingzi district"), "鹰手营子矿区"
    CHENGDE_COUNTY = "chengde_county", Label("承德县", "Chengde county")
    XINGLONG = "xinglong", Label("兴隆县", "Xinglong county")
    PINGQUAN = "pingquan", Label("平泉县", "Pingquan county")
    PINGQUAN_CITY = (
        "pingquan_city",
        Label("平泉市", "Pingquan city"),
    )  # the county since 2017; the text speaks of every county
    LUANPING = "luanping", Label("滦平县", "Luanping county")
    LONGHUA = "longhua", Label("隆化县", "Longhua county")
    FENGNING = "fengning", Label("丰宁县", "Fengning county"), "丰宁满族自治县"
    KUANCHENG = "kuancheng", Label("宽城县", "Kuancheng county"), "宽城满族自治县"
    WEICHANG = "weichang", Label("围场县", "Weichang county"), "围场满族蒙古族自治县"
    HEBEI_ELSEWHERE = "hebei_elsewhere", Label("本省外市", "another city of Hebei")
    OUTSIDE_HEBEI = "outside_hebei", Label("省外", "outside Hebei")


COUNTIES = (
    Place.CHENGDE_COUNTY,
    Place.XINGLONG,
    Place.PINGQUAN,
    Place.PINGQUAN_CITY,
    Place.LUANPING,
    Place.LONGHUA,
    Place.FENGNING,
    Place.KUANCHENG,
    Place.WEICHANG,
)
CITY_DISTRICTS = (Place.SHUANGQIAO, Place.DEVELOPMENT_ZONE)
WITHIN_CHENGDE = (*CITY_DISTRICTS, Place.BINHE, Place.SHUANGLUAN, Place.YINGZI, *COUNTIES)
