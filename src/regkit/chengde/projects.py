"""工程项目: projects, their owners, their contracts, and the file that a bureau keeps of one."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from regkit.chengde.firms import Contractor
from regkit.chengde.places import Place
from regkit.language import Day, Flag, Listed, Money, Said, Subject, Word, dated, fact, follows, listed, never, part
from regkit.law import Label, yuan

__all__ = [
    "Contract",
    "Party",
    "Payer",
    "Project",
    "ProjectFile",
    "ProjectOwner",
    "Role",
]


class Role(Word):
    """What a party does in a project."""

    PROJECT_OWNER = "project_owner", Label("建设单位", "the project owner")
    GENERAL_CONTRACTOR = "general_contractor", Label("总承包企业", "the general contractor"), "总承包", "施工总承包"
    SPECIALIST_SUBCONTRACTOR = (
        "specialist_subcontractor",
        Label("专业分包企业", "the specialist subcontractor"),
        "专业分包",
        "专业承包",
    )
    LABOUR_SUBCONTRACTOR = "labour_subcontractor", Label("劳务分包企业", "the labour subcontractor"), "劳务分包"


class Payer(Word):
    """Who pays the project owner's deposit (article 26)."""

    PROJECT_OWNER = "project_owner", Label("建设单位", "the project owner")
    CONTRACTOR = "contractor", Label("施工企业", "the contractor"), "施工单位"
    CONTRACTOR_LOAN = "contractor_loan", Label("施工企业借款", "the owner, with a loan of the contractor")
    OWNER_PARENT = "owner_parent", Label("建设单位上级单位", "a body above the owner")


class Contract(Subject):
    """施工合同: what a contractor has taken up in a project."""

    zh: ClassVar[str] = "承包合同"
    en: ClassVar[str] = "the contract"

    role: Said[Role] = fact(
        "承包角色", source="第十八条", about=Label("企业在项目中承担的角色。", "What the firm does in the project.")
    )
    price: Said[Money] = fact(
        "承包合同价款",
        en="price of the contract",
        source="第十条",
        about=Label("该企业本身承包合同的价款。", "The price of the firm's own contract, in yuan."),
    )
    joint_venture: Said[Flag] = fact(
        "联合体承包",
        denied="不是由联合体承包",
        en="is a joint venture's",
        presumed=False,
        source="第十条",
        about=Label("合同是否由联合体承包。", "Whether the contract is a joint venture's."),
    )
    share: Said[Money] = fact(
        "联合体分担价款",
        en="share of the price",
        source="第十条",
        about=Label("联合体承包的，该企业分担的价款。", "The firm's share of the price of a joint venture's contract."),
    )
    project_price: Said[Money] = fact(
        "所在工程合同价款总额",
        en="price of the whole project",
        source="第十条",
        about=Label(
            "该合同所在工程的全部合同价款，以元计。",
            "The total contract price of the project of which the contract is part, in yuan.",
        ),
    )
    named: Said[Flag] = fact(
        "列入施工许可申请",
        en="is named in the application for the permit",
        source="第十三条",
        about=Label(
            "该企业是否列在施工许可申请之中。",
            "Whether the firm is one of those that the application for the construction permit names.",
        ),
        denied=Label("未列入施工许可申请", "is not named in the application for the permit"),
    )
    lodged: Said[Money] = fact(
        "本项目已交保证金",
        en="deposit paid for the project",
        presumed=Decimal(0),
        source="第十条",
        about=Label("外来企业为本项目已经交纳的数额。", "What an incoming firm has paid for this project, in yuan."),
    )
    paid_on: Said[Day] = fact(
        "施工企业缴款日期",
        en="day of the contractor's payment",
        source="第十三条",
        about=Label("施工企业交足保证金的日期。", "The day on which the contractor paid its deposit in full."),
    )
    paid: Said[Flag] = fact(
        "施工企业已缴款",
        en="has its deposit paid in",
        presumed=True,
        source="第十三条",
        about=Label(
            "所交款项在询问之日是否已经到账；由缴款日期推得。",
            "Whether what was paid is in the account on the day asked about; concluded from the day of payment.",
        ),
        denied=Label("施工企业尚未缴款", "does not have its deposit paid in yet"),
    )
    paid_by_owner: Said[Flag] = fact(
        "由建设单位代交",
        en="has its deposit paid by the owner",
        presumed=False,
        source="第二十六条",
        about=Label("施工企业的保证金是否由建设单位代为交纳。", "Whether the owner pays the contractor's deposit."),
    )

    relations = (
        dated("paid", "paid_on"),
        follows("joint_venture", value=True, when=lambda f: f.share > yuan(0)),
        follows("named", value=True, when=lambda f: f.role == Role.GENERAL_CONTRACTOR),
        never(
            lambda f: f.joint_venture & (f.share > f.price),
            "分担的价款多于合同价款",
            "a share is no more than the price that is shared",
        ),
        never(
            lambda f: f.role == Role.PROJECT_OWNER,
            "建设单位不是施工企业",
            "the project owner is none of its contractors",
        ),
    )


class Project(Subject):
    """工程项目: a project, its place, its price and its permit."""

    zh: ClassVar[str] = "工程项目"
    en: ClassVar[str] = "the project"

    name: str | None = None
    place: Said[Place] = fact(
        "项目所在地",
        en="place",
        source="第五条",
        about=Label(
            "项目所在的县、区，或者其他地方。", "The district or county in which the project lies, or elsewhere."
        ),
    )
    in_planning_area: Said[Flag] = fact(
        "承德市区规划区内",
        en="is inside the urban planning area",
        source="第五条",
        about=Label("是否位于承德市区规划区之内。", "Whether it lies in the planning area of the city proper."),
        denied=Label("不在承德市区规划区内", "is not inside the urban planning area"),
    )
    two_places: Said[Flag] = fact(
        "跨区县的线性工程",
        en="is in more than one district or county",
        presumed=False,
        source="第五条",
        about=Label(
            "是否跨两个以上县、区，例如道路。", "Whether it lies in more than one district or county, as a road may."
        ),
    )
    contract_price: Said[Money] = fact(
        "工程合同价款总额",
        en="total contract price",
        source="第八条",
        about=Label(
            "各施工合同签订价款之和；合同之内再分包的不重复计算。",
            "The sum of the works contracts as signed; what is subcontracted within one is not counted again.",
        ),
    )
    provisional_price: Said[Flag] = fact(
        "单价或者暂定价合同",
        denied="不是单价或者暂定价合同",
        en="has a provisional price",
        presumed=False,
        source="第八条",
        about=Label("是否只约定单价或者暂定价款。", "Whether only unit rates or a provisional price are agreed."),
    )
    foreign_currency: Said[Flag] = fact(
        "以外币计价",
        denied="不以外币计价",
        en="is priced in a foreign currency",
        presumed=False,
        source="第八条",
        about=Label("合同价款是否以外币计算。", "Whether the contract price is in a foreign currency."),
    )
    price_changed: Said[Flag] = fact(
        "核发许可后价款增减",
        denied="核发许可后价款没有增减",
        en="has a price that was changed after the permit",
        presumed=False,
        source="第八条",
        about=Label(
            "核发施工许可之后，合同价款是否增减。",
            "Whether the contract price was changed after the permit was issued.",
        ),
    )
    needs_permit: Said[Flag] = fact(
        "需要施工许可证",
        en="is one that needs a construction permit",
        presumed=True,
        source="第八条",
        about=Label("依法是否需要领取施工许可证。", "Whether the law asks for a construction permit at all."),
    )
    permit_applied_on: Said[Day] = fact(
        "施工许可申请日期",
        en="day of the application",
        source="第八条",
        about=Label(
            "申请施工许可证的日期；建设单位应当在办理施工许可之前交纳。",
            "The day on which the construction permit was applied for; the owner pays before the permit.",
        ),
    )
    permit_issued_on: Said[Day] = fact(
        "施工许可证核发日期",
        en="day of the permit",
        source="第十三条",
        about=Label(
            "核发施工许可证的日期；核发时核验交费凭证。",
            "The day on which the construction permit was issued; the vouchers are checked then.",
        ),
    )

    relations = (
        never(
            lambda f: f.place.is_in(Place.HEBEI_ELSEWHERE, Place.OUTSIDE_HEBEI) & f.in_planning_area,
            "外地的项目不在承德市区规划区内",
            "a project elsewhere does not lie in the planning area of Chengde",
        ),
        never(
            lambda f: f.permit_issued_on < f.permit_applied_on,
            "核发早于申请",
            "a permit is not issued before it is applied for",
        ),
    )


class ProjectOwner(Subject):
    """建设单位: the client of a project (never the builder)."""

    zh: ClassVar[str] = "建设单位"
    en: ClassVar[str] = "the project owner"

    name: str | None = None
    lodged: Said[Money] = fact(
        "建设单位已交保证金",
        en="deposit paid by the owner",
        presumed=Decimal(0),
        source="第八条",
        about=Label(
            "建设单位一方为本项目已经交纳的数额，不论由谁缴款。",
            "What has been paid for the project on the owner's side, whoever paid it.",
        ),
    )
    paid_by: Said[Payer] = fact(
        "建设单位保证金缴款人",
        en="payer of the owner's deposit",
        presumed=Payer.PROJECT_OWNER,
        source="第二十六条",
        about=Label("建设单位的保证金实际由谁缴纳。", "Who paid the owner's deposit."),
    )
    deducted_from_price: Said[Flag] = fact(
        "从合同价款中扣回",
        denied="没有从合同价款中扣回",
        en="has a deposit that is taken back out of the contract price",
        presumed=False,
        source="第二十六条",
        about=Label(
            "建设单位是否从合同价款中扣回，把保证金转嫁给施工企业。",
            "Whether the owner shifts its deposit on to the contractor.",
        ),
    )
    guarantee: Said[Flag] = fact(
        "建设单位以银行保函代替交纳",
        denied="建设单位不以银行保函代替交纳",
        en="has a bank guarantee to offer instead of money",
        presumed=False,
        source="第八条",
        about=Label(
            "建设单位是否提出以银行保函代替现金交纳。", "Whether the owner offers a guarantee in place of the money."
        ),
    )
    paid_on: Said[Day] = fact(
        "建设单位缴款日期",
        en="day of the owner's payment",
        source="第八条",
        about=Label("建设单位交纳保证金的日期。", "The day on which the owner paid its deposit."),
    )
    paid: Said[Flag] = fact(
        "建设单位已缴款",
        en="has paid its deposit in",
        presumed=True,
        source="第十三条",
        about=Label(
            "所交款项在询问之日是否已经到账；由缴款日期推得。",
            "Whether what was paid is in the account on the day asked about; concluded from the day of payment.",
        ),
        denied=Label("建设单位尚未缴款", "has not paid its deposit in yet"),
    )

    relations = (dated("paid", "paid_on"),)


class Party(Subject):
    """A contractor of a project and what it has taken up."""

    zh: ClassVar[str] = "参建企业"
    en: ClassVar[str] = "the party"

    name: str = "施工企业"
    contractor: Contractor | None = part(
        "施工企业", about=Label("承担施工的企业。", "The firm that does the work."), en="firm"
    )
    contract: Contract | None = part(
        "承包合同", about=Label("企业承担施工所依据的合同。", "The contract under which it does it."), en="contract"
    )
    repeated: Said[Flag] = fact(
        "系同一企业的另一份合同",
        en="is a firm that was listed before",
        presumed=False,
        source="第九条",
        about=Label(
            "该企业是否已因本项目的另一份合同列在名单之中。",
            "Whether the firm stands in the list already, with another contract of the project.",
        ),
        denied=Label("不是同一企业的另一份合同", "is no firm that was listed before"),
    )


class ProjectFile(Subject):
    """A project with its owner and contractors, as a bureau files it."""

    zh: ClassVar[str] = "项目档案"
    en: ClassVar[str] = "the file"

    id: str = ""
    project: Project | None = part(
        "工程项目",
        about=Label("申请施工许可的工程项目。", "The project for which a permit is applied for."),
        en="project",
    )
    owner: ProjectOwner | None = part(
        "建设单位", about=Label("发包建设该工程的单位。", "The unit that has the project built."), en="project owner"
    )
    parties: Listed[Party] | None = listed(
        "参建企业",
        en="contractors",
        presumed_complete=True,
        source="第十三条",
        about=Label(
            "参加施工的各企业；没有另外说明的，所列即为全部。",
            "The contractors; those listed are taken to be all, unless it is said otherwise.",
        ),
    )
