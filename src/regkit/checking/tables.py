"""Reading tables of cases; what frames import of it."""

from __future__ import annotations

import re

from regkit.checking.reading.heads import Options
from regkit.checking.reading.tables import Table, read_table, table_of

__all__ = ["UNIT", "Options", "Table", "read_table", "table_of"]

UNIT = re.compile(r"^(?P<name>.*?)\s*[(（](?P<unit>元|万元|亿元)[)）]$")
