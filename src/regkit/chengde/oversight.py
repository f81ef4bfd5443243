"""第二十四至二十七条: supervision and discipline of collecting departments, shifted deposits, the credit record."""

from __future__ import annotations

from typing import ClassVar

from regkit.chengde.facts import AUTHORITY, HOUSING_BUREAU, ProjectOwner
from regkit.chengde.payments import owner_paid_itself
from regkit.chengde.permits import NOT_TWICE, SECOND_DEPOSIT
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    decision,
    fact,
    holds,
    rule,
    when,
)
from regkit.language.kinds import BOOL, TEXT
from regkit.law import Label

__all__ = [
    "SUPERVISORS",
    "Conduct",
    "CreditCase",
    "CreditEntity",
    "DepartmentConduct",
    "Supervision",
    "Supervisor",
    "bad_record",
    "degree_of_discipline",
    "department_breach",
    "discipline_follows",
    "factor_in_rating",
    "is_listed_in_27",
    "is_named_supervisor",
    "order_to_correct",
    "sanction_for_shifting",
    "shifting_is_dealt_with",
]

A13, A24, A25, A26, A27 = CHENGDE.articles(13, 24, 25, 26, 27)
AUTHORITY_27 = AUTHORITY

# ── 第二十四、二十五条 ─────────────────────────────────────────────────────────────────────────────────────

ACCEPT_SUPERVISION = A24.quote("积极接受纪检监察、财政、审计等部门的监督")
NO_PERMIT = A13.quote("对不能提供交纳保证金凭证的,不予办理施工许可证")
DISCIPLINE_25 = A25.quote("保证金收缴部门工作人员,要依法依规,秉公办事,对违反者将视情节轻重给予纪律处分")


class Supervisor(Word):
    """Whose supervision a collecting department accepts; the list is open (等)."""

    DISCIPLINE_INSPECTION = "discipline_inspection", Label("纪检监察", "discipline inspection")
    FINANCE = "finance", "财政"
    AUDIT = "audit", Label("审计", "audit")
    OTHER = "other", Label("其他部门", "another department")


SUPERVISORS = (Supervisor.DISCIPLINE_INSPECTION, Supervisor.FINANCE, Supervisor.AUDIT)
"""The departments that article 24 names; “等” (and so on) leaves the list open."""


class Supervision(Subject):
    """监督: a department that would supervise a collecting department."""

    zh: ClassVar[str] = "监督"
    en: ClassVar[str] = "the supervision"

    by: Said[Supervisor] = fact(
        "监督部门",
        en="department",
        source="第二十四条",
        about=Label(
            "由哪一个部门监督；第二十四条列出纪检监察、财政、审计等部门。",
            "The department that supervises; article 24 names discipline inspection, finance and audit.",
        ),
    )


OTHER_SUPERVISORS = OpenQuestion(
    id="chengde.24.others",
    zh="“等部门”是否包括所列三个部门以外的部门",
    en="whether “等” (and so on) takes in departments other than the three that are named",
    authority=HOUSING_BUREAU,
    quote=ACCEPT_SUPERVISION,
)


@rule("应接受其监督", en="its supervision must be accepted")
def is_named_supervisor(supervision: Facts[Supervision]) -> YesNo:
    """Whether a collecting department accepts the supervision of a department (article 24); the list is open (等)."""
    named = supervision.by.is_in(*SUPERVISORS)
    return decide(
        when(named, True, ACCEPT_SUPERVISION),
        when(~named, OTHER_SUPERVISORS.of(BOOL)),
    )


class DepartmentConduct(Subject):
    """收缴部门的行为: what a collecting department or one of its staff did."""

    zh: ClassVar[str] = "收缴部门行为"
    en: ClassVar[str] = "department"

    demanded_again: Said[Flag] = fact(
        "要求重复交纳",
        denied="没有要求重复交纳",
        en="is one that demanded a second deposit",
        presumed=False,
        source="第十二条",
        about=Label(
            "是否要求本市施工企业再交一次保证金。", "Whether a second deposit was demanded of a firm of the city."
        ),
    )
    certificate_shown: Said[Flag] = fact(
        "企业已出具缴纳证明",
        en="was shown a certificate",
        source="第十二条",
        about=Label(
            "企业是否已经出具注册地收缴部门开具的缴纳证明。",
            "Whether the firm had shown the certificate of its home department.",
        ),
        denied=Label("企业未出具缴纳证明", "was shown no certificate"),
    )
    permit_without_voucher: Said[Flag] = fact(
        "缺少凭证而核发许可",
        denied="没有缺少凭证而核发许可",
        en="is one that let a permit be issued without vouchers",
        presumed=False,
        source="第十三条",
        about=Label(
            "是否在缺少交费凭证时仍核发了施工许可证。", "Whether a permit was issued though a voucher was missing."
        ),
    )
    other_breach: Said[Flag] = fact(
        "其他违法违规行为",
        en="is one that broke a law or a rule otherwise",
        presumed=False,
        source="第二十五条",
        about=Label(
            "部门或者其工作人员是否另有违法违规行为。", "Whether the department or its staff broke another law or rule."
        ),
    )


@rule("收缴部门违反本办法", en="the department broke the measures")
def department_breach(conduct: Facts[DepartmentConduct]) -> YesNo:
    """Whether a collecting department or its staff broke the measures (articles 12 and 25)."""
    again, other = conduct.demanded_again, conduct.other_breach
    unchecked = conduct.permit_without_voucher
    plain = ~other & ~unchecked
    return decide(
        when(again & conduct.certificate_shown, True, NOT_TWICE),
        when(unchecked, True, NO_PERMIT),
        when(other, True, DISCIPLINE_25),
        when(again & ~conduct.certificate_shown & plain, ~SECOND_DEPOSIT.of(BOOL)),
        when(~again & plain, False, DISCIPLINE_25),
    )


@rule("给予纪律处分", en="disciplinary action follows")
def discipline_follows(conduct: Facts[DepartmentConduct]) -> YesNo:
    """Whether disciplinary action follows (article 25); its degree is open (`degree_of_discipline`)."""
    return holds(department_breach(conduct), DISCIPLINE_25)


DISCIPLINE = OpenQuestion(
    id="chengde.25.degree",
    formerly="chengde.A25.degree",
    zh="对收缴部门工作人员给予何种纪律处分",
    en="which degree of discipline follows",
    authority=Label("任免机关或者监察机关", "the appointing organ or the organ of administrative supervision"),
    quote=DISCIPLINE_25,
)


@rule("纪律处分的轻重", en="how grave the disciplinary action is")
def degree_of_discipline(conduct: Facts[DepartmentConduct]) -> Term[str]:
    """Which degree of discipline follows: by the gravity of the case, which the text does not measure (article 25)."""
    follows = discipline_follows(conduct)
    return decide(when(follows, DISCIPLINE.of(TEXT)), provided=follows)


# ── 第二十六条第三句 ───────────────────────────────────────────────────────────────────────────────────────

DEALT_WITH = A26.quote("违者将视情况以严肃处理")

SANCTION_FOR_SHIFTING = OpenQuestion(
    id="chengde.26.sanction",
    formerly="chengde.A32",
    zh="违反第二十六条的,给予何种处理",
    en="which sanction follows a breach of article 26",
    authority=Label("主管部门", "the authority in charge"),
    quote=DEALT_WITH,
)


@rule("对转嫁或者代交的处理", en="what is done about shifting the deposit or paying it for the owner")
def sanction_for_shifting(owner: Facts[ProjectOwner]) -> Term[str]:
    """What is done about a breach of article 26: no measure is fixed."""
    breach = ~owner_paid_itself(owner)
    return decide(when(breach, SANCTION_FOR_SHIFTING.of(TEXT)), provided=breach)


@rule("转嫁或者代交应否严肃处理", en="a breach of article 26 is dealt with severely")
def shifting_is_dealt_with(owner: Facts[ProjectOwner]) -> YesNo:
    """Whether a breach of article 26 is to be dealt with; the measure is open (`sanction_for_shifting`)."""
    return holds(~owner_paid_itself(owner), DEALT_WITH)


# ── 第二十七条 ──────────────────────────────────────────────────────────────────────────────────────────────

RATING = A27.quote("保证金制度执行情况应作为建筑业企业及项目负责人信用评定的重要内容")
ORDER = A27.quote(
    "对不缴纳保证金或保证金支付后不按规定补齐,或者提供虚假材料骗退保证金的企业,由建设行政主管部门责令改正"
)
RECORD = A27.quote("情节严重的,作为不良行为记入企业信用档案")


class CreditEntity(Word):
    """Who did it."""

    CONTRACTOR = "contractor", Label("建筑业企业", "a contractor")
    PROJECT_OWNER_ENTERPRISE = "project_owner_enterprise", Label("企业性质的建设单位", "an owner that is an enterprise")
    PROJECT_OWNER_AGENCY = (
        "project_owner_agency",
        Label("机关事业性质的建设单位", "an owner that is a government organ or a public institution"),
    )
    PROJECT_MANAGER = "project_manager", Label("项目负责人", "a project manager")


class Conduct(Word):
    """What was done; the first three are those of article 27."""

    NOT_PAID = "not_paid", Label("不缴纳保证金", "a deposit not paid")
    NOT_REPLENISHED = "not_replenished", Label("保证金支付后不按规定补齐", "a deposit not put back")
    REFUND_BY_FALSE_MATERIAL = (
        "refund_by_false_material",
        Label("提供虚假材料骗退保证金", "a refund got with false papers"),
    )
    FALSE_MATERIAL_REFUSED = (
        "false_material_refused",
        Label("提供虚假材料而未获返还", "false papers, and no refund got"),
    )
    PAID_FOR_OWNER = "paid_for_owner", Label("代建设单位交纳保证金", "the owner's deposit paid for it")


class CreditCase(Subject):
    """违反保证金制度的行为: a failure for the credit record."""

    zh: ClassVar[str] = "信用档案事项"

    entity: Said[CreditEntity] = fact(
        "主体",
        en="who did it",
        source="第二十七条",
        about=Label("行为由谁作出。", "Who did what may be entered in the credit file."),
    )
    conduct: Said[Conduct] = fact(
        "行为",
        en="what was done",
        source="第二十七条",
        about=Label("第二十七条所列的哪一种行为。", "Which kind of conduct it was, as article 27 lists them."),
    )
    serious: Said[Flag] = decision(
        "情节严重",
        by=AUTHORITY_27,
        en="the circumstances are serious",
        source="第二十七条",
        about=Label(
            "情节是否严重；严重的才记入企业信用档案。",
            "Whether the case is a serious one; only then is it entered in the credit file.",
        ),
    )


ATTEMPT = OpenQuestion(
    id="chengde.27.attempt",
    formerly="chengde.A27.attempt",
    zh="提供虚假材料但未获返还,是否为“骗退”",
    en="whether “骗退” (a refund got by deceit) covers an attempt that was refused",
    authority=AUTHORITY_27,
    quote=ORDER,
)
OWNERS_27 = OpenQuestion(
    id="chengde.27.owners_open",
    formerly="chengde.A31",
    zh="第二十七条所称“企业”是否包括企业性质的建设单位",
    en="whether “企业” (enterprise) in article 27 includes a project owner that is an enterprise",
    authority=HOUSING_BUREAU,
    quote=ORDER,
    recommended=Label(
        "包括:骗退只能发生于第二十一条的当事人,其中有建设单位",
        "it does: a refund can be had by deceit only by those of article 21, and owners are among them",
    ),
)
A31_OWNERS = Reading(
    id="chengde.27.owners",
    formerly="chengde.A31.owners",
    question_zh="第二十七条是否及于企业性质的建设单位?",
    question_en="does article 27 reach an enterprise that is a project owner?",
    options={
        "open": Label("未定", "open"),
        "both": Label("包括企业性质的建设单位", "owners that are enterprises too"),
        "contractors": Label("仅指建筑业企业", "contractors only"),
    },
    default="open",
    why=Label(
        "第一句写明建筑业企业，第二句只写“企业”，未加限定",
        "the first sentence names contractors, the second says “企业” (enterprise) without limit",
    ),
    quote=ORDER,
)


@condition("第二十七条所列行为", "the conduct is one that article 27 lists")
def is_listed(case: Facts[CreditCase]) -> Term[bool]:
    """Whether the conduct is one of the three that article 27 lists."""
    return case.conduct.is_in(Conduct.NOT_PAID, Conduct.NOT_REPLENISHED, Conduct.REFUND_BY_FALSE_MATERIAL)


@rule("属于第二十七条所列行为", en="the conduct is among those of article 27")
def is_listed_in_27(case: Facts[CreditCase]) -> YesNo:
    """Whether the conduct is among those of article 27; paying for the owner is a matter of article 26."""
    attempt = case.conduct == Conduct.FALSE_MATERIAL_REFUSED
    return decide(
        when(is_listed(case), True, ORDER),
        when(attempt, ATTEMPT.of(BOOL)),
        when(~is_listed(case) & ~attempt, False, ORDER),
    )


@rule("责令改正", en="correction is ordered")
def order_to_correct(case: Facts[CreditCase]) -> YesNo:
    """Whether the construction authority orders correction (article 27); the article knows no fine.

    A government agency that is a project owner is no “企业” (enterprise): its sanction is the permit gate (article 13).
    """
    owner = case.entity == CreditEntity.PROJECT_OWNER_ENTERPRISE
    other = case.entity.is_in(CreditEntity.PROJECT_OWNER_AGENCY, CreditEntity.PROJECT_MANAGER)
    reaches = A31_OWNERS.choose(open=OWNERS_27.of(BOOL), both=True, contractors=False)
    listed = is_listed_in_27(case)
    return decide(
        when(case.entity == CreditEntity.CONTRACTOR, listed, ORDER),
        when(owner & listed, reaches, ORDER),
        when(owner & ~listed, False, ORDER),
        when(other, False, ORDER),
    )


@rule("作为不良行为记入企业信用档案", en="it is entered in the credit file")
def bad_record(case: Facts[CreditCase]) -> YesNo:
    """Whether it is entered as bad conduct in the firm's credit file: only if serious (article 27)."""
    return holds(order_to_correct(case) & case.serious, RECORD)


@rule("作为信用评定的重要内容", en="it counts in the credit rating")
def factor_in_rating(case: Facts[CreditCase]) -> YesNo:
    """Whether it counts in the credit rating: of contractors and project managers (article 27, sentence 1)."""
    return holds(case.entity.is_in(CreditEntity.CONTRACTOR, CreditEntity.PROJECT_MANAGER), RATING)
