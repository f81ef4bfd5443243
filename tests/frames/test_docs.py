"""The page and the notebook run as they stand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import regkit

pytest.importorskip("narwhals")
pytest.importorskip("pandas")
pytest.importorskip("pyarrow")
pytest.importorskip("z3")

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The examples of the page run one after another and print what a reader would look for."""
    page = (DOCS / "frames.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 5
    namespace: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "frames.md", "exec"), namespace)  # noqa: S102  (our own page)
    printed = capsys.readouterr().out
    assert "500000.00" in printed
    assert "undetermined" in printed
    assert re.search(r"甲\s+8000.00\s+decided", printed)
    assert "<exposure of standing_deposit: 700,000.00 to 1,000,000.00>" in printed
    assert "300000" in printed
    assert "-160000" in printed
    assert "，且主项资质为施工总承包，且资质等级为二级" in printed


NOTEBOOKS = sorted(path.name for path in (DOCS / "notebooks").glob("*.ipynb"))


def told(notebook: Any) -> list[str]:
    """Return what each cell of a notebook prints and gives, as text; what is drawn apart."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return [output.get("text") or output["data"].get("text/plain", "") for output in outputs]


def test_there_is_a_notebook_for_each_use() -> None:
    """A firm, a city, the appraisal, a reform, and the reading of an unclear passage."""
    assert NOTEBOOKS == ["appraisal.ipynb", "cameras.ipynb", "firm.ipynb", "projects.ipynb", "readings.ipynb"]


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=() if index == 0 else pytest.mark.sweep) for index, one in enumerate(NOTEBOOKS)]
)
def test_notebooks_show_what_they_give_now(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs, and what stands in the notebook is what it gives; `python docs/notebooks/run.py` renews it."""
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    for module in ("polars", "altair", "vl_convert", "ipykernel"):
        pytest.importorskip(module)
    monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    monkeypatch.setenv("PYTHONPATH", str(Path(regkit.__file__).parents[1]))
    kept = nbformat.read(DOCS / "notebooks" / name, as_version=4)
    run = nbformat.read(DOCS / "notebooks" / name, as_version=4)
    nbclient.NotebookClient(run, timeout=300, resources={"metadata": {"path": str(DOCS)}}).execute()
    assert told(kept)
    assert told(run) == told(kept)


def test_the_reform_is_drawn() -> None:
    """The picture of the reform stands in its notebook, as one that needs no network."""
    text = (DOCS / "notebooks" / "projects.ipynb").read_text("utf-8")
    assert "image/svg+xml" in text
    assert "第八条：2% → 1.5%" in text
