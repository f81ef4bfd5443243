"""武汉市行政执法责任制评议考核暂行办法, 2006: who made it, and its text."""

from __future__ import annotations

from datetime import date

from regkit.law.instruments import InstrumentKind
from regkit.law.regulation import Regulation

__all__ = ["WUHAN"]

WUHAN = Regulation.load(
    "regkit.wuhan",
    "text.txt",
    sha256="ea4d65f6133c56aed35ac051d347c2971efb5447af6ee68db7fa50709e94eed6",
    short="wuhan",
    id="cn-420100/2006/wzb-2006-202",
    title="武汉市行政执法责任制评议考核暂行办法",
    number="武政办〔2006〕202号",
    issuer="武汉市人民政府办公厅",
    kind=InstrumentKind.NORMATIVE_DOCUMENT,
    adopted=None,
    promulgated=date(2006, 11, 24),
    commenced=date(2007, 1, 1),
    interpreter=None,
    later_law=(),
    source="as published on the web, with its notice; whether it was repealed is not known (2026-11-23)",
)
