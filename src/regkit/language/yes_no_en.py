"""What is a yes or a no, as an English sentence: a label said of its subject, denied, or asked.

Words that a declaration gives (`denied=`) come first; where no form fits, a label is denied with `it is not so that`.
"""

from __future__ import annotations

import re

__all__ = ["agreeing", "begins_sentence", "begins_with_verb", "said_en", "the", "whether_en"]

VERBS = re.compile(r"\b(is|has|have|was|were|are|had|can|may|must|does|did)\b")
DENIED_VERBS = {"can": "cannot", "must": "need not"}
"""What need not be is not forbidden, as what must not be is."""
DONE = re.compile(
    r" (?:\w+ed|arisen|been|had|let|paid|made|begun|come|given|taken|shown|left|kept|built|set|put|met|done|won)\b"
)
"""What follows `has` where something was done, and not where something is had."""
ARTICLE = re.compile(r"^ an?(?= )")
OWN = re.compile(r"^ (?:the|its|all|only) ")
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
    r"(?<!\bto )\b(agree|apply|counts|endanger|excuses|falls|goes|leads|manage|pays"
    r"|reach|reaches|answers?|stands|(?<!the )works(?! (?:are|were|have|under|on)\b)"
    r"|gives|follows|comes|lodges|shows|lies|keeps?|stays|helps"
    rf"|builds|governs|applies|covers|binds?|uses|waits|suffices?|lets|names|runs|{'|'.join(PAST)})\b"
)
"""Verbs by which a label without `is` or `has` is seen to be a sentence."""
ASIDE = re.compile(r"^(?:no|only) |\b(?:that|who|which|whose|where|what)\b")
"""What comes before the verb and would be denied in its place: `no camera may …`, `the firm that has …`."""
NAME = re.compile(r"an? (?:(?!\b(?:is|has|was|were|can|may|must)\b).)*(?<! than) that ")
"""A thing with what is so of it: `an act that article 19 forbids`."""
QUESTIONS = re.compile(r"(?:who|whom|whose|what|which|where|when|why|how|whether|by|on|in)\b")
AGAIN = re.compile(r" (?:no|not|nothing|nobody)\b")
"""What denies already, behind the verb."""
EVERY = re.compile(r"(?:every|each|all) ")
"""What is said of each, of which a denial at the verb would deny it of all."""
SOME = re.compile(r"some (.*? (?:is|was|has)) not( .*)")
"""What is not so of one at least: denied, it is so of every one."""
THERE = re.compile(r"^there (is|are) (?:at least one |an? )?")
NUMBERED = re.compile(r" no\. \d+$")
NOT_SO = "it is not so that "
JOINED = re.compile(r", (?:and|or|but) |\band not\b")
"""What joins two clauses, of which a denial of the first would leave the second as it is."""


def the(noun: str) -> str:
    """Return a name in English with its article, where it takes one."""
    has_one = noun.startswith(("a ", "an ", "the ", "its ", "all ", "no "))
    alone = noun[:1].isupper() or QUESTIONS.match(noun) or NUMBERED.search(noun)
    return noun if has_one or alone else f"the {noun}"


PLURAL = re.compile(r"the (?:days|measures|fields|marks|wages|arrears|(?:implementing )?rules|targets)\b(?! of which)")
"""Names of several things, after which `are` and `have` stand."""
MANY = {"is": "are", "has": "have", "was": "were", "does": "do", "includes": "include"}
ONE_VERB = re.compile(rf"\b({'|'.join(MANY)})\b")


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
    return said if truth else _denial(said, len(subject) if said.startswith(f"{subject} ") else 0)


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


def _denial(said: str, start: int = 0) -> str:
    """Return a sentence denied, by its first verb behind `start` where that is the verb of the whole.

    Before that its subject stands, in which a word may look like a verb: `works contract no. 1 is …`.
    """
    if JOINED.search(said):
        return f"{NOT_SO}{said}"
    if EVERY.match(said):
        return f"not {said}"
    if found := SOME.match(said):
        return f"every {found[1]}{found[2]}"
    if said.startswith("some "):
        return f"no {said.removeprefix('some ')}"
    if found := THERE.match(said):
        return f"there {found[1]} no {said[found.end() :].replace('another ', 'other ', 1)}"
    verb, act = VERBS.search(said, start), FINITE.search(said, start)
    if verb is None or (act is not None and act.start() < verb.start()):
        return _denied_act(said, start)
    if ASIDE.search(said[: verb.start()]):
        return f"{NOT_SO}{said}"
    return said[: verb.start()] + _denied(verb[1], said[verb.end() :])


def _denied_act(said: str, start: int) -> str:
    """Return a sentence whose verb says what is done, denied: `does not come from`, `did not break`."""
    verb = FINITE.search(said, start)
    if verb is None or ASIDE.search(said[: verb.start()]) or OTHER_ACTS.search(said) or AGAIN.match(said, verb.end()):
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
    if rest.startswith(" no "):
        return f"{verb} {'an' if rest[4] in 'aeiou' else 'a'}{rest[3:]}"
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


SHORT = ("lies", "dies", "ties", "vies")


def _plain_verb(verb: str) -> str:
    """Return a verb as it stands after `does not`: `touch` for `touches`, `carry` for `carries`."""
    if verb.endswith("ies") and verb not in SHORT:
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("sses", "ches", "shes", "xes", "oes")) else verb[:-1]


def whether_en(label: str) -> str:
    """Return a label as a question: `whether the firm is exempt`; a name as it is."""
    label = label.removeprefix("whether ")
    if QUESTIONS.match(label):
        return label
    if NAME.match(label):
        return f"whether it is {label}"
    if CLAUSE.match(label) or ((VERBS.search(label) or FINITE.search(label)) and not begins_sentence(label)):
        return f"whether {label}"
    return f"whether {said_en(label, truth=True, subject='it')}" if begins_sentence(label) else label


def begins_sentence(label: str) -> bool:
    """Return whether a label is a sentence, or the verb of one: whether it can stand after `whether`."""
    return bool(VERBS.match(label) or CLAUSE.match(label) or _acting(label) or BEGINS_WITH_VERB.match(label))


def begins_with_verb(label: str) -> bool:
    """Return whether what is said of a subject has none of its own, so that the subject stands before it."""
    acts = label.startswith("will ") or (BEGINS_WITH_VERB.match(label) and not VERBS.match(label.partition(" ")[2]))
    return bool(VERBS.match(label) or acts)
