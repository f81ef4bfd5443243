"""公共安全视频图像信息系统管理条例, 2025: who made it, and its text."""

from __future__ import annotations

from datetime import date

from regkit.law.instruments import InstrumentKind
from regkit.law.regulation import Regulation

__all__ = ["VIDEO"]

VIDEO = Regulation.load(
    "regkit.national.video",
    "text.txt",
    sha256="fccd99347db3110832585a05829693ef4dd4f67adfe722ad6aa9ee98009f624d",
    short="video",
    en="Public security video systems (Order 799)",
    id="cn/2025/799",
    title="公共安全视频图像信息系统管理条例",
    number="国务院令第799号",
    issuer="国务院",
    kind=InstrumentKind.ADMINISTRATIVE_REGULATION,
    adopted=None,
    promulgated=None,
    commenced=date(2025, 4, 1),
    interpreter=None,
    later_law=(),
    source="github:LawRefBook/Laws@2f4c5c2, without the order itself: its days are not in the text",
)
