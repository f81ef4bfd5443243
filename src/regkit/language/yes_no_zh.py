"""What is a yes or a no, as a Chinese sentence: a label said of its subject, denied, or asked.

Words that a declaration gives (`denied=`) come first. Where it gives none, the label is denied as its form allows:
a thing with 不是, a deed with 未 or 没有, a state with 不; where no form fits, with 不属于…的情形.
"""

from __future__ import annotations

import re
from itertools import takewhile

__all__ = ["asked_zh", "said_zh", "stated_zh", "whether_zh"]

THINGS = re.compile(
    r"(?:企业|单位|机关|部门|机构|人员|项目|场所|区域|路口|小区|工程|工资|措施|组织|资料|行为|荣誉|问题|原因|目标|办公室|地区|系统|的\S*信息"
    r"|合同|公司|学校|医院|车辆|产品|物质|建筑物|土地|用地|责任人|当事人|经营者|使用者|所有者|个体户)$"
)
DOING = re.compile(r"支付|解决|采取|使用|保存|委托|维修|听取|拖欠|设于|签订|导致|的是")
"""Verbs: a label that ends in the name of a thing says what is done to it, unless 的 makes all before it one name."""
NAMING = re.compile(r"的(?!是)")
WHOLE = re.compile(r"^(?:在|由|已|因|受|涉及|依法|依照|按照|经)[^，,]*的[^的，,]+$")
"""A thing with what is so of it: 在本市注册的企业 is denied as a whole, and not by 不在."""
NOUNS = re.compile(
    r"系[统列数]|在[建校职岗册编途押逃]|有[限毒害机关效偿色线轨期]|能[源量力效耗]|因[素子果特]|由来|(?:显示|存储)[屏器卡]"
)
"""Words of which a verb is only the first character."""
JOINED = re.compile(r"而(?!是)|且|并经")
"""What joins two deeds, of which a denial before the first would leave the second as it is."""
PAIRS = (
    ("应否", "应当", "无须"),
    ("可否", "可以", "不可以"),
    ("能否", "能够", "不能"),
    ("有无", "有", "没有"),
    ("有约束力", "有约束力", "没有约束力"),
    ("不是", "不是", "是"),
    ("不在同一", "不在同一", "在同一"),
    ("不超出", "不超出", "超出"),
    ("不由上级", "不由上级", "由上级"),
    ("不危害公共安全、不侵犯", "不危害公共安全、不侵犯", "危害公共安全或者侵犯"),
    ("未在", "未在", "已在"),
    ("未逾", "未逾", "已逾"),
)
"""What is a question, or denies already: how it is held, and how it is denied."""
DENIED = (
    ("已经", "尚未"),
    ("已", "未"),
    ("系", "不是"),
    ("即", "不是"),
    ("是", "不是"),
    ("为", "不是为"),
    ("受", "不受"),
    ("属于", "不属于"),
    ("位于", "不位于"),
    ("涉及", "不涉及"),
    ("涉嫌", "不涉嫌"),
    ("符合", "不符合"),
    ("遵守", "不遵守"),
    ("具备", "不具备"),
    ("具有", "不具有"),
    ("构成", "不构成"),
    ("危害", "不危害"),
    ("存在", "不存在"),
    ("应当", "无须"),
    ("可以", "不可以"),
    ("可由", "不可由"),
    ("必须", "不必"),
    ("需要", "不需要"),
    ("负有", "不负有"),
    ("承担", "不承担"),
    ("免予", "不免予"),
    ("给予", "不给予"),
    ("责令", "不责令"),
    ("追究", "不追究"),
    ("移交", "不移交"),
    ("报请", "不报请"),
    ("作为", "不作为"),
    ("对单位", "不是对单位"),
    ("对责任人员", "不是对责任人员"),
    ("认定", "未认定"),
    ("设有", "未设有"),
    ("设置", "未设置"),
    ("发生", "未发生"),
    ("发现", "未发现"),
    ("采用", "未采用"),
    ("采取", "未采取"),
    ("予以", "不予"),
    ("依照", "未依照"),
    ("依法", "未依法"),
    ("按照", "未按照"),
    ("按企业", "不按企业"),
    ("事先", "未事先"),
    ("立即", "未立即"),
    ("定期", "未定期"),
    ("如实", "未如实"),
    ("擅自", "未擅自"),
    ("开展", "未开展"),
    ("开设", "未开设"),
    ("进行", "未进行"),
    ("提供", "未提供"),
    ("编制", "未编制"),
    ("约定", "未约定"),
    ("支付", "未支付"),
    ("监督受托", "未监督受托"),
    ("造成", "未造成"),
    ("滥用", "未滥用"),
    ("用于", "未用于"),
    ("携", "未携"),
    ("改变", "未改变"),
    ("以讨薪", "没有以讨薪"),
    ("违法用工", "没有违法用工"),
    ("存储", "未存储"),
    ("收集", "未收集"),
    ("传输", "未传输"),
    ("显示", "未显示"),
    ("连续、稳定", "未能连续、稳定"),
    ("因", "不是因"),
    ("能", "不能"),
    ("在", "不在"),
    ("由", "不由"),
    ("有权", "无权"),
    ("有", "没有"),
)
BY_LAW = re.compile(r"^依法(?=给予|予以|追究|承担|移交)")
"""What is said of a consequence and not of a deed: what does not follow is not done against the law."""
PUNISHED = re.compile(r"^依(?!法).*(?:处罚|处分)$")
"""A consequence under another law: `依其他法规处罚`."""
OUGHT = re.compile(r"^应(?![当急用否付收对])")
"""应 for 应当: `应给予奖励`."""
WITH_IT = "经|由|因|在|进行"
"""What stands between a denial and what it denies, and is part of the statement too: 未经…确定 denies 经…确定."""
PASSED = re.compile(r"满(?=[一二三四五六七八九十\d]+(?:年|个月|日|个工作日)后$)")
"""A time that has passed: 竣工验收满六个月后."""
MIDDLE = re.compile(r"(?=及于|保持|约束(?!力|的|$)|可用于|负有|(?<![不未])(?:可以|适用)(?!.*的))")
"""Verbs within a label whose subject comes first, whatever the label ends in."""
ALREADY = re.compile(r"(?<=.)已(?![^，]*的)")
"""What is already so, and not in the name of a thing: 已交存的部分."""
HELD = re.compile(r"(?:证明|凭证|事由|理由|依据|意见)$")
INSIDE = re.compile(r"(?:内|期间)$")
PLACED = re.compile(r"在(?=.*(?:之后|之前|本市)$)")
"""`行为在本办法施行之后` is denied by 不在."""
STATES = re.compile(r"(?=(?:真实|齐全|正确|合理|及时|完整|健全|严重|具备|合格|合法|足够)$)")
ENDS = re.compile(r"(?=(?:完工|届满|同意|核实无误|终了)$)")
PROVISIONS = re.compile(r"^第[一二三四五六七八九十百零（(]")
NOT_SO = "不属于{}的情形"


def said_zh(label: str, *, truth: bool) -> str:
    """Say a label as a statement, or deny it."""
    label = label.removeprefix("是否")
    for asked, held, denied in PAIRS:
        if asked in label:
            return label.replace(asked, held if truth else denied, 1)
    if not truth:
        label = OUGHT.sub("应当", BY_LAW.sub("", label))
        if (whole := _denied_whole(label)) is not None:
            return whole
    if PLACED.search(label) and not label.startswith("未"):
        return label if truth else PLACED.sub("不在", label, count=1)
    if MIDDLE.search(label):
        return label if truth else MIDDLE.sub("不", label, count=1)
    if not truth and ALREADY.search(label):
        return label.replace("已经", "尚未", 1) if "已经" in label else label.replace("已", "未", 1)
    if (begun := _begun(label, truth=truth)) is not None:
        return begun
    if PROVISIONS.match(label):
        return f"{'属于' if truth else '不属于'}{label}"
    if (named := _named(label, truth=truth)) is not None:
        return named
    if truth:
        return label
    for form, word in ((STATES, "不"), (ENDS, "未")):
        if form.search(label) and "不" not in label and "未" not in label:
            return form.sub(word, label, count=1)
    for held, denied in (("属于", "不属于"), ("符合", "不符合"), ("出具", "未出具"), ("另有", "没有另外")):
        if held in label:
            return label.replace(held, denied, 1)
    return NOT_SO.format(label)


def stated_zh(label: str, denied: str | None, *, truth: bool) -> str:
    """Say a label whose denial may be declared as a statement, or deny it: 经…确定 where it is denied by 未经…确定."""
    if denied is None:
        return said_zh(label, truth=truth)
    if not truth:
        return denied
    found = re.fullmatch(rf"(?:未|不是|不属于|不)({WITH_IT}){re.escape(label)}(?:的情形)?", denied)
    return f"{found[1]}{label}" if found else said_zh(label, truth=True)


ASKED = re.compile(r"[是应可能]否|有无")
"""What makes a question of a label."""
PREDICATES = re.compile(
    "(?:免予|可(?!否)|连续|给予|责令|追究|移交|作为|依|侵犯|超过|违反|禁止|未|同时|逾期|适用|受|评定|提高|不|当年不得|无|报请|拒不|由|[^，]{1,4}满后|应(?!急)|采用|全部)"
)
"""Verbs, and what stands before verbs, with which a label without a subject begins."""
SUBJECT = re.compile(
    "(?<!^)(?:可以|可用于|应当|属于|负有|及于|按时|违反|适用|约束|须待|合法(?!权益)|符合|齐全|保持|受考核|不得|已足额|已建成|足够|遵守|合乎"
    "|先行|先报送|清偿|承担|审定后|自行|有效|在(?=.*(?:内|之后|之前)$)|与(?=.*(?:一致|相符)$)|对(?=.*有)|由(?=.*单位))"
)
"""How what is said of a subject begins."""


def whether_zh(label: str) -> str:
    """Return a label as a question: `是否免予收缴`, `本办法是否适用`; one that asks already as it is."""
    return label if ASKED.search(label) else asked_zh(said_zh(label, truth=True), said_zh(label, truth=False))


def asked_zh(held: str, denied: str) -> str:
    """Return as a question what is said and how it is denied: 是否 stands where the denial does."""
    if denied.endswith(f"{held}的情形") and not PREDICATES.match(held):
        found = SUBJECT.search(held)
        return f"{held[: found.start()]}是否{held[found.start() :]}" if found else f"是否{denied[1:]}"
    whole = denied.endswith((held, f"{held}的情形"))
    start = 0 if whole else sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(held, denied, strict=False)))
    said = held[start:]
    return f"{held[:start]}是否{f'为{said[1:]}' if said.startswith('是') else said}"


def _denied_whole(label: str) -> str | None:
    """Return the denial of a label whose verb is not looked for: of two deeds, of a consequence, of a time passed."""
    if JOINED.search(label) and not THINGS.search(label):
        return NOT_SO.format(label)
    if PUNISHED.match(label):
        return f"不{label}"
    return PASSED.sub("未满", label).removesuffix("后") if PASSED.search(label) else None


def _begun(label: str, *, truth: bool) -> str | None:
    """Return a label that begins with a word that can be denied, said or denied."""
    for held, denied in DENIED:
        if label.startswith(held) and not _is_name(label, held):
            said = f"是{label[1:]}" if held in {"系", "即"} else label
            return said if truth else denied + label[len(held) :]
    return None


def _is_name(label: str, held: str) -> bool:
    """Return whether a label begins with a verb and is a thing's name as a whole: 约定的支付日期, 在建工程."""
    whole = WHOLE.match(label) and THINGS.search(label)
    return bool(NOUNS.match(label) or whole) or label[len(held) :].startswith(("的", "三同时"))


def _named(label: str, *, truth: bool) -> str | None:
    """Return a label that ends in the name of a thing, said or denied."""
    if "人为" in label:  # 行为人为单位或者政府部门
        return label if truth else label.replace("人为", "人不是", 1)
    if HELD.search(label) and not (DOING.search(label) or "出具" in label or "已" in label or label.startswith("不予")):
        return f"{'有' if truth else '没有'}{label}"
    if not NAMING.search(label) and ("属于" in label or "出具" in label or "已" in label):
        return None
    if THINGS.search(label) and DOING.search(label) and not NAMING.search(label):
        return label if truth else _undone(label)
    if THINGS.search(label):
        return f"{'是' if truth else '不是'}{label}"
    if INSIDE.search(label) and "在" in label:
        return label if truth else label.replace("在", "不在", 1)
    if INSIDE.search(label):
        return f"{'在' if truth else '不在'}{label}"
    return None


def _undone(label: str) -> str:
    if "的是" in label:
        return label.replace("的是", "的不是", 1)
    return NOT_SO.format(label) if label.startswith("未") else f"没有{label}"
