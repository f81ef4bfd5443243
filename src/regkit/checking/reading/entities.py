"""What several rows say of one thing: said once it holds in all of them, said differently it is not known.

A case is one thing in all its rows; so is a firm, a unit or a body in all its cases.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from regkit.checking.reading.cells import Bad
from regkit.checking.reading.ledger import Reader, Row
from regkit.checking.reading.subjects import Maker
from regkit.language import Subject
from regkit.language.layout import Group, Layout
from regkit.language.vocabulary import folded

__all__ = ["groups"]

MOST_ALTERNATIVES = 8


def groups(reader: Reader, layout: Layout, rows: Sequence[Row]) -> Iterator[Group]:
    """Yield the cases of some rows, in the order of their first rows; contradictions are noted, and then unknown."""
    for key, name in layout.entities.items():
        for named in _by_name(rows, key, name).values():
            who = str(getattr(named[0].subjects[key], name))
            _same(reader, layout, key, named, who)
    cases: dict[str, list[Row]] = {}
    for row in rows:
        cases.setdefault(row.id, []).append(row)
    own = [key for key in layout.subjects if key not in layout.shared]
    for identity, members in cases.items():
        if len(members) == 1:
            shared = {key: members[0].subjects[key] for key in layout.shared}
        else:
            zh, en = f"个案 {identity}", f"case {identity}"
            shared = {key: _together(reader, layout, key, members, zh, en) for key in layout.shared}
        rest = tuple([{key: row.subjects[key] for key in own} for row in members])
        case = Group(identity, shared, rest, tuple(reader.doubts.get(identity, ())))
        ways = tuple(_alternatives(layout, case, members)) if any(row.either for row in members) else ()
        yield replace(case, alternatives=ways) if ways else case


def _alternatives(layout: Layout, case: Group, rows: Sequence[Row]) -> Iterator[Group]:
    """Yield the case as each of the statements about it has it that contradict each other, if they are few."""
    either = {target: values for row in rows for target, values in row.either.items()}
    either = {target: values for target, values in either.items() if target.partition(".")[0] in layout.shared}
    if not either or math.prod(map(len, either.values())) > MOST_ALTERNATIVES:
        return
    for values in itertools.product(*either.values()):
        facts: dict[str, dict[str, Any]] = {}
        for target, value in zip(either, values, strict=True):
            key, _, name = target.partition(".")
            facts.setdefault(key, {})[name] = value
        shared = {key: _with(one, facts.get(key, {})) for key, one in case.shared.items()}
        yield replace(case, shared=shared)


def _with(subject: Subject, facts: dict[str, Any]) -> Subject:
    """Return a subject with some facts said otherwise."""
    if not facts:
        return subject
    said = {name: getattr(subject, name) for name in subject.model_fields_set}
    return Maker(type(subject)).made({**said, **facts})[1]


def _same(reader: Reader, layout: Layout, key: str, rows: Sequence[Row], who: str) -> None:
    """Give rows of one thing what they say of it together; what a case says for itself stays its own.

    A case that says nothing of that has what all others say alike: a certificate follows its firm.
    """
    own = {target.partition(".")[2] for target in layout.per_case if target.startswith(f"{key}.")}
    if len(rows) == 1:
        return
    alike = {name: value for name in own for value in _alike(key, name, rows)}
    subject = _together(reader, layout, key, rows, who, who, own)
    for row in rows:
        unsaid = {name: value for name, value in alike.items() if not row.says(f"{key}.{name}")}
        said = {name: getattr(row.subjects[key], name) for name in own & row.subjects[key].model_fields_set}
        row.subjects[key] = _with(subject, {**unsaid, **said})


def _alike(key: str, name: str, rows: Sequence[Row]) -> Iterator[Any]:
    """Yield what all rows that speak of a fact say alike; nothing where one could not be read or is not known."""
    told = [row for row in rows if row.says(f"{key}.{name}")]
    found = {None if f"{key}.{name}" in row.unread else getattr(row.subjects[key], name) for row in told}
    yield from found if len(found) == 1 and None not in found else ()


def _by_name(rows: Sequence[Row], key: str, name: str) -> dict[str, list[Row]]:
    """Return the rows of each thing that a name is told of, whatever the width and spaces of the name."""
    found: dict[str, list[Row]] = {}
    as_written: dict[str, list[Row]] = {}  # a name is folded once, however many rows have it
    for row in rows:
        called = str(getattr(row.subjects[key], name) or "")
        if not called:
            continue
        if called not in as_written:
            as_written[called] = found.setdefault(folded(called), [])
        as_written[called].append(row)
    return found


def _together(
    reader: Reader, layout: Layout, key: str, rows: Sequence[Row], zh: str, en: str, own: AbstractSet[str] = frozenset()
) -> Subject:
    """Return one subject of all that rows say of it, but for the facts that are each row's own."""
    first = rows[0].subjects[key]
    if all(row.subjects[key] is first or row.subjects[key] == first for row in rows[1:]) and not _differ(key, rows):
        return first
    facts: dict[str, Any] = {}
    for row in rows:
        for name in row.facts[key]:
            if name not in facts and name not in own:
                facts[name] = _agreed(reader, layout, f"{key}.{name}", rows, zh, en)
    _, subject, refused = Maker(layout.subjects[key]).made(facts)
    for one in refused:
        targets = [f"{key}.{name}" for name in one.names]
        row = next((row for row in rows if any(row.says(target) for target in targets)), rows[0])
        reader.problem(row.sheet, row.number, row.places(targets)[0], None, one.bad(None))
        for each, target in itertools.product(rows, targets):
            reader.spoil(each, target)
    return subject


def _differ(key: str, rows: Sequence[Row]) -> bool:
    """Return whether rows with equal subjects said different facts, or left a cell unread that another row says."""
    first = rows[0].subjects[key].model_fields_set
    return any(row.subjects[key].model_fields_set != first for row in rows)


def _agreed(reader: Reader, layout: Layout, target: str, rows: Sequence[Row], zh: str, en: str) -> Any:
    """Return what rows agree on about a fact; nothing known where one of them could not be read or two differ."""
    key, _, name = target.partition(".")
    told = [row for row in rows if row.says(target) and target not in row.unread]
    values = [(row, value) for row in told if (value := getattr(row.subjects[key], name)) is not None]
    plain = layout.spec(target) is None
    for row, value in values[1:]:
        if value != values[0][1] and not (plain and folded(str(value)) == folded(str(values[0][1]))):
            _tell(reader, layout, target, row, values[0][0], zh, en)
            rows[0].either = {**rows[0].either, target: tuple(dict.fromkeys(one for _, one in values))}
            for each in told:
                reader.spoil(each, target)
            return values[0][1] if plain else None
    if any(target in row.unread for row in rows):
        return values[0][1] if plain and values else None
    return values[0][1] if values else None


def _tell(reader: Reader, layout: Layout, target: str, row: Row, earlier: Row, zh: str, en: str) -> None:
    heading, said = row.place(target) or (None, None)
    _, before = earlier.place(target) or (None, None)
    spec = layout.spec(target)
    sheet = earlier.sheet if earlier.sheet != row.sheet else None
    there_zh = f"“{sheet}”表第{earlier.number}行" if sheet else f"第{earlier.number}行"
    there_en = f"row {earlier.number} of sheet `{sheet}`" if sheet else f"row {earlier.number}"
    reader.problem(
        row.sheet,
        row.number,
        heading,
        said,
        Bad(
            f"`{said}` contradicts {there_en} on {en}, which says `{before}`; it counts as unknown",
            f"`{said}` 与{there_zh}的 `{before}` 矛盾（{zh}的“{spec.zh if spec else heading}”），按不详处理",
            hint_en="correct one of the two rows",
            hint_zh="请更正其中一行",
        ),
    )
