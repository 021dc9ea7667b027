"""A search sent early: over kept connections, beside the client and never instead of it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest
from elasticsearch import ApiError, ConnectionError, Elasticsearch

from search.engines.contract import EngineUnavailable
from search.engines.elasticsearch import early

FOUND = {"timed_out": False, "hits": {"hits": []}}


class Node(BaseHTTPRequestHandler):
    """A node that says what the test wants, by turns: a status, "hang up", "rubbish" or "silence"."""

    protocol_version = "HTTP/1.1"
    answers: ClassVar[list[int | str]] = []
    asked: ClassVar[list[tuple[str, Any, tuple[str, int]]]] = []
    released = threading.Event()

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.asked.append((self.path, body, self.client_address))
        answer = self.answers.pop(0) if self.answers else 200
        if answer == "hang up":
            self.close_connection = True
            return
        if answer == "silence":
            self.released.wait(5)
            return
        text = b"<html>" if answer == "rubbish" else json.dumps(FOUND).encode()
        self.send_response(answer if isinstance(answer, int) else 200)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Connections that are given up are what these tests are about."""

    def handle_error(self, *given: Any) -> None:
        pass


@pytest.fixture
def client() -> Iterator[Elasticsearch]:
    Node.answers, Node.asked, Node.released = [], [], threading.Event()
    with Server(("127.0.0.1", 0), Node) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Elasticsearch(f"http://127.0.0.1:{server.server_port}", max_retries=0, retry_on_timeout=False)
        Node.released.set()
        server.shutdown()


def test_the_question_is_out_before_anybody_waits_for_its_answer(client: Elasticsearch) -> None:
    answer = early.send(client, "things", {"size": 1}, 5.0)
    until = time.monotonic() + 5
    while not Node.asked and time.monotonic() < until:
        time.sleep(0.01)
    assert [asked[:2] for asked in Node.asked] == [("/things/_search", {"size": 1})]
    assert answer() == FOUND


def test_a_connection_is_used_again_after_its_answer_was_read(client: Elasticsearch) -> None:
    for _ in range(3):
        assert early.send(client, "things", {"size": 1}, 5.0)() == FOUND
    assert len({address for *_, address in Node.asked}) == 1


def test_an_answer_nobody_waited_for_is_never_taken_for_another(client: Elasticsearch) -> None:
    forgotten = early.send(client, "things", {"size": 1}, 5.0)
    assert early.send(client, "things", {"size": 2}, 5.0)() == FOUND
    assert early.send(client, "things", {"size": 3}, 5.0)() == FOUND
    assert callable(forgotten)
    by_address = {
        address: [body["size"] for _, body, own in Node.asked if own == address] for *_, address in Node.asked
    }
    assert sorted(by_address.values()) == [[1], [2, 3]]


@pytest.mark.parametrize("fault", ["hang up", "rubbish", 503])
def test_what_goes_wrong_is_asked_again_through_the_client(client: Elasticsearch, fault: int | str) -> None:
    Node.answers = [fault]
    assert early.send(client, "things", {"size": 3}, 5.0)() == FOUND
    assert [body for _, body, _ in Node.asked] == [{"size": 3}] * 2


def test_a_kept_connection_that_was_closed_meanwhile_costs_nothing_but_another(client: Elasticsearch) -> None:
    assert early.send(client, "things", {"size": 1}, 5.0)() == FOUND
    (kept,) = early._idle[client.transport.node_pool.get().host, client.transport.node_pool.get().port]
    kept.sock.close()
    assert early.send(client, "things", {"size": 1}, 5.0)() == FOUND


def test_a_complaint_is_the_client_s_to_tell(client: Elasticsearch) -> None:
    Node.answers = [400, 400]
    with pytest.raises(ApiError):
        early.send(client, "things", {"size": 1}, 5.0)()


def test_silence_is_waited_for_once_and_no_longer_than_said(client: Elasticsearch) -> None:
    Node.answers = ["silence"]
    started = time.monotonic()
    with pytest.raises(EngineUnavailable, match="in time"):
        early.send(client, "things", {"size": 1}, 0.3)()
    assert time.monotonic() - started < 1
    assert len(Node.asked) == 1


def test_sending_to_nobody_fails_only_when_the_answer_is_wanted() -> None:
    answer = early.send(Elasticsearch("http://127.0.0.1:9", max_retries=0), "things", {"size": 1}, 0.5)
    with pytest.raises(ConnectionError):
        answer()


def test_certificates_are_left_to_the_client(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Elasticsearch("https://127.0.0.1:9", max_retries=0)
    monkeypatch.setattr(early, "_sent", lambda *given: pytest.fail("sent without TLS"))
    with pytest.raises(ConnectionError):
        early.send(client, "things", {"size": 1}, 0.5)()
