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
from datetime import date
from pathlib import Path
from typing import Any

from regkit.checking.reading.source import load
from regkit.language import OpenQuestion, Reading, RuleError, Ruling, catalog
from regkit.language.rulings import ruling_from
from regkit.law import InputError, nearest

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
    return tuple(_ruling(f"`{path.name}`, ruling {number}", entry) for number, entry in enumerate(entries, start=1))


def _ruling(where: str, entry: Any) -> Ruling:
    if not isinstance(entry, Mapping) or set(entry) != set(FIELDS):
        given = ", ".join(map(str, entry)) if isinstance(entry, Mapping) else f"`{entry}`"
        raise InputError(f"{where} is not complete: {given or 'nothing'}", hint=f"each has {', '.join(FIELDS)}")
    about = _about(where, str(entry["about"]))
    try:
        return ruling_from(
            about,
            entry["answer"],
            by=str(entry["by"]),
            document=str(entry["document"]),
            on=_day(where, entry["from"]),
        )
    except RuleError as error:
        raise InputError(f"{where}: {error.message}", hint=error.hint) from None


def _about(where: str, name: str) -> OpenQuestion | Reading:
    regulation = name.partition(".")[0]
    things: tuple[OpenQuestion | Reading, ...] = (
        *catalog.questions_of(regulation),
        *catalog.readings_of(regulation),
    )
    for one in things:
        if one.is_called(name):
            return one
    close = nearest(name, tuple(one.id for one in things))
    hint = f"did you mean `{close}`?" if close else f"see `regkit gaps {regulation}`"
    raise InputError(f"{where}: there is no question or reading `{name}`", hint=hint)


def _day(where: str, said: Any) -> date:
    try:
        return said if type(said) is date else date.fromisoformat(str(said))
    except ValueError:
        raise InputError(f"{where}: `{said}` is not a day", hint="accepted: 2013-05-01") from None
