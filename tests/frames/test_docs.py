"""The page and the notebook run as they stand."""

from __future__ import annotations

import re
from pathlib import Path

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
    assert len(blocks) == 3
    namespace: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "frames.md", "exec"), namespace)  # noqa: S102  (our own page)
    printed = capsys.readouterr().out
    assert "500000.00" in printed
    assert "undetermined" in printed
    assert "-160000" in printed
    assert "1. 主项资质为施工总承包，且资质等级为二级" in printed


def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs; the invalid and the undetermined rows are there, and the chart is drawn."""
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    for module in ("polars", "altair", "ipykernel"):
        pytest.importorskip(module)
    monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    monkeypatch.setenv("PYTHONPATH", str(Path(regkit.__file__).parents[1]))
    notebook = nbformat.read(DOCS / "notebooks" / "projects.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    texts = "".join(output["data"].get("text/plain", "") for output in shown if "data" in output)
    assert "contract_price=-1" in texts
    assert "undetermined" in texts
    assert any("</svg>" in output["data"].get("image/svg+xml", "") for output in shown if "data" in output)
