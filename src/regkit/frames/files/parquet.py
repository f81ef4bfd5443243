"""A Parquet file as it is given: opened, or refused in the words in which every file is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from regkit.checking.reading.heads import Options as Reading
from regkit.law import InputError
from regkit.law.files import unread

__all__ = ["nothing_said", "parquet"]


def nothing_said(source: Path, reading: Reading | None) -> None:
    """Refuse what is said of the reading of a Parquet file, which has neither sheets nor ways of writing.

    Raises:
        InputError: something is said.
    """
    said = reading or Reading()
    given = {
        "sheet": said.sheets,
        "heading-row": said.heading_row,
        "column HEADING=-": said.columns,
        "words": said.words,
    }
    if told := [f"`--{name}`" for name, value in given.items() if value]:
        raise InputError(
            f"`{source.name}` is Parquet, and {', '.join(told)} is for tables",
            hint="leave it out, or give the rows as CSV or XLSX",
            zh=f"`{source.name}` 是 Parquet，{'、'.join(told)} 只用于表格",
            hint_zh="请不用该选项，或改用 CSV、XLSX",
        )


def parquet(source: Path) -> Any:
    """Return a Parquet file, open; its metadata and its kinds of columns were read.

    Raises:
        InputError: it cannot be read, or is no Parquet file.
    """
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        source.open("rb").close()  # what the system refuses is told in the same words everywhere
    except OSError as error:
        raise unread(source, error) from None
    try:
        return pq.ParquetFile(source)
    except (OSError, pa.ArrowInvalid) as error:
        raise InputError(
            f"`{source}` cannot be read as Parquet: {error}",
            hint="write it again, or name a file of another kind by its own ending",
            zh=f"`{source}` 不能作为 Parquet 读取：{error}",
            hint_zh="请重新写出；其他格式的文件请用其本来的扩展名",
        ) from None
