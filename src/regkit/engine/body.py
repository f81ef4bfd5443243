"""Statements of generated Python: terms of a rule as an `if` ladder, unknowns included.

Each condition is written twice, as "definitely true" and as "definitely false", with negations pushed to
the leaves; where neither holds it is unknown. No value of the law or of a case is ever written into the
source: constants are bound by name, and only names of parameters and facts appear.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from regkit.engine import asking, lists, operations, reference
from regkit.engine.regions import disjoint
from regkit.engine.sharing import Alike
from regkit.engine.trace import conjuncts, in_order, joined, quotes_of_condition, quotes_of_outcome
from regkit.language import terms as t
from regkit.language.facts import FactSpec
from regkit.language.lists import UNSAID, Listed
from regkit.language.outcomes import UNKNOWN, Decided, Determination, Lack, Site, Status, Undecided, Way
from regkit.language.rule import AnyRule
from regkit.law import Quote

__all__ = ["Body", "Writer", "function"]

Pair = tuple[str, str]
Reckoned = t.Arith[Any] | t.Shift | t.Record[Any] | t.Rounded[Any] | t.Between[Any] | t.Rolled
Scope = dict[str, str]
"""What stands for each subject in generated code: the rule's parameters, and members of lists that are asked."""
Quotes = tuple[Quote, ...] | None
"""The words that every case of an ending rests on; `None` where they depend on the path, so that the trace is asked."""
Taken = tuple[tuple[t.Decide[Any], t.Row], ...]
"""The rows taken so far, each with the decision that has it."""


MOST_DAYS = 4_096
"""How many days a reckoning is remembered for."""


class Writer:
    """Writes functions of some subjects; constants go into `namespace` under neutral names.

    Generated names begin with an underscore, which no parameter and no fact does.
    """

    def __init__(self, parameters: Sequence[str]) -> None:
        """Write functions of `parameters`, the day asked about and the calendar."""
        self.parameters = list(parameters)
        self.namespace: dict[str, Any] = {}
        self.functions: list[str] = []
        # kept by the term itself, not by its number: a term made for the moment would leave its number to another
        self.inner: dict[tuple[t.Term[Any], tuple[str, ...]], str] = {}
        self.numbers = itertools.count()
        self.constants: dict[int, str] = {}
        self.alike = Alike()

    def constant(self, value: Any) -> str:
        """Bind `value` to a name of its own and return the name."""
        name = self.constants.get(id(value))
        if name is None:
            name = self.constants[id(value)] = f"_c{next(self.numbers)}"
            self.namespace[name] = value
        return name

    def written(self, term: t.Term[Any], scope: Scope) -> str:
        """Return the name of the function of the subjects in `scope` that gives a term within, written once."""
        key = (self.alike.of(term), tuple(scope))
        name = self.inner.get(key)
        if name is None:
            name = self.inner[key] = f"_inner{next(self.numbers)}"
            body = Body(self, scope=scope)
            body.answer(term, ())
            self.functions.append(function(name, ", ".join([*scope.values(), "on", "calendar"]), body))
        return name

    def fallback(self, term: t.Term[Any], scope: Mapping[str, str]) -> str:
        """Return the name of what asks the reference evaluator, for the rare cases not worth generated code."""
        names = tuple(scope)

        def evaluate(*given: Any) -> Any:
            return reference.evaluate(term, reference.asked(names, given))

        self.namespace[name := f"_c{next(self.numbers)}"] = evaluate
        return name

    def settler(self) -> Callable[..., Determination[Any]]:
        """Return what ends a question of a rule that is left open; inner decisions end with what they lack."""
        raise AssertionError(self)


class Body:
    """The statements of one function: of the rule itself where one is given, else of a decision within it."""

    def __init__(self, writer: Writer, *, rule: AnyRule | None = None, scope: Scope | None = None) -> None:
        """Begin with no statement."""
        self.writer = writer
        self.rule = rule
        self.scope = {name: name for name in writer.parameters} if scope is None else scope
        self.lines: list[str] = []
        self.depth = 1
        self.read: dict[tuple[str, str], str] = {}
        self.ruled_out: set[str] = set()  # tests that are known to be false from here on

    def line(self, text: str) -> None:
        """Write one line."""
        self.lines.append("    " * self.depth + text)

    def assign(self, expression: str) -> str:
        """Give an expression a name and return it."""
        name = f"_v{next(self.writer.numbers)}"
        self.line(f"{name} = {expression}")
        return name

    # ── endings ──────────────────────────────────────────────────────────────────────────────────

    def end(self, status: Status, value: str = "None", quotes: Quotes = None, way: Way | None = None) -> None:
        """Return a value, or the determination that holds it."""
        if self.rule is None:
            lack = {s.status: s for s in Lack}.get(status)
            self.line(f"return {value if lack is None else 'None' if lack is UNKNOWN else self.writer.constant(lack)}")
            return
        if status is Status.UNDETERMINED:
            self.settle()
            return
        fixed = quotes is not None and status is Status.DECIDED
        site = Site(self.rule, status, in_order(quotes or ()) if fixed else (), nested=not fixed, way=way)
        answer = Decided if status is Status.DECIDED else Undecided
        make, where = self.writer.constant(answer), self.writer.constant(site)
        question = ", ".join([*self.writer.parameters, "on", "calendar"])
        self.line(f"return {make}({where}, {value}, ({question}))")

    def settle(self) -> None:
        """Ask whether all ways to fill in what is not known lead to one answer, and end with what comes of it."""
        question = ", ".join([*self.writer.parameters, "on", "calendar"])
        self.line(f"return {self.writer.constant(self.writer.settler())}({question})")

    def end_slowly(self, term: t.Term[Any], way: Way | None = None) -> None:
        """Ask the reference evaluator, and end with what it says."""
        value = self.slowly(term)
        if self.rule is None:
            self.line(f"return None if {value} is {self.writer.constant(UNKNOWN)} else {value}")
            return
        for lack in Lack:
            self.line(f"if {value} is {self.writer.constant(lack)}:")
            self.depth += 1
            self.end(lack.status)
            self.depth -= 1
        self.end(Status.DECIDED, value, way=way)

    def answer(self, term: t.Term[Any], quotes: Quotes, taken: Taken | None = ()) -> None:
        """Write statements that end with the value of `term`; nothing is foreseen of what has a name of its own."""
        match term:
            case t.Named(term=inner, quotes=own):
                self.answer(inner, None if own else quotes, None)
            case t.Applied(body=inner):
                self.answer(inner, quotes, taken)
            case t.Choice():
                self.answer(term.branch, quotes, taken)
            case t.Decide():
                self.decide(term, quotes, taken)
            case t.Open():
                self.end(Status.UNDETERMINED)
            case _:
                way = None if taken is None else Way(taken, term)
                self.give(term, joined(quotes, quotes_of_outcome(term)), way)

    def give(self, term: t.Term[Any], quotes: Quotes, way: Way | None) -> None:
        """End with a value, or undetermined where it lacks something."""
        nested = _has_decision(term)
        if nested and isinstance(term, (t.And, t.Or)):
            self.settled_by_one(term, way)
        value = self.value(term)
        if nested:
            known = f"{value}.__class__ is not {self.writer.constant(Lack)} and {value} is not None"
            self.line(f"if {known}:")
            self.depth += 1
            self.end(Status.DECIDED, value, way=way)
            self.depth -= 1
            if isinstance(term, (t.And, t.Or)):
                self.unknown_by_one(term)
            self.end_slowly(term, way)
            return
        if not isinstance(term, (t.Literal, t.NumberTerm)):
            self.line(f"if {value} is None:")
            self.depth += 1
            self.end(Status.UNDETERMINED)
            self.depth -= 1
        self.end(Status.DECIDED, value, quotes, way)

    def settled_by_one(self, term: t.And | t.Or, way: Way | None) -> None:
        """End as soon as one part settles it, so that what the others rest on is not worked out."""
        for part in term.parts[:-1]:
            yes, no = self.condition(part)
            truth = isinstance(term, t.Or)
            self.block(yes if truth else no, functools.partial(self.end, Status.DECIDED, str(truth), way=way))

    def unknown_by_one(self, term: t.And | t.Or) -> None:
        """End undetermined where a part is not known that can only be unknown, and no other part settles it."""
        for part in (part for part in term.parts if not _has_decision(part)):
            yes, no = self.condition(part)
            self.block(f"not ({yes}) and not ({no})", lambda: self.end(Status.UNDETERMINED))

    def decide(self, term: t.Decide[Any], quotes: Quotes, taken: Taken | None) -> None:
        """Write a decision that ends with an outcome or without one."""
        if term.provided is not None:
            no = self.condition(term.provided)[1]
            self.block(no, lambda: self.end(Status.NOT_APPLICABLE))
            self.ruled_out.update(self.condition(part)[1] for part in conjuncts(term.provided))
            yes, reached = self.condition(term.provided)[0], term.provided
            self.block(f"not ({yes})", lambda: self.unsettled(term, [reached]))
        if term.unless:
            self.ladder(term, term.unless, quotes, taken)
            falses = [self.condition(row.condition)[1] for row in term.unless]
            self.block(
                f"not ({_join('and', falses)})",
                lambda: self.unsettled(term, [row.condition for row in term.unless]),
            )
        self.ladder(term, term.rows, quotes, taken)
        falses = [self.condition(row.condition)[1] for row in term.rows]
        self.block(_join("and", falses), lambda: self.end(Status.SILENT))
        self.unsettled(term, [row.condition for row in term.rows])

    def ladder(self, term: t.Decide[Any], rows: tuple[t.Row, ...], quotes: Quotes, taken: Taken | None) -> None:
        """Write one `if` for each row."""
        if not disjoint([row.condition for row in rows]):
            trues = [self.condition(row.condition)[0] for row in rows]
            self.block(" + ".join(f"bool({true})" for true in trues) + " > 1", lambda: self.end_slowly(term))
        for row in rows:
            own = joined(quotes, row.quotes, quotes_of_condition(row.condition))
            on_the_way = None if taken is None else (*taken, (term, row))
            self.block(self.condition(row.condition)[0], functools.partial(self.answer, row.outcome, own, on_the_way))

    def unsettled(self, term: t.Decide[Any], conditions: list[t.Term[Any]]) -> None:
        """End without an answer; where an inner rule may be silent, ask which lack it is."""
        if any(_has_decision(condition) for condition in conditions):
            self.end_slowly(term)
        else:
            self.end(Status.UNDETERMINED)

    def block(self, condition: str, write: Callable[[], None]) -> None:
        """Write what is inside an `if`; what is read and ruled out inside is not so after it."""
        self.line(f"if {condition}:")
        self.depth += 1
        read, ruled_out = dict(self.read), set(self.ruled_out)
        write()
        self.read, self.ruled_out = read, ruled_out
        self.depth -= 1

    # ── conditions: definitely true, definitely false ────────────────────────────────────────────

    def condition(self, term: t.Term[Any]) -> Pair:
        """Return the tests that a condition is definitely true and definitely false."""
        match term:
            case t.Literal(value=value):
                return str(value is True), str(value is False)
            case t.And(parts=parts):
                pairs = [self.condition(part) for part in parts]
                return _join("and", [yes for yes, _ in pairs]), _join("or", [no for _, no in pairs])
            case t.Or(parts=parts):
                pairs = [self.condition(part) for part in parts]
                return _join("or", [yes for yes, _ in pairs]), _join("and", [no for _, no in pairs])
            case t.Not(part=part):
                yes, no = self.condition(part)
                return no, yes
            case t.Gate(term=inner):
                yes, no = self.condition(inner)
                still_open = "" if no in self.ruled_out else f"not {no} and "
                return f"({yes} or {still_open}{self.unsaid(term)})", no
            case t.Named(term=inner):
                return self.condition(inner)
            case t.Choice():
                return self.condition(term.branch)
            case t.Compare():
                return self.comparison(term)
            case t.IsIn(term=inner, members=members):
                return self.among(inner, members)
            case t.Includes(term=inner, member=member):
                value, name = self.value(inner), self.writer.constant(member)
                lacks = self.present([(inner, value)])
                return _join("and", [*lacks, f"{name} in {value}"]), _join("and", [*lacks, f"{name} not in {value}"])
            case _:
                value = self.value(term)
                return f"{value} is True", f"{value} is False"

    def among(self, term: t.Term[Any], members: Collection[Any]) -> Pair:
        """Return the tests that a word is one of some, and that it is another: by the fewer of the two."""
        value = self.value(term)
        others = [one for one in term.kind.detail if one not in members]
        few = members if len(members) <= len(others) else others
        names = [self.writer.constant(member) for member in few]
        one_of = f"({_join('or', [f'{value} is {name}' for name in names])})" if names else "False"
        none_of = _join("and", [*self.present([(term, value)]), *(f"{value} is not {name}" for name in names)])
        return (one_of, none_of) if few is members else (none_of, one_of)

    def unsaid(self, gate: t.Gate) -> str:
        """Return the test that nothing was said of what a gate lacks: it is then presumed to let pass."""
        facts = {(one.parameter, one.spec.name): one for one in t.followed(gate.term) if isinstance(one, t.Fact)}
        return _join(
            "and",
            [f"({self.fact(key[0], one.spec)} is not None or {self.is_untold(one)})" for key, one in facts.items()],
        )

    def is_untold(self, fact: t.Fact[Any]) -> str:
        """Return the test that nothing was said of a fact that is unknown, or of what it may follow from."""
        if fact.spec.presumes:
            return "False"
        return f"{fact.spec.name!r} not in {self.subject(fact.parameter)}.model_fields_set"

    def comparison(self, term: t.Compare) -> Pair:
        """Return the tests of a comparison."""
        left, right = self.value(term.left), self.value(term.right)
        lacks = self.present([(term.left, left), (term.right, right)])
        if term.op in {"==", "!="} and term.left.kind.sort in {"word", "yes or no"}:
            same = f"{left} is {right}", f"{left} is not {right}"
            yes, no = same if term.op == "==" else same[::-1]
        else:
            yes = f"{left} {term.op} {right}"
            no = f"not {left} {term.op} {right}"
        return _join("and", [*lacks, yes]), _join("and", [*lacks, no])

    def present(self, operands: list[tuple[t.Term[Any], str]]) -> list[str]:
        """Return the tests that the operands have values."""
        tests = []
        for term, value in operands:
            if isinstance(term, (t.Literal, t.NumberTerm)):
                continue
            tests.append(f"{value} is not None")
            if _has_decision(term):
                tests.append(f"{value}.__class__ is not {self.writer.constant(Lack)}")
        return tests

    # ── values: None is unknown, or another lack that whoever ends without an answer asks for ────

    def value(self, term: t.Term[Any]) -> str:
        """Return an expression of the value of `term`, `None` where it is unknown."""
        match term:
            case t.Literal(value=value) | t.NumberTerm(value=value):
                return self.writer.constant(value)
            case t.Fact(parameter=parameter, spec=spec):
                return self.fact(parameter, spec)
            case t.Happened(day=day):
                value = self.value(day)
                come = f"on is None or {value} <= on"
                return self.assign(f"({come}) if {_join('and', self.present([(day, value)]) or ['True'])} else None")
            case t.AsOf():
                return "on"
            case t.Open():
                return "None"
            case t.Named(term=inner) | t.Applied(body=inner):
                return self.value(inner)
            case t.Choice():
                return self.value(term.branch)
            case t.Decide():
                return self.once(term, lambda: self.assign(f"{self.writer.written(term, self.scope)}({self.outside})"))
            case t.Over():
                return self.once(term, lambda: self.question(term))
            case t.Arith() | t.Shift() | t.Record() | t.Rounded() | t.Between() | t.Rolled():
                return self.once(term, lambda: self.reckoning(term))
            case _:
                yes, no = self.condition(term)
                return self.assign(f"True if {yes} else False if {no} else None")

    @property
    def outside(self) -> str:
        """The arguments of every function within: the subjects, the day and the calendar."""
        return ", ".join([*self.scope.values(), "on", "calendar"])

    def slowly(self, term: t.Term[Any]) -> str:
        """Return what the reference evaluator says of a term."""
        return self.assign(f"{self.writer.fallback(term, self.scope)}({self.outside})")

    def once(self, term: t.Term[Any], write: Callable[[], str]) -> str:
        """Return what a term within is worked out to, once for all that follows here."""
        key = (f"term {id(self.writer.alike.of(term))}", "")
        if key not in self.read:
            self.read[key] = write()
        return self.read[key]

    def fact(self, parameter: str, spec: FactSpec) -> str:
        """Return what is known of a fact, read once."""
        key = (parameter, spec.name)
        if spec.name.startswith(UNSAID):
            return "None"  # what those not listed come to is never known
        if key not in self.read:
            self.read[key] = self.assign(_reading(self.subject(parameter), spec))
        return self.read[key]

    def subject(self, parameter: str) -> str:
        """Return the subject of a name such as `file.owner`; of what was not said nothing is known."""
        if parameter in self.scope:
            return self.scope[parameter]
        key = (parameter, "")
        if key not in self.read:
            outer, _, name = parameter.rpartition(".")
            subject, held = self.subject(outer), self.writer.constant(asking.held)
            value = self.read[key] = self.assign(f"{subject}.{name}")
            self.line(f"if {value} is None or {value}.__class__ is {self.writer.constant(Listed)}:")
            self.line(f"    {value} = {held}({subject}, {name!r})")
        return self.read[key]

    def question(self, term: t.Over[Any]) -> str:
        """Ask each member by a function of its own; what that leaves open, the reference says what it is."""
        scope = {**self.scope, term.variable: f"_member{next(self.writer.numbers)}"}
        ask, unknown = self.writer.constant(asking.ASKING[term.op]), self.writer.constant(term.held.unknown())
        functions = [self.writer.written(one, scope) for one in asking.asked(term)]
        members = self.subject(lists.path_of(term))
        value = self.assign(f"{ask}({members}, {unknown}, ({self.outside}), {', '.join(functions)})")
        self.line(f"if {value} is {self.writer.constant(UNKNOWN)}:")
        self.depth += 1
        slow = self.slowly(term)
        self.line(f"{value} = None if {slow} is {self.writer.constant(UNKNOWN)} else {slow}")
        self.depth -= 1
        return value

    def reckoning(self, term: Reckoned) -> str:
        """Return an expression of what is reckoned, `None` where an operand is unknown."""
        operands = [(operand, self.value(operand)) for operand in t.children(term)]
        values = [value for _, value in operands]
        match term:
            case t.Arith(op=op):
                result = f"{self.writer.constant(operations.OPERATIONS[op])}({', '.join(values)})"
            case t.Rounded(how=how, step=step):
                round_ = operations.rounding(how, getattr(step, "value", None))
                result = f"{self.writer.constant(round_)}({', '.join(values)})"
            case t.Shift() | t.Between() | t.Rolled():
                result = f"{self.writer.constant(_timer(term))}({', '.join(values)}, calendar)"
            case t.Record(cls=cls, entries=entries):
                named = ", ".join(f"{key}={value}" for (key, _), value in zip(entries, values, strict=True))
                result = f"{self.writer.constant(cls)}({named})"
        lacks = self.present(operands)
        return self.assign(f"{result} if {_join('and', lacks)} else None" if lacks else result)


def _reading(subject: str, spec: FactSpec) -> str:
    """Return the reading of a fact; what is dated after the day asked about has not happened."""
    said = f"{subject}.{spec.name}"
    if spec.dated_by is None:
        return said
    day = f"{subject}.{spec.dated_by}"
    return f"False if {said} is True and on is not None and {day} is not None and {day} > on else {said}"


def function(name: str, signature: str, body: Body) -> str:
    """Return a function as text."""
    return "\n".join([f"def {name}({signature}):", *body.lines])


def _timer(term: t.Shift | t.Between[Any] | t.Rolled) -> Callable[..., Any]:
    """Return what reckons with the parts of a term; nothing where no calendar covers its days.

    Days are remembered: rows have them in common, and a rule reckons with one and the same day in many places.
    """

    @functools.lru_cache(maxsize=MOST_DAYS)
    def reckon(*given: Any) -> Any:
        *values, calendar = given
        found = operations.applied(term, calendar, values)
        return None if found is UNKNOWN else found

    return reckon


def _join(word: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else "(" + f" {word} ".join(parts) + ")"


@functools.lru_cache(maxsize=65_536)
def _has_decision(term: t.Term[Any]) -> bool:
    """Whether a rule within `term`, or a question to a list, could be silent or not apply."""
    return any(isinstance(inner, (t.Decide, t.Over)) for inner in t.walk(term))
