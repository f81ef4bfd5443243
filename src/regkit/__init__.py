"""City regulations as functions: what the articles oblige, forbid, permit and punish, in their own words.

Import a regulation and ask it: `from regkit import chengde; chengde.owner_deposit(project)`.
"""

from regkit.engine import StandardEngine
from regkit.language.outcomes import Determination, Missing, Status, install
from regkit.law.errors import InputError, RegkitError

install(StandardEngine())

__version__ = "0.1.0"

__all__ = ["Determination", "InputError", "Missing", "RegkitError", "Status", "__version__"]
