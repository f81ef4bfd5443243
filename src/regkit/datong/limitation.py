"""The limitation of penalties: how long after a violation has ended the police may still punish it.

The measures set no such period. That of the Law on Administrative Penalties reaches every penalty of chapter 4; it is
told as a reading, as it is not in their text.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from regkit.datong.regulation import DATONG
from regkit.language import (
    Day,
    Facts,
    Flag,
    Label,
    Reading,
    Said,
    Subject,
    YesNo,
    decide,
    fact,
    never,
    rule,
    when,
)
from regkit.language.terms import lift
from regkit.law import years

__all__ = ["Lapse", "is_time_barred"]

MADE_UNDER = DATONG.article(1).quote("根据国家有关规定,结合本市实际,制定本办法")
TWO_YEARS, FIVE_YEARS = years(2), years(5)
EXTENDED_SINCE = date(2021, 7, 15)
"""When the revised Law on Administrative Penalties came into force, whose article 36 extends the period."""

LIMITATION = Reading(
    id="datong.23.limitation",
    question_zh="本办法没有规定处罚时效,行政处罚法的时效(二年,第三十六条所列情形五年)是否适用?",
    question_en="the measures set no limitation: do the two years (five in some cases) of the Law on Penalties apply?",
    options={
        "barred": Label("适用,逾期不再处罚", "they do, and what is found later is punished no more"),
        "not_barred": Label("不适用,仍可处罚", "they do not, as the measures say nothing"),
    },
    default="barred",
    why=Label(
        "该法第二十九条（2021年起为第三十六条）适用于一切行政处罚",
        "article 29 of that law, since 2021 article 36, holds for every administrative penalty",
    ),
    quote=MADE_UNDER,
)


class Lapse(Subject):
    """违法行为的发现: when a violation ended and when it was found."""

    zh: ClassVar[str] = "违法行为的发现"
    en: ClassVar[str] = "the violation"

    ended_on: Said[Day] = fact(
        "行为终了之日",
        en="day on which it ended",
        about=Label(
            "违法行为终了的日期；持续的行为，为其最后一日。",
            "The day on which the violation ended; of one that went on, its last day.",
        ),
    )
    discovered_on: Said[Day] = fact(
        "发现之日",
        en="day on which it was found",
        about=Label("行政机关发现违法行为的日期。", "The day on which the authority found the violation."),
    )
    continuing: Said[Flag] = fact(
        "发现时仍在继续",
        en="was still going on when it was found",
        presumed=False,
        about=Label(
            "发现时行为是否仍在继续；仍在继续的，期限不开始计算。",
            "Whether the violation still went on when it was found; while it goes on, the period does not run.",
        ),
        denied=Label("发现时已不再继续", "was no longer going on when it was found"),
    )
    endangers: Said[Flag] = fact(
        "涉及公民生命健康安全或者金融安全且有危害后果",
        denied=Label(
            "不涉及公民生命健康安全、金融安全，或者没有危害后果",
            "touches neither life, health nor financial security, or has done no harm",
        ),
        en="touches life, health or financial security, and has done harm",
        presumed=False,
        about=Label(
            "是否涉及公民生命健康安全或者金融安全，并且有危害后果；自2021年7月15日起，有此情形的，期限为五年。",
            "Whether the violation touches the life, health or financial security of citizens and has done "
            "harm; since 15 July 2021 the period is then five years.",
        ),
    )

    relations = (
        never(
            lambda f: ~f.continuing & (f.discovered_on < f.ended_on),
            "发现早于终了而称不在继续",
            "found before it ended, it was still going on",
        ),
    )


@rule("超过处罚时效", en="it is too late for a penalty")
def is_time_barred(lapse: Facts[Lapse]) -> YesNo:
    """Whether a violation was found too late for a penalty: more than two years, or five, after it ended.

    The last day of the two years is in time; a month's end stands in for 29 February. What harmed life, health or
    financial security, and was not barred by 15 July 2021, may be found within five years.
    """
    after_two, after_five = (lapse.discovered_on > lapse.ended_on + period for period in (TWO_YEARS, FIVE_YEARS))
    longer = lapse.endangers & (lapse.ended_on + TWO_YEARS >= lift(EXTENDED_SINCE))
    late = ~lapse.continuing & ((~longer & after_two) | (longer & after_five))
    return decide(
        when(late, LIMITATION.choose(barred=True, not_barred=False), MADE_UNDER),
        when(~late, False, MADE_UNDER),
    )
