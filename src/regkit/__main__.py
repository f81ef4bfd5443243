"""`python -m regkit` is the command `regkit`."""

from regkit.cli import main

main()
