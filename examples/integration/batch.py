"""A batch job: every table of a folder is checked; a report is written for each, and a record of every answer kept.

`python batch.py TABLES REPORTS 2012-09-01`. It ends with the gravest status of all, and prints the head of the records:
keep it elsewhere, and `regkit replay REPORTS/records.jsonl --head …` tells whether the file is still the same.
"""

import sys
from datetime import date
from pathlib import Path

from regkit.checking import check
from regkit.checking.output import write_whole
from regkit.engine.chain import append
from regkit.law import InputError

GRAVER = (0, 3, 1, 2)
"""All clear, undetermined, owed or broken, bad input."""


def run(tables: Path, reports: Path, on: date) -> int:
    """Check every table of a folder on a day and return the gravest status."""
    reports.mkdir(exist_ok=True)
    status = 0
    for table in sorted(tables.glob("*.csv")):
        try:
            report = check(table, on)
        except InputError as error:
            print(f"{table.name}: {error}", file=sys.stderr)
            status = 2
            continue
        write_whole(reports / f"{table.stem}.json", report.export("json"), [table])
        write_whole(reports / f"{table.stem}.html", report.export("html"), [table])
        head = append(reports / "records.jsonl", report.records())
        print(f"{table.name}: {report.exit_status}; {head.count} records, head {head.digest}")
        status = max(status, report.exit_status, key=GRAVER.index)
    return status


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3])))
