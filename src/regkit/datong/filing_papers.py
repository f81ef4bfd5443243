"""第十五条第一款各项: the papers that are filed."""

from __future__ import annotations

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
    Word,
    YesNo,
    decide,
    fact,
    rule,
    when,
)
from regkit.language.kinds import BOOL

__all__ = [
    "Document",
    "FilingPapers",
    "listed_documents_complete",
    "missing_documents",
]

A15 = DATONG.article(15)
LEGACY = A15.para(2).quote(
    "本办法施行前已经建成公共安全视频图像信息系统的使用单位,应当自本办法施行之日起60日内将公共安全视频图像信息系统的"
    "相关资料按照前款规定向公安机关备案"
)
ITEMS = {
    1: A15.para(1).point(1).quote("设计方案"),
    2: A15.para(1).point(2).quote("合同书"),
    3: A15.para(1).point(3).quote("验收文件"),
    4: A15.para(1).point(4).quote("设备的型号、性能、技术参数"),
    5: A15.para(1).point(5).quote("其他有关资料"),
}
# ── 备案资料 ────────────────────────────────────────────────────────────────────────────────────────────────


class Document(Word):
    """A paper of the first four items; item (4) has three parts, item (5) is open."""

    DESIGN_PLAN = "design_plan", Label("设计方案", "the design")
    CONTRACT = "contract", Label("合同书", "the contract")
    ACCEPTANCE_DOCUMENT = "acceptance_document", Label("验收文件", "the papers of acceptance")
    MODEL = "equipment_model", Label("设备的型号", "the models of devices")
    PERFORMANCE = "equipment_performance", Label("设备的性能", "what the devices can do")
    PARAMETERS = "equipment_technical_parameters", Label("设备的技术参数", "the technical parameters of devices")


ITEM_OF = {
    Document.DESIGN_PLAN: 1,
    Document.CONTRACT: 2,
    Document.ACCEPTANCE_DOCUMENT: 3,
    Document.MODEL: 4,
    Document.PERFORMANCE: 4,
    Document.PARAMETERS: 4,
}


class FilingPapers(Subject):
    """备案资料: the papers handed in."""

    zh: ClassVar[str] = "备案资料"
    en: ClassVar[str] = "file of papers"

    documents: Said[frozenset[Document]] = fact(
        "资料",
        en="set of papers",
        source="第十五条",
        about=Label("已经报送的全部资料。", "The papers that were handed in, all of them."),
    )
    completed_before: Said[Flag] = fact(
        "施行前已经建成",
        en="the system was built before the measures came into force",
        presumed=False,
        source="第十五条",
        about=Label(
            "是否第十五条第二款所称的系统，即2008年3月1日以前建成。",
            "Whether it is a system of article 15, paragraph 2: one built before 1 March 2008.",
        ),
    )


NO_ACCEPTANCE_DOCUMENT = OpenQuestion(
    id="datong.15.no_acceptance_document",
    zh="施行前建成的系统没有验收文件的,资料是否齐全",
    en="whether the papers of a system that stood before commencement are complete without an acceptance document",
    authority=ISSUER,
    quote=LEGACY,
)


@rule("所列资料齐全", en="the listed papers are all there")
def listed_documents_complete(papers: Facts[FilingPapers]) -> YesNo:
    """Whether the papers of items (1) to (4) are all there; item (5) depends on what the office asks for.

    Only the acceptance document wanting of a system built before commencement is an open case.
    """
    has = papers.documents.includes
    design, contract = has(Document.DESIGN_PLAN), has(Document.CONTRACT)
    equipment = has(Document.MODEL) & has(Document.PERFORMANCE) & has(Document.PARAMETERS)
    others = design & contract & equipment
    accepted, listed = has(Document.ACCEPTANCE_DOCUMENT), tuple(ITEMS[number] for number in (1, 2, 3, 4))
    return decide(
        when(others & accepted, True, *listed),
        when(~design, False, ITEMS[1]),
        when(~contract, False, ITEMS[2]),
        when(~accepted & ~papers.completed_before, False, ITEMS[3]),
        when(~equipment, False, ITEMS[4]),
        when(others & ~accepted & papers.completed_before, NO_ACCEPTANCE_DOCUMENT.of(BOOL), *listed),
    )


def missing_documents(papers: FilingPapers) -> tuple[Document, ...] | None:
    """Return the papers of items (1) to (4) that are not there; `None` where it is not known which are."""
    if papers.documents is None:
        return None
    return tuple(one for one in Document if one not in papers.documents)
