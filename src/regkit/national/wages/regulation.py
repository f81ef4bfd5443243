"""保障农民工工资支付条例, 2020: who made it, and its text."""

from __future__ import annotations

from datetime import date

from regkit.law.instruments import InstrumentKind
from regkit.law.regulation import Regulation

__all__ = ["WAGES"]

WAGES = Regulation.load(
    "regkit.national.wages",
    "text.txt",
    sha256="b9e75c7fb89f93eab9320923c7fb8b5c7c4368c40478d48d94177c524b5c0d2e",
    short="wages",
    en="Payment of migrant workers' wages (Order 724)",
    id="cn/2020/724",
    title="保障农民工工资支付条例",
    number="国务院令第724号",
    issuer="国务院",
    kind=InstrumentKind.ADMINISTRATIVE_REGULATION,
    adopted=None,
    promulgated=None,
    commenced=date(2020, 5, 1),
    interpreter=None,
    later_law=(),
    source="as published on the web, without the order itself: its days are not in the text",
)
