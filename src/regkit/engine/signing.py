"""Signing the head of a file of records, detached, so that a cut tail or a file written anew shows, too.

The signature stands for the number of records and the digest of the last, and so for every line. The keys are Ed25519
in PEM, such as `openssl genpkey -algorithm ed25519 -out key.pem` makes; needs the extra `sign`.
"""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from typing import Any

from regkit.engine.chain import Head
from regkit.law import InputError
from regkit.law.errors import missing_library
from regkit.law.files import unread

__all__ = ["sign", "signed_by"]


def _message(head: Head) -> bytes:
    return f"regkit.records/2\n{head.count}\n{head.digest}\n".encode("ascii")


def sign(head: Head, private_key: Path) -> str:
    """Return the signature of a file's head, in base 64.

    Raises:
        InputError: the key cannot be read, or is no private Ed25519 key.
        RegkitError: the library for signatures is not installed.
    """
    key = _key(private_key, private=True)
    return base64.b64encode(key.sign(_message(head))).decode("ascii")


def signed_by(head: Head, signature: str, public_key: Path) -> bool:
    """Return whether a signature is that of a file's head by the owner of a key.

    Raises:
        InputError: the key cannot be read, or is no public Ed25519 key.
        RegkitError: the library for signatures is not installed.
    """
    key = _key(public_key, private=False)
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  (an extra)

    try:
        key.verify(base64.b64decode(signature.strip(), validate=True), _message(head))
    except (InvalidSignature, binascii.Error):
        return False
    return True


def _key(path: Path, *, private: bool) -> Any:
    try:
        from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  (an extra)
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415
    except ModuleNotFoundError:
        raise missing_library("a signature needs `cryptography`", "签名需要 `cryptography`", "sign") from None
    kind = "private" if private else "public"
    making = "openssl genpkey -algorithm ed25519" if private else "openssl pkey -pubout"
    wanted: Any = ed25519.Ed25519PrivateKey if private else ed25519.Ed25519PublicKey
    try:
        data = path.read_bytes()
        read = serialization.load_pem_private_key(data, None) if private else serialization.load_pem_public_key(data)
    except OSError as error:
        told, told_zh = f"a {kind} Ed25519 key in PEM, such as `{making}` makes", f"须为 PEM，可用 `{making}` 生成"
        raise unread(path, error, accepted=told, accepted_zh=told_zh) from None
    except (ValueError, TypeError):
        read = None
    if not isinstance(read, wanted):
        raise InputError(
            f"`{path}` holds no {kind} Ed25519 key in PEM, without a password",
            hint=f"make one with `{making}`",
            zh=f"`{path}` 不是无口令的 Ed25519 {'私钥' if private else '公钥'}（PEM）",
            hint_zh=f"可用 `{making}` 生成",
        )
    return read
