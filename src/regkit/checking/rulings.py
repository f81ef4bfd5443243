"""Rulings from a file: what authorities have answered, each entry validated against what is asked.

```yaml
- about: chengde.20.owners_deposit  # an open question or a reading; `regkit show` tells its outcomes
  answer: 是
  by: 承德市住房和城乡建设局
  document: 承建函〔2013〕5号
  from: 2013-05-01                # the first day for which it answers
```
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from regkit.checking.reading.book import FileError
from regkit.checking.reading.source import load
from regkit.language import OpenQuestion, Reading, RuleError, Ruling, catalog
from regkit.language.rulings import ruling_from
from regkit.law import nearest

__all__ = ["read_rulings"]

FIELDS = ("about", "answer", "by", "document", "from")


def read_rulings(path: Path | str) -> tuple[Ruling, ...]:
    """Return the rulings of a YAML or JSON file.

    Raises:
        InputError: the file cannot be read, or an entry is incomplete, about nothing that is known, by a body that
            has no say, or without a possible outcome; the file, the entry and what is accepted are named.
    """
    path = Path(path)
    loaded = load(path)
    entries = loaded if isinstance(loaded, list) else [loaded]
    return tuple(_ruling(number, path.name, entry) for number, entry in enumerate(entries, start=1))


def _ruling(number: int, file: str, entry: Any) -> Ruling:
    where = _Place(f"`{file}`, ruling {number}", f"`{file}` 第{number}条答复")
    if not isinstance(entry, Mapping) or set(entry) != set(FIELDS):
        given = ", ".join(map(str, entry)) if isinstance(entry, Mapping) else f"`{entry}`"
        each = ", ".join(FIELDS)
        raise where.refused(
            f"is not complete: {given or 'nothing'}", "填写不全", f"each has {each}", f"每条须有 {each}"
        )
    about, by, document = _about(where, str(entry["about"])), str(entry["by"]), str(entry["document"])
    on = _day(where, entry["from"])
    _check(where, about, by, document)
    try:
        return ruling_from(about, entry["answer"], by=by, document=document, on=on)
    except RuleError as error:
        outcomes = about.options if isinstance(about, Reading) else about.possible("zh")
        zh, accepted = f"“{entry['answer']}”不是可有的答复", f"可答：{'、'.join(outcomes)}"
        raise where.refused(error.message, zh, error.hint or "", accepted) from None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry stands, in English and in Chinese."""

    en: str
    zh: str

    def refused(self, en: str, zh: str, hint_en: str, hint_zh: str) -> FileError:
        """Return the error that names the entry, what is wrong and what to do."""
        joint = " " if en.startswith("is ") else ": "
        return FileError(f"{self.en}{joint}{en}", f"{self.zh}：{zh}", hint_en, hint_zh)


def _check(where: _Place, about: OpenQuestion | Reading, by: str, document: str) -> None:
    """Refuse a body that has no say, and a ruling without its document."""
    if by not in about.authorities:
        who = "、".join(about.authorities)
        listed = ", ".join(f"`{one}`" for one in about.authorities)
        en = f"`{by}` may not rule on `{about.id}`"
        raise where.refused(en, f"“{by}”无权答复 {about.id}", f"who may: {listed}", f"有权答复的机关：{who}")
    if not document.strip():
        raise where.refused("names no document", "未写明文件号", "such as 承建函〔2013〕5号", "如：承建函〔2013〕5号")


def _about(where: _Place, name: str) -> OpenQuestion | Reading:
    regulation = name.partition(".")[0]
    if regulation not in catalog.registered():
        listed = ", ".join(catalog.names())
        en = f"there is no regulation `{regulation}`"
        raise where.refused(en, f"没有规章 {regulation}", f"there are: {listed}", f"有：{listed}")
    things: tuple[OpenQuestion | Reading, ...] = (
        *catalog.questions_of(regulation),
        *catalog.readings_of(regulation),
    )
    for one in things:
        if one.is_called(name):
            return one
    close = nearest(name, tuple(one.id for one in things))
    hint = f"did you mean `{close}`?" if close else f"see `regkit gaps {regulation}`"
    hint_zh = f"是否应为 {close}？" if close else f"见 regkit gaps {regulation}"
    raise where.refused(f"there is no question or reading `{name}`", f"没有问题或者解读 {name}", hint, hint_zh)


def _day(where: _Place, said: Any) -> date:
    try:
        return said if type(said) is date else date.fromisoformat(str(said))
    except ValueError:
        raise where.refused(
            f"`{said}` is not a day", f"“{said}”不是日期", "accepted: 2013-05-01", "如：2013-05-01"
        ) from None
