"""Run the notebooks anew and keep what they show: `python docs/notebooks/run.py [NAME…]`."""

from __future__ import annotations

import sys
from pathlib import Path

import nbclient
import nbformat

HERE = Path(__file__).parent


def main(names: list[str]) -> None:
    """Run the notebooks of these names, or all."""
    for path in sorted(HERE.glob("*.ipynb")):
        if not names or path.stem in names:
            notebook = nbformat.read(path, as_version=4)
            nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(HERE)}}).execute()
            for cell in notebook.cells:
                cell.metadata.pop("execution", None)  # when it ran says nothing of what it shows
            nbformat.write(notebook, path)
            print(path.name)


if __name__ == "__main__":
    main(sys.argv[1:])
