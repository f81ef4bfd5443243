"""The command `regkit`: thin, over what the library does; needs the extra `cli`."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command; say how to install it where its libraries are absent."""
    try:
        from regkit.cli.boundary import prepare  # noqa: PLC0415  (typer is an extra)
        from regkit.cli.commands import app  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if error.name not in {"typer", "rich"}:
            raise
        sys.stderr.write(f"the command needs `{error.name}`\nHint: pip install 'regkit[cli]'\n")
        raise SystemExit(2) from None
    prepare()
    app()
