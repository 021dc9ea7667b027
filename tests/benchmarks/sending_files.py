"""What sends large files as the script of the page does: in parts of 5 MB, each with its fingerprint."""

from __future__ import annotations

import hashlib
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from typing import Any
from urllib.parse import urlencode

from tests.benchmarks.system import headers, post
from tests.services import ROOT

ENOUGH = 12  # connections, of which either of two processes takes some: all but once in two thousand times


def warmed(port: int, rows: list[Any], part: bytes, at_once: int) -> None:
    """Every thread of both web processes has answered, and each process has taken a whole file."""
    for row, session in islice(cycle(rows), ENOUGH):
        assert sent_in_parts(port, row["upload"], session, part, 1) == 200
    row, session = rows[0]
    about = urlencode({"name": "warm.pdf", "size": len(part)}).encode()
    with ThreadPoolExecutor(at_once) as pool:
        answers = list(pool.map(lambda _: post(port, row["upload"], about, headers(session)), range(10 * at_once)))
    assert {status for status, _location, _said in answers} == {200}


def raw_speed(part: bytes) -> float:
    """Writing the same bytes to the same disk, plain and in one process."""
    path = ROOT / ".run" / "bench" / "raw"
    begun = time.monotonic()
    with path.open("wb") as file:
        for _number in range(40):
            file.write(part)
        os.fsync(file.fileno())
    seconds = time.monotonic() - begun
    path.unlink()
    return 40 * len(part) / 2**20 / seconds


def sent_in_parts(port: int, path: str, session: str, part: bytes, count: int) -> int:
    """Send a PDF of so many parts as the script of the page does; the status of its end."""
    head, tail = (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%",
        b"\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n",
    )
    parts = [part] * count
    parts[0] = head + parts[0][len(head) :]
    parts[-1] = parts[-1][: -len(tail)] + tail
    about = urlencode({"name": f"{count}.pdf", "size": count * len(part)}).encode()
    status, _location, said = post(port, path, about, headers(session))
    assert status == 200, said.decode()
    state, digests = json.loads(said), [hashlib.sha256(one).hexdigest() for one in parts]
    for number, content in enumerate(parts):
        told = {"Upload-Offset": str(number * len(part)), "Upload-Digest": digests[number]}
        kind = {"Content-Type": "application/octet-stream"}
        status, _location, said = post(port, state["address"], content, headers(session) | kind | told)
        assert status == 200, said.decode()
    root = hashlib.sha256(b"".join(map(bytes.fromhex, digests))).hexdigest()
    return post(port, state["finish"], urlencode({"root": root}).encode(), headers(session))[0]
