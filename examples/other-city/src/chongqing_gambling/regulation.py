"""重庆市查禁赌博条例: who made it, when, and its text."""

from datetime import date

from regkit.law import InstrumentKind, Regulation

__all__ = ["CHONGQING_GAMBLING"]

CHONGQING_GAMBLING = Regulation.load(
    "chongqing_gambling",
    "text.txt",
    sha256="c846ee46fb3e7b06d4101e0fdecf83557969b8c22d60aa510dc1f6dc9e21b08f",
    short="cq-gambling",
    en="Chongqing gambling regulation",
    id="cn-500000/1997/gambling",
    title="重庆市查禁赌博条例",
    number=None,
    issuer="重庆市人民代表大会常务委员会",
    kind=InstrumentKind.LOCAL_REGULATION,
    adopted=date(1997, 11, 28),
    promulgated=None,
    # Revised on 2006-09-29, in force so since 2006-12-01 (article 21); the text has the changes of 2011-11-25, too,
    # which touched compulsory measures and none of the articles that are encoded here.
    commenced=date(2006, 12, 1),
    interpreter=None,
    later_law=(),
    source="LawRefBook/Laws, snapshot 2025-04-19; whether it was changed since is not known",
)
