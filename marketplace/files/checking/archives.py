"""ZIP and the office formats made of it: no password, no macros, no programs, no bombs, no paths that climb out."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.files.checking.limits import Limits

ENCRYPTED = 0x1
SMALL = 1_000_000  # members below this size may shrink as well as they like
PROGRAMS = frozenset(
    [
        "exe",
        "dll",
        "com",
        "bat",
        "cmd",
        "ps1",
        "vbs",
        "js",
        "jse",
        "wsf",
        "scr",
        "msi",
        "jar",
        "app",
        "sh",
        "apk",
        "html",
        "htm",
        "svg",
        "hta",
        "lnk",
        "reg",
        "zip",
        "rar",
        "7z",
    ]
)
MACROS = ("vbaproject.bin", "activex", "oleobject", "embeddings/")


def archive_refusal(content: BinaryIO, *, office: bool, limits: Limits) -> str | Promise | None:
    """Why this archive (an office document if `office`) is not taken; None if nothing was found."""
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return _("The file is damaged; save it again and send it once more.")
    if any(member.flag_bits & ENCRYPTED for member in members):
        return _("The file is protected by a password; save it without one.")
    if _is_bomb(members, limits):
        return _("The file unpacks to far more than its size; send its content in smaller parts.")
    if any(_climbs(member.filename) for member in members):
        return _("The archive holds paths that lead outside of it; pack it again.")
    return _office_refusal(members) if office else _program_refusal(members)


def _is_bomb(members: list[zipfile.ZipInfo], limits: Limits) -> bool:
    if len(members) > limits.members or sum(member.file_size for member in members) > limits.unpacked_bytes:
        return True
    return any(
        member.file_size > SMALL and member.file_size > limits.unpacked_ratio * max(member.compress_size, 1)
        for member in members
    )


def _climbs(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def _office_refusal(members: list[zipfile.ZipInfo]) -> str | Promise | None:
    for member in members:
        if any(word in member.filename.lower() for word in MACROS):
            return _("The document holds macros or embedded files; save it as PDF or without them.")
    return None


def _program_refusal(members: list[zipfile.ZipInfo]) -> str | Promise | None:
    for member in members:
        if PurePosixPath(member.filename).suffix.lower().lstrip(".") in PROGRAMS:
            name = PurePosixPath(member.filename).name
            return _("The archive holds “%(name)s”; take programs, web pages and further archives out of it.") % {
                "name": name
            }
    return None
