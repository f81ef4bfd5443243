"""Files of records: what is refused, what several processes do at once, and what the head and a signature show."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from regkit import chengde
from regkit.chengde import Contract, Contractor, Origin, Role
from regkit.engine import chain
from regkit.engine.chain import START, Head, append, digest_of, loaded
from regkit.engine.data import schema
from regkit.engine.record import Verdict, replay, same
from regkit.engine.signing import sign, signed_by
from regkit.law import InputError


def record(price: int = 1_000_000) -> dict[str, Any]:
    """Return the record of an answer."""
    firm = Contractor(origin=Origin.OTHER_PROVINCE)
    contract = Contract(role=Role.GENERAL_CONTRACTOR, price=Decimal(price))
    return chengde.contractor_deposit(firm, contract, on=date(2012, 9, 1)).record()


def test_the_head_counts_and_stands_for_the_last_record(tmp_path: Path) -> None:
    """Each line knows its number; the digest of the last is the head; every line has the published form."""
    path = tmp_path / "r.jsonl"
    assert append(path, []) == Head(0, START, 0)
    assert append(path, [record(100), record(200)]).count == 2
    head = append(path, [record(300)])
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [line["number"] for line in lines] == [1, 2, 3]
    assert head == Head(3, lines[-1]["digest"], 1)
    for line in lines:
        jsonschema.validate(line, schema("record"))


def test_a_record_is_digested_as_one_line_behind_the_digest_before() -> None:
    """Its keys in order, in the letters of its words, without a space: whoever checks it elsewhere writes the same."""
    told = 'before\n{"a":1,"b":"甲"}'
    assert digest_of("before", {"b": "甲", "a": 1}) == hashlib.sha256(told.encode("utf-8")).hexdigest()


def test_a_line_is_a_record_where_both_digests_stand_in_it() -> None:
    """Whatever else does; without one of them it is none."""
    both = {"digest": "d", "previous": "p"}
    assert loaded(json.dumps(both).encode()) == both
    assert [loaded(json.dumps({name: "x"}).encode()) for name in both] == [None, None]


def test_records_are_written_in_the_letters_of_their_words(tmp_path: Path) -> None:
    """Who opens the file reads what was said."""
    firm = Contractor(name="示例公司", origin=Origin.OTHER_PROVINCE)
    append(tmp_path / "r.jsonl", [chengde.standing_deposit(firm, on=date(2012, 9, 1)).record()])
    assert "示例公司" in (tmp_path / "r.jsonl").read_text("utf-8")


def test_the_last_line_is_found_wherever_a_block_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the line break before it, too."""
    path = tmp_path / "r.jsonl"
    append(path, [record(100), record(200)])
    before = path.read_bytes()
    last = len(before.splitlines()[-1])
    for block in range(last - 2, last + 4):
        monkeypatch.setattr(chain, "BLOCK", block)
        path.write_bytes(before)
        assert append(path, [record(300)]).count == 3


@pytest.mark.parametrize("content", ["precious\n", "precious", '{"a": 1}', '[{"library": 1}]\n', "\n", "{}\n", "a\n{"])
def test_what_is_no_file_of_records_is_left_as_it_is(tmp_path: Path, content: str) -> None:
    """Nothing is cut off and nothing added."""
    path = tmp_path / "precious.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="no file of records"):
        append(path, [record()])
    assert path.read_text("utf-8") == content


def test_records_go_to_no_link_and_no_pipe(tmp_path: Path) -> None:
    """A link is not written through."""
    precious = tmp_path / "precious"
    precious.write_text("", encoding="utf-8")
    (tmp_path / "link").symlink_to(precious)
    with pytest.raises(InputError, match="no regular file"):
        append(tmp_path / "link", [record()])
    assert precious.read_text("utf-8") == ""


def test_a_failure_in_the_middle_adds_nothing(tmp_path: Path) -> None:
    """All records are added or none is."""
    path = tmp_path / "r.jsonl"
    append(path, [record()])
    before = path.read_bytes()

    def failing() -> Any:
        yield record()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        append(path, failing())
    assert path.read_bytes() == before


WRITER = """
import sys
from pathlib import Path
from regkit.engine.chain import append
for number in range(50):
    append(Path(sys.argv[1]), [{"regkit": 2, "who": sys.argv[2], "which": number}])
"""


def test_several_processes_lose_no_record(tmp_path: Path) -> None:
    """Four processes add fifty records each: two hundred lines, each once, in one unbroken chain."""
    path = tmp_path / "r.jsonl"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(who)]) for who in range(4)]  # noqa: S603
    assert [writer.wait(120) for writer in writers] == [0] * 4
    previous = START
    seen = set()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        told = json.loads(line)
        assert (told["number"], told["previous"]) == (number, previous)
        previous = told.pop("digest")
        assert previous == digest_of(told.pop("previous"), {key: told[key] for key in ("regkit", "who", "which")})
        seen.add((told["who"], told["which"]))
    assert len(seen) == 200


def test_a_key_that_stands_twice_is_no_record(tmp_path: Path) -> None:
    """An outcome put before the real one is not passed over."""
    path = tmp_path / "r.jsonl"
    append(path, [record()])
    line = path.read_text("utf-8")
    path.write_text('{"outcome": {"status": "decided", "value": "1"}, ' + line[1:], encoding="utf-8")
    assert [one.verdict for one in replay(path)] == [Verdict.UNREADABLE]


@pytest.mark.parametrize(
    ("told", "value", "alike"),
    [
        ("0.00", Decimal(0), True),
        ("20000", Decimal("20000.00"), True),
        ("20000.01", Decimal(20000), False),
        ("x", Decimal(1), False),
        (True, 1, False),
        (None, None, True),
        (["1.0", "2"], (Decimal(1), Decimal(2)), True),
    ],
)
def test_numbers_are_compared_as_numbers(told: object, value: object, alike: bool) -> None:
    """`0.00` is `0`; what is no number is none."""
    assert same(told, value) is alike


def test_a_signature_stands_for_every_record(tmp_path: Path) -> None:
    """It holds for the head it was made of and no other, and for its own key only."""
    pytest.importorskip("cryptography")
    from cryptography.hazmat.primitives import serialization as s  # noqa: PLC0415  (an extra)
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    for name in ("one", "other"):
        key = Ed25519PrivateKey.generate()
        private = key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption())
        (tmp_path / f"{name}.pem").write_bytes(private)
        public = key.public_key().public_bytes(s.Encoding.PEM, s.PublicFormat.SubjectPublicKeyInfo)
        (tmp_path / f"{name}.pub").write_bytes(public)
    head = append(tmp_path / "r.jsonl", [record(100), record(200)])
    signature = sign(head, tmp_path / "one.pem")
    assert signed_by(head, signature, tmp_path / "one.pub")
    assert not signed_by(Head(1, head.digest), signature, tmp_path / "one.pub")
    assert not signed_by(Head(head.count, START), signature, tmp_path / "one.pub")
    assert not signed_by(head, signature, tmp_path / "other.pub")
    assert not signed_by(head, "!", tmp_path / "one.pub")
    assert not signed_by(head, f"{signature[:10]}!{signature[10:]}", tmp_path / "one.pub")
    with pytest.raises(InputError, match="no private Ed25519 key"):
        sign(head, tmp_path / "one.pub")


# ── how a file is added to ───────────────────────────────────────────────────────────────────────────

PLAIN: dict[str, Any] = {"regkit": "2"}


def numbers_of(path: Path) -> list[Any]:
    """Return the numbers of the lines of a file."""
    return [json.loads(line)["number"] for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("left", ['{"regkit": "2", "b', '{"reg', "{", '{"library": "1", "x'])
def test_a_record_that_was_left_unfinished_is_cut_off(tmp_path: Path, left: str) -> None:
    """Whether it is the first of the file or stands behind others, as far as it was written."""
    path = tmp_path / "r.jsonl"
    path.write_text(left, encoding="utf-8")
    assert append(path, [PLAIN]).count == 1
    with path.open("a", encoding="utf-8") as file:
        file.write(left)
    assert append(path, [PLAIN]) == Head(2, append(path, []).digest, 1)
    assert numbers_of(path) == [1, 2]


@pytest.mark.parametrize("left", ['{"other": "2"', "x", "\n"])
def test_what_stands_behind_records_and_is_none_is_not_cut_off(tmp_path: Path, left: str) -> None:
    """Nobody knows what it is."""
    path = tmp_path / "r.jsonl"
    append(path, [PLAIN])
    with path.open("a", encoding="utf-8") as file:
        file.write(left)
    before = path.read_bytes()
    with pytest.raises(InputError, match="no file of records"):
        append(path, [PLAIN])
    assert path.read_bytes() == before


@pytest.mark.parametrize("length", [10, 65_535, 65_536, 65_537, 200_000])
def test_records_of_any_length_are_chained(tmp_path: Path, length: int) -> None:
    """A line may be longer than what is read of a file at a time."""
    path = tmp_path / "r.jsonl"
    first = append(path, [{**PLAIN, "x": "一" * length}])
    second = append(path, [{**PLAIN, "x": "y"}])
    assert numbers_of(path) == [1, 2]
    assert second.digest == digest_of(first.digest, {**PLAIN, "x": "y"})


def test_lines_without_numbers_are_counted(tmp_path: Path) -> None:
    """Those of the first edition have none: the next has the number that follows."""
    path = tmp_path / "r.jsonl"
    one = digest_of(START, {"library": "1"})
    two = digest_of(one, {"library": "1"})
    lines = [{"library": "1", "previous": before, "digest": digest} for before, digest in ((START, one), (one, two))]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert append(path, [PLAIN]) == Head(3, digest_of(two, PLAIN), 1)


@pytest.mark.parametrize(
    ("line", "record"),
    [
        (b'{"digest": "1", "previous": "0", "a": 1}', True),
        (b'{"digest": "1", "a": 1}', False),
        (b'{"previous": "0"}', False),
        (b'["digest", "previous"]', False),
        (b'{"digest": "1", "digest": "2", "previous": "0"}', False),
        (b'{"digest": "1", "previous": "0", "a": {"b": 1, "b": 1}}', False),
        (b"x", False),
        (b"[" * 100_000, False),
    ],
)  # fmt: skip
def test_a_line_is_a_record_where_it_has_its_digests(line: bytes, record: bool) -> None:
    """Both of them, and no key twice."""
    assert (loaded(line) is not None) is record


@pytest.mark.parametrize(
    ("ask", "zh", "made"),
    [
        (lambda path: sign(Head(0, START), path), "私钥", "openssl genpkey -algorithm ed25519"),
        (lambda path: signed_by(Head(0, START), "", path), "公钥", "openssl pkey -pubout"),
    ],
)
def test_it_is_said_which_key_is_wanted_and_how_one_is_made(tmp_path: Path, ask: Any, zh: str, made: str) -> None:
    """A private one to sign with, a public one to check a signature with."""
    pytest.importorskip("cryptography")
    (tmp_path / "key").write_text("no key", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        ask(tmp_path / "key")
    assert zh in (raised.value.zh or "")
    assert made in str(raised.value)
