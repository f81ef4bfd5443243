"""Where the measures of Datong (2008) and Order 799 (2025) meet, point by point: places and systems.

Use and footage are in `layers_datong_use`, what they punish in `layers_datong_fines`.
"""

from __future__ import annotations

from regkit.datong import filing_last_day as city_filing_last_day
from regkit.datong import is_private_spot as city_is_private_spot
from regkit.datong import may_place_camera as city_may_place_camera
from regkit.datong.regulation import DATONG
from regkit.language import Label, OpenQuestion, Reading
from regkit.national.layers import Confidence, Effect, Governs, Meeting, Points
from regkit.national.layers_datong_fines import AUTHORITY, DISPLACED, FINES, STILL_FINED
from regkit.national.layers_datong_use import OWN_WORDS, USE
from regkit.national.video import consents_first as national_consents_first
from regkit.national.video import filing_last_day as national_filing_last_day
from regkit.national.video import filing_office as national_filing_office
from regkit.national.video import harms_nobody as national_harms_nobody
from regkit.national.video import is_built_to_standard as national_is_built_to_standard
from regkit.national.video import is_forbidden_spot as national_is_forbidden_spot
from regkit.national.video import is_system as national_is_system
from regkit.national.video import may_install as national_may_install
from regkit.national.video import products_meet_standards as national_products_meet_standards
from regkit.national.video import shows_sign as national_shows_sign
from regkit.national.video.regulation import VIDEO

__all__ = ["DATONG_AND_VIDEO", "DISPLACED", "OTHER_PUBLIC", "PARKS", "POLICE_ACCEPTANCE", "STILL_FINED"]

point = Points(DATONG, VIDEO)
E, C, G = Effect, Confidence, Governs

CLOCKS = Reading(
    id="datong.15.national_clock",
    question_zh="备案期限、机关依条例还是依本办法?",
    question_en="does the filing follow the national period and office, or the city's?",
    options={
        "national": Label("依条例", "the national ones"),
        "both": Label("两者都须遵守", "both are to be kept"),
    },
    default="national",
    why=Label(
        "本市较早的期限缩短了上位法给予的时间，另要求的材料增加了条件",
        "a city's earlier day shortens the time that the higher text gives, and its other papers add a condition",
    ),
    quote=DATONG.at("15.1").cite("应当自竣工验收合格之日起30日内"),
)
PARKS = Reading(
    id="datong.10.parks",
    question_zh="公园的系统由经营管理单位建设,是否仍须纳入政府统一规划?",
    question_en="must a system in a park, built by the unit that runs it, still be within the government's plan?",
    options={
        "operator": Label("不须,由经营管理单位建设", "it need not: the operator builds"),
        "government": Label("仍由政府统一规划建设", "it must: the government builds"),
    },
    default="operator",
    why=Label(
        "条例第七条第二款第（一）项把公园列入由经营管理单位建设的场所",
        "article 7, paragraph 2, item (1), of Order 799 names parks among the places whose operators build",
    ),
    quote=DATONG.at("10").cite("公园等公共场所公共安全视频图像信息系统由政府统一规划建设"),
)
VOLUNTARY = Reading(
    id="datong.8.voluntary",
    question_zh="公共场所的自愿建设,是否须为维护公共安全所必需且负有安全防范义务?",
    question_en="does a voluntary system in a public place need a security duty and necessity?",
    options={
        "limited": Label("须符合条例第九条", "it does, as article 9 of Order 799 asks"),
        "free": Label("不须", "it does not"),
    },
    default="limited",
    why=Label(
        "条例第九条第一款规定其他任何单位或者个人不得在其他公共场所安装",
        "article 9, paragraph 1, of Order 799 lets nobody else install in other public places",
    ),
    quote=DATONG.at("8").cite("可以自愿建设公共安全视频图像信息系统"),
)
POLICE_ACCEPTANCE = OpenQuestion(
    id="datong.14.police_acceptance",
    zh="没有公安机关参加的检验、验收是否足够",
    en="whether tests and acceptance without the police are enough",
    authority=AUTHORITY,
    quote=DATONG.at("14.2").cite("由公安机关委托法定检验机构进行系统检验"),
    recommended=Label(
        "依条例足够:检验、验收由管理单位按照标准开展",
        "enough under Order 799: the managing unit tests and accepts by the standards",
    ),
)
INTERFACE = OpenQuestion(
    id="datong.11.interface_stands",
    zh="设置接口、配合联网的义务是否仍有依据",
    en="whether the duty to have an interface and to be linked still stands",
    authority=AUTHORITY,
    quote=DATONG.at("16.2").cite("相关单位应当予以配合"),
)
OTHER_PUBLIC = OpenQuestion(
    id="datong.17.other_public",
    zh="条例第九条的其他公共场所,本办法的保存和备案义务是否仍须履行",
    en="whether the city's keeping and filing still bind in other public places, which article 9 of Order 799 frees",
    authority=AUTHORITY,
    quote=DATONG.at("17.1(4)").cite("完整保存原始视频图像信息数据资料15日以上"),
    recommended=Label(
        "仍依本办法:条例只免除其自身的要求", "the city's still bind: Order 799 lifts only what it asks itself"
    ),
)

NOTHING = Label("本办法没有规定", "the city has nothing on it")
BOTH_KEPT = Label("两者都可以遵守", "both can be obeyed")

PLACES: tuple[Meeting, ...] = (
    point(
        "2.system",
        Label("系统的含义", "what a system is"),
        ("2.2 对涉及公共安全的区域和场所进行监视和信息记录",),
        ("2 通过在公共场所安装图像采集设备及相关设施",),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label(
            "各自的含义只用于各自的义务;条例须为公共场所", "each for its own duties; Order 799 asks for a public place"
        ),
        national_rule=national_is_system,
    ),
    point(
        "4.authorities",
        Label("主管机关", "who supervises"),
        ("4.1 各级公安机关负责公共安全视频图像信息系统建设、使用和维护的日常监督管理工作",),
        ("5.2 县级以上地方人民政府公安机关负责本行政区域内公共安全视频系统建设、使用的指导和监督管理工作",),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("同为公安机关", "the police in both"),
    ),
    point(
        "5.secrets",
        Label("涉密单位周边", "beside units with secrets"),
        ("5.1 严格按照国家有关法律、法规规定执行",),
        ("10 应当事先征得相关涉密单位的同意",),
        (E.REFERRED_TO, C.MEDIUM, G.NATIONAL),
        OWN_WORDS,
        national_rule=national_consents_first,
    ),
    point(
        "8.voluntary",
        Label("谁可以安装", "who may install"),
        ("8 可以自愿建设公共安全视频图像信息系统", "10 其他任何单位和个人不得擅自在该区域设置公共安全视频图像信息系统"),
        ("9.1 仅限于对该场所负有安全防范义务的单位或者个人安装", "7.3 其他任何单位或者个人不得安装"),
        (E.CONTRADICTS, C.MEDIUM, G.NATIONAL),
        Label("公共场所须为必需且负有安全防范义务", "in public places necessity and a security duty are asked for"),
        rests_on=VOLUNTARY,
        city_rule=city_may_place_camera,
        national_rule=national_may_install,
        asked=("install freely",),
    ),
    point(
        "9.spots",
        Label("禁止安装的部位", "forbidden spots"),
        ("9 禁止在卫生间、浴室、更衣室、旅馆客房和员工、学生宿舍等涉及公民隐私的场所设置视频监控设施、设备",),
        ("8.1 禁止在公共场所的下列区域、部位安装图像采集设备及相关设施", "8.2 应当立即报告所在地公安机关处理"),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label(
            "任一条文禁止即禁止;罚款只依条例第二十七条",
            "forbidden if either forbids; a fine only under article 27 of Order 799",
        ),
        city_rule=city_is_private_spot,
        national_rule=national_is_forbidden_spot,
    ),
    point(
        "10.parks",
        Label("公园由谁建设", "who builds in parks"),
        (
            "10 公园等公共场所公共安全视频图像信息系统由政府统一规划建设",
            "7 下列场所和区域,应当建设公共安全视频图像信息系统",
        ),
        ("7.2 由对相应场所负有经营管理责任的单位按照相关标准建设", "7.2(1) 公园、公共停车场等人员聚集场所"),
        (E.CONTRADICTS, C.HIGH, G.NATIONAL),
        Label("条例将公园交由经营管理单位建设", "the higher text gives parks to those who run them"),
        rests_on=PARKS,
        city_rule=city_may_place_camera,
        national_rule=national_may_install,
        asked=("install in a park",),
    ),
    point(
        "10.roads",
        Label("道路、广场由谁建设", "who builds on roads and squares"),
        ("10 由政府统一规划建设",),
        ("7.1 由县级以上地方人民政府按照建设规划组织有关部门建设",),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("两者都由政府建设", "the government builds under both"),
    ),
    point(
        "7.not_public",
        Label("非公共场所", "places that are not public"),
        ("7(4) 城市供排水、电力、燃气、热力设施", "8 可以自愿建设公共安全视频图像信息系统"),
        ("33.1 在非公共场所安装图像采集设备及相关设施，不得危害公共安全或者侵犯他人的合法权益",),
        (E.SIDE_BY_SIDE, C.MEDIUM, G.BOTH),
        Label("条例的三十日和备案不及非公共场所", "neither the 30 days nor the filing of Order 799 reach there"),
        national_rule=national_harms_nobody,
    ),
)

SYSTEMS: tuple[Meeting, ...] = (
    point(
        "11.standards",
        Label("符合标准", "standards"),
        ("11 建设公共安全视频图像信息系统应当符合国家、地方和行业标准", "14.1 按照国家有关规定应当经过论证的"),
        ("11 应当按照相关标准建设公共安全视频系统",),
        (E.SIDE_BY_SIDE, C.MEDIUM, G.BOTH),
        BOTH_KEPT,
        national_rule=national_is_built_to_standard,
        asked=("standards",),
    ),
    point(
        "11.interface",
        Label("接口和联网", "interface and linking"),
        ("11 应当设置可以与公安机关公共安全视频图像信息系统监控平台链接的图像输出接口", "16.2 相关单位应当予以配合"),
        ("20 应当依照法律、行政法规规定的权限、程序进行",),
        (E.OPEN, C.LOW, G.OPEN),
        Label(
            "条例没有对应义务;查阅须依法律、行政法规",
            "Order 799 has no such duty, and ties access to laws and administrative regulations",
        ),
        rests_on=INTERFACE,
        asked=("interface",),
    ),
    point(
        "12.with_works",
        Label("同时设计、施工、投入使用", "designed, built and used with the works"),
        ("12 同时设计、同时施工、同时投入使用",),
        ("11 开展设计、施工、检验、验收等工作，并依法保存、管理相关档案资料",),
        (E.FURTHER, C.MEDIUM, G.CITY),
        Label("不与条例抵触", "it contradicts nothing"),
    ),
    point(
        "12.products",
        Label("产品、服务", "products and services"),
        (),
        ("12 公共安全视频系统采用的产品、服务应当符合国家标准的强制性要求",),
        (E.ADDS, C.TEXT, G.NATIONAL),
        NOTHING,
        national_rule=national_products_meet_standards,
    ),
    point(
        "13.contractors",
        Label("受托单位", "those who design, build and maintain"),
        ("13 应当具备国家规定的相应资质",),
        ("19 应当对接触到的视频图像信息和相关档案资料予以保密",),
        (E.ADDS, C.HIGH, G.BOTH),
        Label("资质依国家规定,条例加上保密", "qualification as national law says; Order 799 adds secrecy"),
    ),
    point(
        "13.sign",
        Label("提示标识", "the sign"),
        (),
        ("13 并设置显著的提示标识", "13 由公安机关责令改正"),
        (E.ADDS, C.TEXT, G.NATIONAL),
        NOTHING,
        national_rule=national_shows_sign,
    ),
    point(
        "14.acceptance",
        Label("检验、验收", "tests and acceptance"),
        ("14.2 由公安机关委托法定检验机构进行系统检验",),
        ("11 开展设计、施工、检验、验收等工作，并依法保存、管理相关档案资料",),
        (E.OPEN, C.LOW, G.OPEN),
        Label("条例由管理单位按照标准检验、验收", "Order 799 leaves tests and acceptance to the managing unit"),
        rests_on=POLICE_ACCEPTANCE,
        national_rule=national_is_built_to_standard,
        asked=("acceptance",),
    ),
    point(
        "15.filing",
        Label("备案期限", "the period for filing"),
        ("15.1 应当自竣工验收合格之日起30日内", "15.2 应当自本办法施行之日起60日内"),
        ("14.1 应当在系统投入使用之日起30日内", "14.1 本条例施行前已经启用的，应当在本条例施行之日起90日内备案"),
        (E.CONTRADICTS, C.MEDIUM, G.NATIONAL),
        Label("起算日、机关和材料不同,两者都显示", "another start, office and list of papers; both days are shown"),
        elsewhere=G.OPEN,
        rests_on=CLOCKS,
        city_rule=city_filing_last_day,
        national_rule=national_filing_last_day,
        asked=("filing",),
    ),
    point(
        "15.office",
        Label("备案机关和材料", "the office and the papers of the filing"),
        ("15.1 按照治安保卫工作隶属关系向公安机关负责公共安全视频图像信息系统的机构备案",),
        ("14.1 向所在地县级人民政府公安机关备案", "14.1 应当及时办理备案变更"),
        (E.CONTRADICTS, C.MEDIUM, G.NATIONAL),
        Label(
            "向县级公安机关备案;本办法的其他材料可以提交,不得以其缺少拒绝",
            "the police of the county take it; the city's other papers may be handed in, and are no ground to refuse",
        ),
        elsewhere=G.OPEN,
        rests_on=CLOCKS,
        asked=("papers", "office"),
        national_rule=national_filing_office,
    ),
    point(
        "15.other_public",
        Label("其他公共场所的保存和备案", "keeping and filing in other public places"),
        ("17.1(4) 完整保存原始视频图像信息数据资料15日以上", "15.1 建设、使用公共安全视频图像信息系统的单位"),
        ("9.2 除第十一条、第十四条、第十五条、第十六条第二款、第十七条规定的强制性要求之外的其他各项规定",),
        (E.OPEN, C.LOW, G.OPEN),
        Label(
            "条例免除的只是其自身的要求,没有说其他规定不得要求",
            "Order 799 lifts its own demands; it does not say that no one else may ask",
        ),
        rests_on=OTHER_PUBLIC,
    ),
)

DATONG_AND_VIDEO: tuple[Meeting, ...] = (*PLACES, *SYSTEMS, *USE, *FINES)
"""The points at which the two meet; what is not here is in one of them alone."""
