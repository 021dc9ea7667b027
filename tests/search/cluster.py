"""A real cluster of three Elasticsearch nodes on this machine, whose nodes can be killed and started again.

Invariants: the nodes share one program and nothing else; every address is known before the first node starts, so that
they find each other and whoever asks may name all of them; what was started is stopped and removed.
"""

from __future__ import annotations

import json
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from elasticsearch import ApiError, Elasticsearch, TransportError

from marketplace import embedded
from marketplace.embedded import processes
from marketplace.embedded.service import free_port
from tests.services import RUN_DIR

NAMES = ("first", "second", "third")
HEAP = "384m"
PATIENCE_SECONDS = 180.0


class Node(embedded.Elasticsearch):
    """One of several nodes; `transports` are the ports on which they speak to each other."""

    patience_seconds = PATIENCE_SECONDS

    def __init__(self, directory: Path, name: str, transports: dict[str, int]) -> None:
        super().__init__(directory / name, distributions=RUN_DIR / "distributions", heap=HEAP)
        self.node, self.transports = name, transports

    def options(self) -> dict[str, object]:
        """The single node's, but in company."""
        company = {
            "cluster.name": "baham-three",
            "node.name": self.node,
            "node.processors": 1,
            "transport.port": self.transports[self.node],
            "discovery.seed_hosts": [f"127.0.0.1:{port}" for port in self.transports.values()],
            "cluster.initial_master_nodes": list(self.transports),
        }
        alone = super().options()
        del alone["discovery.type"]
        return alone | company

    def kill(self) -> None:
        """`kill -9` of everything the node is made of: nothing is flushed, nobody is told."""
        process = processes.recorded(self.note)
        assert process is not None, f"the node {self.node} does not run"
        for each in [*process.children(recursive=True), process]:
            each.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
        self.note.unlink()


class Cluster:
    """The three nodes together."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        transports = {name: free_port() for name in NAMES}
        self.nodes = {name: Node(directory, name, transports) for name in NAMES}

    @property
    def addresses(self) -> tuple[str, ...]:
        """All of them, living or not, as `ELASTICSEARCH_URL` names them."""
        return tuple(node.address for node in self.nodes.values())

    def start(self) -> None:
        """Start what does not run, at once, and wait until all see each other."""
        started = [node for node in self.nodes.values() if processes.recorded(node.note) is None]
        launched = [(node, node.launch(leashed=False)) for node in started]
        for node, process in launched:
            node.wait(process)
        self.until(lambda: self._health()["number_of_nodes"] == len(NAMES), "the nodes find each other")

    def stop(self) -> None:
        """Stop all of them."""
        for node in self.nodes.values():
            node.stop()

    def client(self) -> Elasticsearch:
        """A patient client of our own, for looking at the cluster."""
        return Elasticsearch(list(self.addresses), max_retries=len(NAMES), request_timeout=10)

    def _health(self) -> Any:
        return self.client().cluster.health()

    def master(self) -> Node:
        """The node that decides."""
        nodes = self.client().cluster.state(metric=["master_node", "nodes"])
        return self.nodes[nodes["nodes"][nodes["master_node"]]["name"]]

    def holder(self, alias: str) -> Node:
        """The node with the primary copy of the index behind an alias."""
        state = self.client().cluster.state(metric=["routing_table", "nodes"], index=alias)
        copies = [copy for index in state["routing_table"]["indices"].values() for copy in index["shards"]["0"]]
        (primary,) = [copy["node"] for copy in copies if copy["primary"]]
        return self.nodes[state["nodes"][primary]["name"]]

    def whole(self, alias: str) -> bool:
        """Whether every copy of the index is where it should be."""
        return str(self.client().cluster.health(index=alias)["status"]) == "green"

    def until(self, happened: Callable[[], bool], what: str) -> float:
        """Wait; returns the seconds it took."""
        started = time.monotonic()
        while True:
            try:
                if happened():
                    return time.monotonic() - started
            except (ApiError, TransportError, json.JSONDecodeError):
                pass  # a cluster without a master does not know
            assert time.monotonic() - started < PATIENCE_SECONDS, f"waited in vain: {what}"
            time.sleep(0.1)


@contextmanager
def running(directory: Path) -> Iterator[Cluster]:
    """The cluster, up and complete; stopped and removed afterwards."""
    shutil.rmtree(directory, ignore_errors=True)
    cluster = Cluster(directory)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(directory, ignore_errors=True)
