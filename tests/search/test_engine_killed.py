"""The engine dies in the middle of a load of searches: not one page fails, and it is used again when it is back."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import connections
from django.test import Client

from search.engines import choice
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.models import SearchEntry
from tests.search.conftest import fill
from tests.search.documents import WORDS, random_documents, request, stored

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db(transaction=True)]

READERS, PAGES, KILLED_AFTER = 3, 30, 20


class Cable:
    """A way to Elasticsearch that can be cut like a killed node: open connections are reset, new ones refused."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.target = (parts.hostname or "127.0.0.1", parts.port or 9200)
        self.ends: list[socket.socket] = []
        self.listener = self._listen(0)
        self.port: int = self.listener.getsockname()[1]

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _address = listener.accept()
                far = socket.create_connection(self.target)
                self.ends += [near, far]
                for pair in ((near, far), (far, near)):
                    threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    @staticmethod
    def _pass_on(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def cut(self) -> None:
        """As `kill -9` of the node looks from here."""
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for end in self.ends:
            with suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self.ends.clear()

    def mend(self) -> None:
        """The node is back at its address."""
        self.listener = self._listen(self.port)


@pytest.fixture
def cable(elasticsearch_url: str, settings: LazySettings) -> Iterator[Cable]:
    made = Cable(elasticsearch_url)
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{made.port}"
    yield made
    made.cut()


def test_an_engine_that_is_killed_under_load_costs_nobody_a_page(
    cable: Cable, elastic: ElasticsearchEngine, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ELASTICSEARCH_INDEX_PREFIX = elastic.prefix
    stored(*random_documents(60, seed=3))
    fill(elastic)
    for entry in SearchEntry.objects.all():
        SearchEntry.objects.filter(pk=entry.pk).update(sent_version=entry.version)
    monkeypatch.setattr(choice, "breaker", choice.Breaker(rest=0.5))
    answers, lock = Counter[str](), threading.Lock()

    def read(reader: int) -> None:
        client = Client(raise_request_exception=False)
        for number in range(PAGES):
            cache.clear()
            status = client.get("/search/", {"q": WORDS[(reader * 7 + number) % len(WORDS)]}).status_code
            with lock:
                answers[str(status)] += 1
                if answers.total() == KILLED_AFTER:
                    cable.cut()
        connections.close_all()

    assert choice.search(request("پسماند")).engine == "elasticsearch"
    with ThreadPoolExecutor(READERS) as readers:
        list(readers.map(read, range(READERS)))
    assert answers == {"200": READERS * PAGES}
    assert choice.search(request("پسماند")).engine == "postgres"
    cable.mend()
    until = time.monotonic() + 20
    while choice.search(request("پسماند")).engine != "elasticsearch":
        assert time.monotonic() < until, "Elasticsearch is back and nobody uses it"
        time.sleep(0.1)
