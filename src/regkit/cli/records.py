"""`regkit replay` and `regkit sign`: whether recorded answers still hold, and the file is the one that was kept."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from regkit.checking.output import write_whole
from regkit.cli.boundary import refusing, say, tell_of_idle
from regkit.cli.options import Lang, LangOption, Rulings, bilingual, option, rulings_in
from regkit.engine.chain import START, Head
from regkit.engine.record import Replayed, Verdict, replay
from regkit.engine.signing import sign, signed_by
from regkit.language.rule import AnyRule
from regkit.law import InputError
from regkit.law.files import unread

__all__ = ["register"]

MAKING, MAKING_ZH = "`regkit sign` makes one", "请用 `regkit sign` 签名"
Records = Annotated[
    Path, typer.Argument(help=bilingual("--record 写出的记录文件。", "Records, as `--record` writes them."))
]


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command(
        name="replay",
        help=bilingual(
            "重新询问每条记录；有不同、有改动或与 --head、签名不符时退出码为 1。",
            "Ask every record of a file again; exit status 1 where an answer is different, a record was changed, or "
            "the file is not the one that `--head` or the signature stands for.",
        ),
    )(refusing(replay_))
    app.command(name="sign", help=bilingual("为记录文件另写签名。", "Sign a file of records, in a file beside it."))(
        refusing(sign_)
    )


def replay_(
    file: Records,
    lang: LangOption,
    head: Annotated[
        str | None, option("--head", zh="另行保存的末条摘要。", en="The last digest, kept elsewhere.")
    ] = None,
    signature: Annotated[Path | None, option("--signature", zh="签名文件。", en="The signature.")] = None,
    key: Annotated[Path | None, option("--key", zh="公钥（PEM）。", en="The public key, in PEM.")] = None,
    rulings: Rulings = None,
) -> None:
    """Ask every record of a file again."""
    if (signature is None) != (key is None):
        raise InputError(
            "a signature is looked at with its key",
            hint="give both `--signature` and `--key`",
            zh="核对签名须有公钥",
            hint_zh="请同时给出 `--signature` 和 `--key`",
        )
    counted: Counter[Verdict] = Counter()
    places = {START: 0}
    last = Head(0, START)
    given = rulings_in(rulings)
    asked: set[AnyRule] = set()
    for one in replay(file, given):
        asked |= set() if one.rule is None else {one.rule}
        counted[one.verdict] += 1
        last = Head(one.line, one.digest or last.digest)
        places[one.digest] = one.line
        if one.verdict is not Verdict.SAME:
            _tell(file, one, lang)
    tell_of_idle(asked, given, lang)
    say(", ".join(f"{one.zh if lang is Lang.ZH else one.code} {counted[one]}" for one in Verdict if counted[one]))
    say(_in(lang, f"共{last.count}条，末条摘要 {last.digest}", f"{last.count} records, head {last.digest}"))
    good = set(counted) <= {Verdict.SAME}
    if head is not None:
        good = _is_head(head, last, places, lang) and good
    if signature is not None and key is not None:
        good = _is_signed(last, signature, key, lang) and good
    raise typer.Exit(0 if good else 1)


def _in(lang: Lang, zh: str, en: str) -> str:
    return zh if lang is Lang.ZH else en


def _tell(file: Path, one: Replayed, lang: Lang) -> None:
    said = one.verdict.zh if lang is Lang.ZH else one.verdict.code
    say(f"{file.name}:{one.line} {_in(lang, f'{said}：', f'{said}: ')}{_why(one, lang)}")
    if one.new is not None:
        say(f"  {one.old} → {one.new}")


def _why(one: Replayed, lang: Lang) -> str:
    """Return what changed, in words."""
    return _in(lang, "；".join(one.why), "; ".join(said.en for said in one.why))


def _is_head(head: str, last: Head, places: dict[str, int], lang: Lang) -> bool:
    """Tell whether a digest kept elsewhere is that of the last record, or of an earlier one."""
    if head == last.digest:
        return True
    if head in places:
        more = last.count - places[head]
        say(
            _in(
                lang,
                f"摘要所指为第{places[head]}条，其后又加入{more}条",
                f"the head is record {places[head]}; {more} were added after it",
            )
        )
        return True
    say(
        _in(
            lang,
            "没有一条记录有此摘要：记录被截去或者重写",
            "no record has this digest: records were cut off or written anew",
        )
    )
    return False


def _is_signed(last: Head, signature: Path, key: Path, lang: Lang) -> bool:
    try:
        told = signature.read_text("ascii")
    except OSError as error:
        raise unread(signature, error, accepted=MAKING, accepted_zh=MAKING_ZH) from None
    except UnicodeDecodeError:
        raise InputError(
            f"`{signature}` holds no signature", hint=MAKING, zh=f"`{signature}` 不是签名文件", hint_zh=MAKING_ZH
        ) from None
    good = signed_by(last, told, key)
    say(_in(lang, "签名相符" if good else "签名不符", "the signature holds" if good else "the signature does not hold"))
    return good


def sign_(
    file: Records,
    key: Annotated[Path, option("--key", zh="私钥（Ed25519，PEM）。", en="The private key: Ed25519, PEM.")],
    lang: LangOption,
    output: Annotated[Path | None, option("-o", "--output", zh="签名文件。", en="The signature; FILE.sig.")] = None,
) -> None:
    """Sign the head of a file of records; every record has to be whole and in its place."""
    last = Head(0, START)
    for one in replay(file):
        if one.verdict in {Verdict.TAMPERED, Verdict.UNREADABLE}:
            raise InputError(
                f"`{file.name}:{one.line}` is not whole: {_why(one, Lang.EN)}",
                hint="`regkit replay` tells more",
                zh=f"`{file.name}` 第{one.line}行不完整或有改动：{_why(one, Lang.ZH)}",
                hint_zh="详见 `regkit replay`",
            )
        last = Head(one.line, one.digest)
    target = output or file.with_name(f"{file.name}.sig")
    write_whole(target, sign(last, key) + "\n", [file, key])
    say(
        _in(
            lang,
            f"{target}：{last.count}条，末条摘要 {last.digest}",
            f"{target}: {last.count} records, head {last.digest}",
        )
    )
