"""The last minute before a deadline, through HTTP against a whole running system; then the same while its parts are
killed; autosaves of fifty writers; and files of 100 MB. `make bench-deadline` (BENCH_SCALE=0.1 for a small one).
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import random
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg2
import pytest

from tests.benchmarks.report import Measure, broken, show, write
from tests.benchmarks.sending_files import raw_speed, sent_in_parts, warmed
from tests.benchmarks.served import run
from tests.benchmarks.system import System, cores, headers, post, running
from tests.services import ROOT, locked

pytestmark = [pytest.mark.benchmark]

SCALE = float(os.environ.get("BENCH_SCALE", "1"))
CALMLY, RUSHING, LATE = (max(2, round(SCALE * count)) for count in (400, 100, 200))
WINDOW, RUSH, AFTER = 60.0, 2.0, 10.0  # seconds
EDGE = 0.25  # of a second before the deadline: what is sent later still cannot count on having arrived
WRITERS, SAVES, PAUSE = max(2, round(SCALE * 50)), 15, 2.0
FILES, FILE_BYTES = max(1, round(SCALE * 20)), 100 * 1024 * 1024
NEVER = 9999.0
P95_SUBMIT, P95_AUTOSAVE, MEMORY_MB = 1.5, 0.120, 50.0
KILLED = {"web server": 45.0, "Redis": 35.0, "Celery worker": 28.0, "Elasticsearch": 22.0}  # seconds before
HERE = Path(__file__).parent
# What no load excuses.
WRONG = (
    "sent late and",
    "accepted and lost",
    "kept",
    "accepted twice",
    "receipts that fail",
    "files of 100 MB refused",
)


@dataclass
class Sent:
    """What one startup saw of its sending: the last answer, how long it took with all retries, and how many."""

    status: int
    location: str
    seconds: float
    tries: int


@pytest.fixture
def alone() -> Iterator[None]:
    """Two runs at once would measure each other."""
    with locked("benchmark"):
        yield


def test_the_last_minute(alone: None) -> None:
    measures = [Measure("cores", cores(), "")]
    with running("deadline") as system:
        everybody = CALMLY + RUSHING + LATE
        town = asked(system, "made", {"proposals": [everybody, everybody, FILES]})
        measures += raw(system)
        measures += autosaves(system, town)
        for title, call, kills in (("", town["calls"][0], {}), (", parts killed", town["calls"][1], KILLED)):
            measures += last_minute(system, town["sessions"], call, title, kills)
        measures += large_files(system, town)
    show("The last minute before a deadline", measures)
    print(f"\n{write('deadline', measures)}")
    assert not [name for name in broken(measures, "") if name.startswith(WRONG)], "however long it took"


def asked(system: System, step: str, given: dict[str, Any]) -> dict[str, Any]:
    """What a step of callers.py says."""
    command = [sys.executable, str(HERE / "callers.py"), step]
    answer: dict[str, Any] = json.loads(run(command, ROOT, system.environment, json.dumps(given)))
    return answer


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else max(seconds, default=NEVER)


# -- the raw baseline


def raw(system: System) -> list[Measure]:
    """A committed insert of the bytes of one proposal, the least that keeping it could cost."""
    connection = psycopg2.connect(system.environment["DATABASE_URL"])
    seconds = []
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_raw (body bytea)")
        connection.commit()
        for _number in range(200):
            begun = time.perf_counter()
            cursor.execute("INSERT INTO bench_raw VALUES (%s)", [os.urandom(8000)])
            connection.commit()
            seconds.append(time.perf_counter() - begun)
        cursor.execute("DROP TABLE bench_raw")
        connection.commit()
    connection.close()
    return [Measure("raw: one committed insert, p95", 1000 * p95(seconds), "ms")]


# -- the last minute


def last_minute(
    system: System, sessions: list[str], call: dict[str, Any], title: str, kills: dict[str, float]
) -> list[Measure]:
    """Everybody sends at its own moment; the numbers of one challenge."""
    moment = asked(system, "closing", {"reference": call["reference"], "seconds": WINDOW + 15})["moment"]
    deadline = time.monotonic() + moment - time.time()
    chance = random.Random(1405)
    moments = [chance.uniform(-WINDOW, -RUSH) for _number in range(CALMLY)]
    moments += [chance.uniform(-RUSH, -EDGE) for _number in range(RUSHING)]
    moments += [chance.uniform(0.0, AFTER) for _number in range(LATE)]
    killers = [
        threading.Timer(deadline - before - time.monotonic(), system.kill, [part]) for part, before in kills.items()
    ]
    for killer in killers:
        killer.start()
    with ThreadPoolExecutor(len(moments)) as pool:
        waiting = [
            pool.submit(_send_at, deadline + moment, system.port, row["submit"], session)
            for moment, row, session in zip(moments, call["proposals"], sessions, strict=True)
        ]
        results = [one.result() for one in waiting]
    print(f"answers{title}: {dict(Counter(one.status for one in results))}", flush=True)
    time.sleep(8)  # beat comes every five seconds
    return judged(title, results, asked(system, "counted", {"reference": call["reference"]}))


def _send_at(moment: float, port: int, path: str, session: str) -> Sent:
    time.sleep(max(0.0, moment - time.monotonic()))
    points = [("points", point) for point in ("truth", "rights", "terms")]
    body = urlencode([("key", hashlib.sha256(path.encode()).hexdigest()[:32]), *points]).encode()
    return _until_answered(lambda: post(port, path, body, headers(session)))


def _until_answered(step: Callable[[], tuple[int, str, bytes]]) -> Sent:
    """As a person would: after a lost connection or an error of ours, once more."""
    begun, tries = time.monotonic(), 0
    while True:
        tries += 1
        try:
            status, location, _body = step()
        except (OSError, http.client.HTTPException):
            status, location = 0, ""
        if status and status < 500:
            return Sent(status, location, time.monotonic() - begun, tries)
        if tries > 100:
            return Sent(status, location, time.monotonic() - begun, tries)
        time.sleep(0.3)


def judged(title: str, results: list[Sent], found: dict[str, Any]) -> list[Measure]:
    """Numbers with their promises; 0 means that nothing of the kind happened."""
    in_time, late = results[: CALMLY + RUSHING], results[CALMLY + RUSHING :]
    accepted = [one for one in results if one.status == 302]
    received = found["statuses"].get("received", 0)
    rush = [one.seconds for one in in_time[CALMLY:] if one.status == 302]
    unanswered = [one for one in results if one.status not in (302, 409)]
    return [
        Measure(f"accepted{title}", len(accepted), "of 500" if SCALE == 1 else ""),
        Measure(f"sent in time and refused{title}", sum(one.status == 409 for one in in_time), "", target=0),
        Measure(f"sent late and accepted{title}", sum(one.status == 302 for one in late), "", target=0),
        Measure(f"without an answer{title}", len(unanswered), "", target=0),
        Measure(f"accepted and lost{title}", len(accepted) - received, "", target=0),
        Measure(f"kept and not told{title}", received - len(accepted), "", target=0),
        Measure(f"kept with a late time{title}", found["late"], "", target=0),
        Measure(f"accepted twice{title}", found["twice"], "", target=0),
        Measure(f"receipts that fail{title}", found["broken"], "", target=0),
        Measure(f"p95 of accepted{title}", p95([one.seconds for one in accepted]), "s", target=P95_SUBMIT),
        Measure(f"p95 of the last two seconds{title}", p95(rush), "s", target=P95_SUBMIT),
        Measure(f"sent again after a fault{title}", sum(one.tries > 1 for one in results), ""),
    ]


# -- autosave


def autosaves(system: System, town: dict[str, Any]) -> list[Measure]:
    """Fifty writers, each with a save every two seconds."""
    rows = list(zip(town["calls"][0]["proposals"], town["sessions"], strict=True))[:WRITERS]
    with ThreadPoolExecutor(WRITERS) as pool:
        found = list(pool.map(lambda row: _writing(system.port, row[0]["answer"], row[1]), rows))
    seconds = sorted(second for one in found for second in one)
    assert len(seconds) == WRITERS * SAVES
    return [
        Measure("p95 of an autosave", p95(seconds), "s", target=P95_AUTOSAVE),
        Measure("median of an autosave", statistics.median(seconds), "s"),
    ]


def _writing(port: int, path: str, session: str) -> list[float]:
    """A kept connection, as browsers have."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    begun, seconds = time.monotonic() + random.uniform(0, PAUSE), []
    for number in range(SAVES + 1):
        time.sleep(max(0.0, begun + number * PAUSE - time.monotonic()))
        body = urlencode({"text": f"متن {number} " * 150, "revision": number + 1}).encode()
        start = time.perf_counter()
        connection.request("POST", path, body, headers(session) | {"X-Autosave": "1"})
        answer = connection.getresponse()
        said = answer.read()
        assert answer.status == 200, said.decode()
        if number:  # the first one also opens the connection
            seconds.append(time.perf_counter() - start)
    connection.close()
    return seconds


# -- large files


def large_files(system: System, town: dict[str, Any]) -> list[Measure]:
    """Twenty files of 100 MB in parts at once, into proposals whose challenge is open; the growth of a web process."""
    rows = list(zip(town["calls"][2]["proposals"], town["sessions"], strict=False))
    part = os.urandom(5 * 1024 * 1024)
    warmed(system.port, rows, part, FILES)
    workers = system.web_workers()
    before = {worker.pid: worker.memory_info().rss for worker in workers}
    highest, done = dict(before), threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            for worker in workers:
                highest[worker.pid] = max(highest[worker.pid], worker.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    begun = time.monotonic()
    with ThreadPoolExecutor(FILES) as pool:
        statuses = list(pool.map(lambda row: sent_in_parts(system.port, row[0]["upload"], row[1], part, 20), rows))
    seconds = time.monotonic() - begun
    done.set()
    watcher.join()
    growth = max(highest[pid] - before[pid] for pid in before) / 2**20
    return [
        Measure("files of 100 MB that arrived", statuses.count(200), ""),
        Measure("files of 100 MB refused", FILES - statuses.count(200), "", target=0),
        Measure("growth of a web process", growth, "MB", target=MEMORY_MB),
        Measure("speed of sealing and keeping", FILES * FILE_BYTES / 2**20 / seconds, "MB/s", raw_speed(part)),
    ]
