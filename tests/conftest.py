"""How property tests run: no time limit on an example, since machines differ and CI runs on busy ones."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

pytest_plugins = ["pytester"]

settings.register_profile("regkit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("regkit")
