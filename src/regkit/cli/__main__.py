"""`python -m regkit.cli` is the command `regkit`."""

from regkit.cli import main

main()
