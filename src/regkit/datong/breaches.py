"""第二十三至二十九条: from an acceptance, a recording, a project or an act to the violation that it makes.

`camera_violation` does the same for a camera. `penalty` says what follows.
"""

from __future__ import annotations

from regkit.datong.building import Acceptance, MainWorks, three_simultaneities
from regkit.datong.conduct import POINT, Act, Conduct, Role, conduct_is_prohibited, is_change, is_named
from regkit.datong.facts import ISSUER, Site
from regkit.datong.regulation import DATONG
from regkit.datong.use import Recording, deleted_after_keeping, retains_long_enough
from regkit.datong.violations import WARN_24, WARN_25, WARN_28, WARN_29, K, ViolationKind, is_used_unaccepted
from regkit.language import Facts, Label, OpenQuestion, Term, YesNo, decide, rule, when
from regkit.language.kinds import BOOL, word_of
from regkit.language.outcomes import Compliance

__all__ = ["acceptance_violation", "deletion_violation", "is_misuse_too", "recording_violation", "works_violation"]

A12, A17, A24, A29 = DATONG.articles(12, 17, 24, 29)
USERS = A17.para(1).quote("公共安全视频图像信息系统的使用单位应当遵守下列规定")


@rule("未经论证、验收构成的违法行为", en="violation that an acceptance makes", at=A24)
def acceptance_violation(acceptance: Facts[Acceptance]) -> Term[ViolationKind]:
    """What violation it is to use a system as it was reviewed and accepted: article 24; not applicable where none."""
    used = is_used_unaccepted(acceptance)
    return decide(when(used, K.USED_UNACCEPTED, WARN_24), provided=used)


@rule("保存资料构成的违法行为", en="violation that the keeping of a recording makes", at=A29)
def recording_violation(recording: Facts[Recording]) -> Term[ViolationKind]:
    """What violation it is to keep recordings too short or not whole: use not as prescribed (article 29)."""
    short = retains_long_enough(recording) == Compliance.BREACHED
    return decide(when(short, K.NOT_USED_AS_PRESCRIBED, WARN_29), provided=short)


@rule("删除资料构成的违法行为", en="violation that a deletion makes", at=A29)
def deletion_violation(recording: Facts[Recording]) -> Term[ViolationKind]:
    """What violation it is to delete a recording before its days are over: use not as prescribed (article 29).

    That it is destroyed on purpose, and touches a crime, is a matter of article 19, which refers to other law.
    """
    early = ~deleted_after_keeping(recording)
    return decide(when(early, K.NOT_USED_AS_PRESCRIBED, WARN_29), provided=early)


OUT_OF_STEP = OpenQuestion(
    id="datong.12.out_of_step",
    zh="系统已建成但未与主体工程同时设计、施工、投入使用的,依第二十八条还是第二十五条处理",
    en="which article answers a system that was built, but not together with the main works: 28 or 25",
    authority=ISSUER,
    quote=WARN_28,
    recommended=Label("依第二十八条,未按规定建设", "article 28, as not built as prescribed"),
    outcomes={
        "as_prescribed": Label("未按规定建设(第二十八条)", "not built as prescribed (article 28)"),
        "not_built": Label("应当建设而未建设(第二十五条)", "not built although due (article 25)"),
    },
)


@rule("未做到三同时构成的违法行为", en="violation that a project out of step makes", at=A12)
def works_violation(works: Facts[MainWorks], site: Facts[Site]) -> Term[ViolationKind]:
    """What violation a project makes whose system was not designed, built and used with it (article 12).

    Where nothing was built it is article 25; where something was, the text names no article: 28 or 25.
    """
    out = ~three_simultaneities(works)
    kind = word_of(ViolationKind)
    either = OUT_OF_STEP.of(kind, as_prescribed=K.NOT_BUILT_AS_PRESCRIBED, not_built=K.NOT_BUILT)
    return decide(when(out & ~site.has_system, K.NOT_BUILT, WARN_25), when(out & site.has_system, either), provided=out)


CHANGED_BY_USER = OpenQuestion(
    id="datong.19.using_unit",
    zh="使用单位擅自改变系统用途、摄像设备位置和覆盖范围的,是否也是第二十九条所称未按规定使用",
    en="whether a using unit that changes purpose, position or coverage without leave also uses the system otherwise "
    "than prescribed (article 29)",
    authority=ISSUER,
    quote=WARN_29,
    formerly="datong.A19",
)


@rule("同时构成未按规定使用", en="it is also a use not as prescribed", at=A29)
def is_misuse_too(conduct: Facts[Conduct]) -> YesNo:
    """Whether what article 19 forbids is also use not as prescribed (article 29), besides what article 31 refers to.

    Article 29 is about those who use a system; of what they do under article 19, item (5), it is open. Every other item
    forbids acts that are no use of a system.
    """
    act, by_user = conduct.act, conduct.role == Role.USING_UNIT
    disturbs = ~is_named(conduct) & conduct.affects_use
    changes = is_change(conduct) & ~disturbs
    return decide(
        when(changes & by_user, CHANGED_BY_USER.of(BOOL), USERS),
        when(changes & ~by_user, False, POINT[5], USERS, WARN_29),
        when(~disturbs & act.is_in(Act.STEAL, Act.DAMAGE), False, POINT[1], WARN_29),
        when(~disturbs & act.is_in(Act.CONCEAL, Act.DESTROY), False, POINT[2], WARN_29),
        when(~disturbs & act.is_in(Act.SELL, Act.DISTRIBUTE, Act.BROADCAST), False, POINT[3], WARN_29),
        when(~disturbs & (act == Act.INTRUDE), False, POINT[4], WARN_29),
        when(disturbs, False, POINT[6], WARN_29),
        provided=conduct_is_prohibited(conduct),
    )
