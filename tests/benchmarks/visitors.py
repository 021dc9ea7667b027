"""Visitors who ask at the same time, each over a connection of its own, one page after the other."""

from __future__ import annotations

import http.client
import threading
import time

from tests.benchmarks.served import Site


def waited(site: Site, path: str, session: str, *, visitors: int, requests: int) -> list[float]:
    """How long each answer took, in milliseconds, from the question to its last byte; all must be 200."""
    together, taken = threading.Barrier(visitors), list[float]()
    failures: list[str] = []

    def visit() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
        headers = {"Cookie": f"sessionid={session}"} if session else {}
        together.wait()
        for _number in range(requests):
            begun = time.perf_counter()
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            taken.append(1000 * (time.perf_counter() - begun))
            if answer.status != 200:
                failures.append(f"{path} answered {answer.status}")
        connection.close()

    threads = [threading.Thread(target=visit) for _number in range(visitors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures[0]
    assert len(taken) == visitors * requests, f"{path}: a visitor gave up"
    return taken


def p95(values: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-95 * len(ordered) // 100) - 1)]
