"""第十五条: with which police office a system is filed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from regkit.datong.facts import ISSUER
from regkit.datong.regulation import DATONG
from regkit.language import (
    Facts,
    Flag,
    Label,
    OpenQuestion,
    Said,
    Subject,
    Term,
    Word,
    decide,
    fact,
    follows,
    record,
    rule,
    when,
)
from regkit.language.kinds import word_of

__all__ = [
    "District",
    "FilingPlace",
    "FilingRoute",
    "PoliceOffice",
    "filing_authority",
    "filing_district",
    "filing_route",
]

A15 = DATONG.article(15)
BY_AFFILIATION = A15.para(1).quote("按照治安保卫工作隶属关系向公安机关负责公共安全视频图像信息系统的机构备案")
BY_LOCATION = A15.para(1).quote(
    "没有明确治安保卫工作隶属关系的,向所在地的区、县公安机关负责公共安全视频图像信息系统的机构备案"
)

# ── 备案机关 ────────────────────────────────────────────────────────────────────────────────────────────────


class District(Word):
    """A district or county of Datong, of 2008 or of today."""

    CHENGQU = "chengqu", Label("城区", "Chengqu district")
    KUANGQU = "kuangqu", Label("矿区", "Kuangqu district")
    NANJIAO = "nanjiao", Label("南郊区", "Nanjiao district")
    XINRONG = "xinrong", Label("新荣区", "Xinrong district")
    PINGCHENG = "pingcheng", Label("平城区", "Pingcheng district")
    YUNGANG = "yungang", Label("云冈区", "Yungang district")
    YUNZHOU = "yunzhou", Label("云州区", "Yunzhou district")
    DATONG_COUNTY = "datong_county", Label("大同县", "Datong county")
    YANGGAO = "yanggao_county", Label("阳高县", "Yanggao county")
    TIANZHEN = "tianzhen_county", Label("天镇县", "Tianzhen county")
    GUANGLING = "guangling_county", Label("广灵县", "Guangling county")
    LINGQIU = "lingqiu_county", Label("灵丘县", "Lingqiu county")
    HUNYUAN = "hunyuan_county", Label("浑源县", "Hunyuan county")
    ZUOYUN = "zuoyun_county", Label("左云县", "Zuoyun county")

    @property
    def gb2260(self) -> str:
        """The six-digit code of GB/T 2260, of 2008 or, for a district made in 2018, of today."""
        return GB2260[self]


GB2260 = {
    District.CHENGQU: "140202",
    District.KUANGQU: "140203",
    District.NANJIAO: "140211",
    District.XINRONG: "140212",
    District.PINGCHENG: "140213",
    District.YUNGANG: "140214",
    District.YUNZHOU: "140215",
    District.YANGGAO: "140221",
    District.TIANZHEN: "140222",
    District.GUANGLING: "140223",
    District.LINGQIU: "140224",
    District.HUNYUAN: "140225",
    District.ZUOYUN: "140226",
    District.DATONG_COUNTY: "140227",
}
"""Codes of the divisions: Chengqu, Kuangqu, Nanjiao and Datong county until 2018, Pingcheng, Yungang, Yunzhou since."""


class FilingPlace(Subject):
    """备案机关的确定: where a unit and its system stand."""

    zh: ClassVar[str] = "备案地点"

    affiliated: Said[Flag] = fact(
        "有明确治安保卫工作隶属关系",
        en="the unit has a clear affiliation in security work",
        source="第十五条",
        about=Label(
            "是否有明确的隶属关系，例如铁路单位与铁路公安机关之间的隶属关系。",
            "Whether the unit clearly belongs to a police organ in security work, as railway units belong to "
            "the railway police.",
        ),
    )
    organ: Said[str] = fact(
        "隶属的公安机关名称",
        en="police organ by affiliation",
        source="第十五条",
        about=Label(
            "有明确隶属关系的，该公安机关的名称。",
            "The name of the police organ to which the unit clearly belongs, where there is one.",
        ),
    )
    system_district: Said[District] = fact(
        "系统所在区县",
        en="district of the system",
        source="第十五条",
        about=Label(
            "系统设在哪一个县、区；没有明确隶属关系的，向所在地的区、县公安机关备案。",
            "The district or county in which the system stands; its police take the filing of a unit that "
            "belongs to no other.",
        ),
    )
    unit_district: Said[District] = fact(
        "单位所在区县",
        en="district of the unit",
        source="第十五条",
        about=Label(
            "单位设在哪一个县、区；与系统不在同一县、区的，才有区别。",
            "The district or county in which the unit is; it matters where the system stands in another.",
        ),
    )
    same_district: Said[Flag] = fact(
        "系统与单位在同一区县",
        en="the system stands in the district or county of its unit",
        presumed=True,
        source="第十五条",
        about=Label(
            "系统与单位是否在同一县、区；两者都说了的，由其推得。",
            "Whether the system and the unit are in one district or county; concluded from the two where "
            "both are said.",
        ),
        denied=Label("系统与单位不在同一区县", "the system stands in another district or county than its unit"),
    )

    relations = (follows("same_district", lambda f: f.system_district == f.unit_district),)


class FilingRoute(Word):
    """Which of the two offices it is."""

    AFFILIATION = "affiliation", Label("隶属的公安机关", "the police by affiliation")
    LOCATION = "location", Label("所在地的区、县公安机关", "the police of the district or county")


WHOSE_PLACE = OpenQuestion(
    id="datong.15.whose_place",
    zh="“所在地”是系统所在地还是单位所在地",
    en="whether “所在地” (where it is) is the place of the system or of the unit",
    authority=ISSUER,
    quote=BY_LOCATION,
    recommended=Label("系统所在地", "the place of the system"),
    outcomes={
        "system": Label("系统所在地", "the place of the system"),
        "unit": Label("单位所在地", "the place of the unit"),
    },
    formerly="datong.A24",
)


@rule("备案机关", en="office of filing")
def filing_route(place: Facts[FilingPlace]) -> Term[FilingRoute]:
    """Which police office a system is filed with: by affiliation, else by district or county (article 15)."""
    return decide(
        when(place.affiliated, FilingRoute.AFFILIATION, BY_AFFILIATION),
        when(~place.affiliated, FilingRoute.LOCATION, BY_LOCATION),
    )


@rule("备案的区、县", en="district or county of filing")
def filing_district(place: Facts[FilingPlace]) -> Term[District]:
    """The district or county with whose police a system is filed where there is no affiliation (article 15).

    Where system and unit stand in different districts the text does not say which place counts.
    """
    system, same = place.system_district, place.same_district
    return decide(
        when(same, system, BY_LOCATION),
        when(~same, WHOSE_PLACE.of(word_of(District), system=system, unit=place.unit_district)),
        provided=filing_route(place) == FilingRoute.LOCATION,
    )


@dataclass(frozen=True)
class PoliceOffice:
    """The office with which a system is filed: the police by affiliation, or that of a district or county.

    Attributes:
        organ: the name of the organ by affiliation; `None` where the district counts.
        district: the district or county; `None` where the affiliation counts.
    """

    organ: str | None = field(default=None, metadata={"label": Label("隶属的公安机关", "organ by affiliation")})
    district: District | None = field(
        default=None, metadata={"label": Label("区、县公安机关", "police of the district or county")}
    )

    def in_words(self, lang: str = "zh") -> str:
        """Return the office as people name it."""
        if self.district is None:
            return str(self.organ)
        return f"{self.district.zh}公安机关" if lang == "zh" else f"the police of {self.district.zh}"


@rule("备案机关的名称", en="the name of the office it is filed with")
def filing_authority(place: Facts[FilingPlace]) -> Term[PoliceOffice]:
    """The police office, by name, with which a system is filed: by affiliation, else by district or county (15)."""
    by_affiliation = filing_route(place) == FilingRoute.AFFILIATION
    return decide(
        when(by_affiliation, record(PoliceOffice, organ=place.organ), BY_AFFILIATION),
        when(~by_affiliation, record(PoliceOffice, district=filing_district(place)), BY_LOCATION),
    )
