"""Spark with two workers, processes of their own: one is killed in the middle, and the answer is the same."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from regkit.chengde import contractor_deposit
from tests.frames.drawing import subjects
from tests.frames.spark import session, spark_frame
from tests.frames.tables import columns_of, expected, rows_of, same

pytestmark = pytest.mark.spark

WORKER = "CoarseGrainedExecutorBackend"
ROWS, COPIES = 200, 2_000


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Spark with two workers of one core each."""
    if not Path("/proc/self/cmdline").exists():
        pytest.skip("the workers are found by /proc, which this system has not")
    with session(
        "local-cluster[2,1,1024]", **{"spark.executor.memory": "512m", "spark.task.maxFailures": "8"}
    ) as started:
        yield started


def workers() -> list[int]:
    """Return the processes of the workers that this test's own Spark has started."""
    running = [folder for folder in Path("/proc").iterdir() if folder.name.isdigit() and WORKER in _command(folder)]
    return [int(folder.name) for folder in running if _is_ours(int(folder.name))]


def _command(folder: Path) -> str:
    try:
        return (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def _is_ours(process: int) -> bool:
    while process > 1:
        if process == os.getpid():
            return True
        try:
            process = int(
                Path(f"/proc/{process}/stat").read_text("ascii", errors="replace").rpartition(")")[2].split()[1]
            )
        except OSError:
            return False
    return False


def test_a_killed_worker_changes_nothing(spark: Any) -> None:
    """Each distinct row has the reference's answer although a worker was killed while the rows were counted."""
    cases = subjects(contractor_deposit, ROWS, "cluster")
    columns, kinds = columns_of(contractor_deposit, cases)
    small = spark_frame(spark, columns, kinds)
    many = small.crossJoin(spark.range(COPIES).withColumnRenamed("id", "copy")).repartition(16)
    answers = contractor_deposit.over(many).groupBy("status", "article", "value").count()
    killed: list[int] = []

    def kill_one() -> None:
        for _ in range(200):
            running = workers()
            if running and spark.sparkContext.statusTracker().getActiveStageIds():
                time.sleep(1)
                os.kill(running[0], signal.SIGKILL)
                killed.append(running[0])
                return
            time.sleep(0.05)

    thread = threading.Thread(target=kill_one)
    thread.start()
    found = {
        (status, article, value): count
        for status, article, value, count in rows_of(answers, ["status", "article", "value", "count"])
    }
    thread.join()
    assert killed, "no worker was running while the rows were counted"
    wanted: dict[tuple[Any, ...], int] = {}
    for case in cases:
        value, status, article = expected(contractor_deposit, case, None)
        wanted[status, article, value] = wanted.get((status, article, value), 0) + COPIES
    assert sum(found.values()) == ROWS * COPIES
    for key, count in wanted.items():
        assert any(all(map(same, key, other)) and number == count for other, number in found.items()), key
