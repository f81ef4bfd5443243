"""How property tests run: the same examples each time, and no time limit on one, since machines differ.

`pytest --hypothesis-profile=random` draws others.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

pytest_plugins = ["pytester"]

settings.register_profile("random", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("regkit", settings.get_profile("random"), derandomize=True, max_examples=40)
settings.load_profile("regkit")
