"""What is a yes or a no, as a sentence: a label said of its subject, or denied.

Words that a declaration gives (`denied=`) come first. Where it gives none, the label is denied as its form allows:
a thing with 不是, a deed with 未 or 没有, a state with 不; where no form fits, with 不属于…的情形 and `it is not so
that`.
"""

from __future__ import annotations

import re

__all__ = ["agreeing", "begins_sentence", "begins_with_verb", "said_en", "said_zh", "the", "whether_en", "whether_zh"]

# ── Chinese ──────────────────────────────────────────────────────────────────────────────────────

THINGS = re.compile(
    r"(?:企业|单位|机关|部门|机构|人员|项目|场所|路口|小区|工程|工资|措施|组织|资料|行为|荣誉|问题|原因|目标|办公室|地区|系统|的\S*信息)$"
)
DOING = re.compile(r"支付|解决|采取|使用|保存|委托|维修|听取|拖欠|设于|听取|导致|的是")
"""Verbs: a label that ends in the name of a thing says what is done to it, unless 的 makes all before it one name."""
NAMING = re.compile(r"的(?!是)")
PAIRS = (
    ("应否", "应当", "不应当"),
    ("可否", "可以", "不可以"),
    ("能否", "能够", "不能"),
    ("不在同一", "不在同一", "在同一"),
    ("不超出", "不超出", "超出"),
    ("未在", "未在", "已在"),
)
"""What is a question, or denies already: how it is held, and how it is denied."""
DENIED = (
    ("已经", "尚未"),
    ("已", "未"),
    ("系", "不是"),
    ("是", "不是"),
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
    ("应当", "不应当"),
    ("可以", "不可以"),
    ("必须", "不必"),
    ("需要", "不需要"),
    ("负有", "不负有"),
    ("承担", "不承担"),
    ("免予", "不免予"),
    ("给予", "不给予"),
    ("责令", "不责令"),
    ("追究", "不追究"),
    ("对单位", "不是对单位"),
    ("设有", "未设有"),
    ("设置", "未设置"),
    ("发生", "未发生"),
    ("发现", "未发现"),
    ("采用", "未采用"),
    ("采取", "未采取"),
    ("予以", "未予以"),
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
    ("有", "没有"),
)
MIDDLE = (("及于", "不及于"), ("约束", "不约束"), ("可用于", "不可用于"))
"""Verbs within a label whose subject comes first, whatever the label ends in."""
HELD = re.compile(r"(?:证明|凭证|事由|理由|依据|意见)$")
INSIDE = re.compile(r"(?:内|期间)$")
PLACED = re.compile(r"在(?=.*(?:之后|之前|本市)$)")
"""`行为在本办法施行之后` is denied by 不在."""
STATES = re.compile(r"(?=(?:真实|齐全|正确|合理|及时|完整|健全|严重|具备|合格)$)")
ENDS = re.compile(r"(?=(?:完工|届满|同意|核实无误|终了)$)")
PROVISIONS = re.compile(r"^第[一二三四五六七八九十百零（(]")


def said_zh(label: str, *, truth: bool) -> str:
    """Say a label as a statement, or deny it."""
    for asked, held, denied in PAIRS:
        if asked in label:
            return label.replace(asked, held if truth else denied, 1)
    if PLACED.search(label) and not label.startswith("未"):
        return label if truth else PLACED.sub("不在", label, count=1)
    if not truth and "已" in label and not label.startswith("已"):
        return label.replace("已经", "尚未", 1) if "已经" in label else label.replace("已", "未", 1)
    if (begun := _begun(label, truth=truth)) is not None:
        return begun
    for held, denied in MIDDLE:
        if held in label:
            return label if truth else label.replace(held, denied, 1)
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
    return f"不属于{label}的情形"


ASKED = re.compile(r"[是应可能]否|有无")
"""What makes a question of a label."""
PREDICATES = re.compile(
    "(?:免予|给予|责令|追究|移交|作为|依|侵犯|超过|违反|禁止|未|同时|逾期|适用|受|评定|提高|不|当年不得|无|报请|[^，]{1,4}满后|应(?!急)|采用|全部)"
)
"""Verbs, and what stands before verbs, with which a label without a subject begins."""
SUBJECT = re.compile(
    "(?<!^)(?:可以|可用于|应当|属于|负有|及于|按时|违反|适用|约束|须待|合法|符合|齐全|保持|受考核|不得|已足额|已建成|足够|遵守|合乎"
    "|先行|先报送|清偿|承担|审定后|自行|有效|在(?=.*(?:内|之后|之前)$)|与(?=.*(?:一致|相符)$)|对(?=.*有)|由(?=.*单位))"
)
"""How what is said of a subject begins."""


def whether_zh(label: str) -> str:
    """Return a label as a question: `是否免予收缴`, `本办法是否适用`, `审核有效与否`."""
    if ASKED.search(label):
        return label
    said = said_zh(label, truth=True)
    if PREDICATES.match(said) or _begun(said, truth=True) is not None:
        return f"是否为{said[1:]}" if said.startswith("是") else f"是否{said}"
    found = SUBJECT.search(said)
    return f"{said[: found.start()]}是否{said[found.start() :]}" if found else f"{said}与否"


def _begun(label: str, *, truth: bool) -> str | None:
    """Return a label that begins with a word that can be denied, said or denied."""
    for held, denied in DENIED:
        if label.startswith(held) and not (held == "系" and label.startswith("系统")) and not _is_name(label):
            said = f"是{label[1:]}" if held == "系" else label
            return said if truth else denied + label[len(held) :]
    return None


def _is_name(label: str) -> bool:
    """Return whether a label is a thing's name as a whole: `属于行政执法机关的开发区管理委员会` is none."""
    return label.startswith(("应当三同时", "存储的", "设置的", "提供的"))


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
    return f"不属于{label}的情形" if label.startswith("未") else f"没有{label}"


# ── English ──────────────────────────────────────────────────────────────────────────────────────

VERBS = re.compile(r"\b(is|has|have|was|were|are|had|can|may|must|does|did)\b")
DENIED_VERBS = {"can": "cannot", "must": "need not"}
"""What need not be is not forbidden, as what must not be is."""
DONE = re.compile(
    r" (?:\w+ed|arisen|been|paid|made|begun|come|given|taken|shown|left|kept|built|set|put|met|done|won)\b"
)
"""What follows `has` where something was done, and not where something is had."""
ARTICLE = re.compile(r"^ an?(?= )")
OWN = re.compile(r"^ (?:the|its|all) ")
"""What is had and is one of a kind: it is not `no` such thing that is lacking."""
ACTS = re.compile(r"^([a-z-]+[^s\W]s)\b")
"""A verb of the third person with which a label begins: `covers a public road`."""
OTHER_ACTS = re.compile(r"\b(?:or|and) [a-z]+s\b")
"""A second verb, which would have to be denied with the first."""
BEGINS_WITH_VERB = re.compile(r"^(?:[a-z-]+[^s\W]s|[a-z-]+ed|began|fell|led|broke|paid|uses|stays)\b(?! of\b)")
"""A verb with which a label begins, in the present or the past."""
CLAUSE = re.compile(r"(?:it|the|a|an|there|this|its|all|some) ")
PAST = {
    "led": "lead",
    "broke": "break",
    "paid": "pay",
    "arose": "arise",
    "came": "come",
    "began": "begin",
    "ended": "end",
    "fell": "fall",
}
FINITE = re.compile(
    r"\b(reach|reaches|answers?|stands|works|gives|follows|comes|lodges|shows|lies|keeps?|stays|helps|builds|governs|applies"
    rf"|covers|binds|uses|waits|suffices?|lets|names|{'|'.join(PAST)})\b"
)
"""Verbs by which a label without `is` or `has` is seen to be a sentence."""
ASIDE = re.compile(r"^(?:no|only) |\b(?:that|who|which|whose|where|what)\b")
"""What comes before the verb and would be denied in its place: `no camera may …`, `the firm that has …`."""
NAME = re.compile(r"an? (?:(?!\b(?:is|has|was|were|can|may|must)\b).)* that ")
"""A thing with what is so of it: `an act that article 19 forbids`."""
QUESTIONS = re.compile(r"(?:who|whom|whose|what|which|where|when|why|how|whether|by|on|in)\b")
THERE = re.compile(r"^there (is|are) (?:an? )?")
NUMBERED = re.compile(r" no\. \d+$")
NOT_SO = "it is not so that "


def the(noun: str) -> str:
    """Return a name in English with its article, where it takes one."""
    has_one = noun.startswith(("a ", "an ", "the ", "its ", "all ", "no "))
    alone = noun[:1].isupper() or QUESTIONS.match(noun) or NUMBERED.search(noun)
    return noun if has_one or alone else f"the {noun}"


PLURAL = re.compile(r"the (?:days|measures|fields|marks|wages|arrears|(?:implementing )?rules|targets)\b(?! of which)")
"""Names of several things, after which `are` and `have` stand."""
MANY = {"is": "are", "has": "have", "was": "were", "does": "do"}
ONE_VERB = re.compile(r"\b(is|has|was|does)\b")


def agreeing(name: str, said: str) -> str:
    """Return what is said of a name with its first verb as the name asks for: `the days kept are 3 days`."""
    return ONE_VERB.sub(lambda verb: MANY[verb[1]], said, count=1) if PLURAL.match(name) else said


def said_en(label: str, *, truth: bool, subject: str) -> str:
    """Say a label as a statement, or deny it: a verb phrase of its subject, or a sentence of its own."""
    return agreeing(subject, _said_en(label, truth=truth, subject=subject))


def _said_en(label: str, *, truth: bool, subject: str) -> str:
    label = label.removeprefix("whether ")
    if not CLAUSE.match(label) and (acts := _acting(label)):
        verb, rest = acts
        many = PLURAL.match(subject)
        held = f"{_plain_verb(verb)}{rest}" if many else label
        return f"{subject} {held}" if truth else f"{subject} does not {_plain_verb(verb)}{rest}"
    said = _statement(label, subject)
    if said is None:
        return f"{label}: {'yes' if truth else 'no'}"
    return said if truth else _denial(said)


def _statement(label: str, subject: str) -> str | None:
    """Return a label as a sentence; nothing where it is a name."""
    if VERBS.match(label):
        return f"{subject} {label}"
    if NAME.match(label):
        return f"{subject} is {label}"
    is_own = subject == "it"  # a condition or a rule, not a fact of somebody
    if (CLAUSE.match(label) or is_own) and (VERBS.search(label) or FINITE.search(label)):
        return label
    if not CLAUSE.match(label) and BEGINS_WITH_VERB.match(label):
        return f"{subject} {label}" if not is_own else f"it was {label}" if re.match(r"\w+ed\b", label) else None
    return None


def _denial(said: str) -> str:
    """Return a sentence denied, by its first verb where that is the verb of the whole."""
    if found := THERE.match(said):
        return f"there {found[1]} no {said[found.end() :].replace('another ', 'other ', 1)}"
    verb = VERBS.search(said)
    if verb is None:
        return _denied_act(said)
    if ASIDE.search(said[: verb.start()]):
        return f"{NOT_SO}{said}"
    return said[: verb.start()] + _denied(verb[1], said[verb.end() :])


def _denied_act(said: str) -> str:
    """Return a sentence whose verb says what is done, denied: `does not come from`, `did not break`."""
    verb = FINITE.search(said)
    if verb is None or ASIDE.search(said[: verb.start()]) or OTHER_ACTS.search(said):
        return f"{NOT_SO}{said}"
    word = verb[1]
    if word in PAST:
        return f"{said[: verb.start()]}did not {PAST[word]}{said[verb.end() :]}"
    one = word.endswith("s")
    plain = _plain_verb(word) if one else word
    return f"{said[: verb.start()]}{'does' if one else 'do'} not {plain}{said[verb.end() :]}"


def _denied(verb: str, rest: str) -> str:
    """Return a verb with what follows it, denied: `is not due`, `has no certificate`, `does not have the papers`."""
    if rest.startswith(" not "):
        return f"{verb}{rest[4:]}"
    if verb in {"has", "have"} and not DONE.match(rest):
        does = "does" if verb == "has" else "do"
        return (
            f"{does} not have{rest}"
            if OWN.match(rest)
            else f"{verb} no{ARTICLE.sub('', rest).replace(' another', ' other', 1)}"
        )
    if verb in {"had", "did"} and not (verb == "had" and DONE.match(rest)):
        return f"did not {'have' if verb == 'had' else 'do'}{rest}"
    return f"{DENIED_VERBS.get(verb, verb + ' not')}{rest}"


def _acting(label: str) -> tuple[str, str] | None:
    """Return the verb and the rest of a label that says what its subject does: `covers`, ` a public road`."""
    found = ACTS.match(label)
    if found is None or VERBS.search(label) or OTHER_ACTS.search(label):
        return None
    return found[1], label[found.end() :]


def _plain_verb(verb: str) -> str:
    """Return a verb as it stands after `does not`: `touch` for `touches`, `carry` for `carries`."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("sses", "ches", "shes", "xes", "oes")) else verb[:-1]


def whether_en(label: str) -> str:
    """Return a label as a question: `whether the firm is exempt`; a name as it is."""
    label = label.removeprefix("whether ")
    if QUESTIONS.match(label):
        return label
    if NAME.match(label):
        return f"whether it is {label}"
    if CLAUSE.match(label) or ((VERBS.search(label) or FINITE.search(label)) and not VERBS.match(label)):
        return f"whether {label}"
    return f"whether {said_en(label, truth=True, subject='it')}" if begins_sentence(label) else label


def begins_sentence(label: str) -> bool:
    """Return whether a label is a sentence, or the verb of one: whether it can stand after `whether`."""
    return bool(VERBS.match(label) or CLAUSE.match(label) or _acting(label) or BEGINS_WITH_VERB.match(label))


def begins_with_verb(label: str) -> bool:
    """Return whether what is said of a subject begins with its verb, so that the subject stands before it."""
    return VERBS.match(label) is not None
