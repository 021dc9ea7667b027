"""Embedded Elasticsearch: the minimal distribution that Maven can fetch, run by the machine's own Java.

Invariants: it is optional (`unavailable` says why it cannot run here); the distribution appears whole (unpacked beside,
then renamed); it listens on the loopback address only. The distribution has no `GET /` handler: health is
`/_cluster/health`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request
import zipfile
from functools import lru_cache
from pathlib import Path

from marketplace.embedded import processes
from marketplace.embedded.errors import ServiceError
from marketplace.embedded.privileges import open_way_to, own_directory
from marketplace.embedded.service import Service, free_port, steady_port

VERSION = "8.19.21"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
OLDEST_JAVA = 17
ADVICE = "Install Java 17+ and Maven (Debian: apt-get install openjdk-17-jre-headless maven) or set ELASTICSEARCH_URL."


class Elasticsearch(Service):
    """One node. `distributions` is where the unpacked program is kept, so that several nodes share it."""

    name = "Elasticsearch"
    essential = False  # PostgreSQL answers searches without it
    patience_seconds = 120.0

    def __init__(self, directory: Path, *, distributions: Path, heap: str = "512m") -> None:
        super().__init__(directory)
        self.home = distributions.resolve() / f"elasticsearch-{VERSION}"
        self.heap = heap
        self.configuration = self.directory / "config"
        self.access = self.directory / "access.json"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{json.loads(self.access.read_text())['port']}"

    def unavailable(self) -> ServiceError | None:
        """Why Elasticsearch cannot run on this machine, or None when it can."""
        if java_version() < OLDEST_JAVA:
            found = f"Java {java_version()} is too old" if java_version() else "there is no Java"
            return ServiceError(f"Elasticsearch needs Java {OLDEST_JAVA}+ and {found}.", ADVICE)
        if not self.is_fetched and shutil.which("mvn") is None:
            return ServiceError("Elasticsearch is fetched by Maven and there is no `mvn`.", ADVICE)
        return None

    @property
    def is_fetched(self) -> bool:
        """Whether the distribution is here already."""
        return self.home.exists()

    def fetch(self) -> None:
        """Fetch and unpack the distribution once (107 MB)."""
        if self.is_fetched:
            return
        place = self.home.parent
        place.mkdir(parents=True, exist_ok=True)
        command = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={place}"]
        outcome = subprocess.run(command, check=False, capture_output=True, text=True, cwd=place)
        archive = place / f"elasticsearch-{VERSION}.zip"
        if outcome.returncode != 0 or not archive.exists():
            reason = " ".join((outcome.stdout + outcome.stderr).split())[:300]
            raise ServiceError(f"Maven could not fetch Elasticsearch {VERSION}: {reason}", ADVICE)
        self._unpack(archive)
        archive.unlink()

    def _unpack(self, archive: Path) -> None:
        unfinished = self.home.parent / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        with zipfile.ZipFile(archive) as bundle:
            for member in bundle.infolist():
                path = Path(bundle.extract(member, unfinished))
                path.chmod(0o755 if path.is_dir() or (member.external_attr >> 16) & 0o100 else 0o644)
        (unfinished / f"elasticsearch-{VERSION}").rename(self.home)
        shutil.rmtree(unfinished)

    def prepare(self) -> None:
        obstacle = self.unavailable()
        if obstacle is not None:
            raise obstacle
        self.fetch()
        for part in (self.directory, self.configuration, self.directory / "data", self.directory / "temporary"):
            own_directory(part, self.account)
        open_way_to(self.home / "bin" / "elasticsearch", self.account)
        for name in ("jvm.options", "log4j2.properties"):
            shutil.copyfile(self.home / "config" / name, self.configuration / name)

    def options(self) -> dict[str, object]:
        """What `elasticsearch.yml` says: a cluster of one node, reached from this machine only."""
        return {
            "cluster.name": "baham",
            "discovery.type": "single-node",
            "network.host": "127.0.0.1",
            "transport.port": free_port(),
            "path.data": str(self.directory / "data"),
            "path.logs": str(self.directory / "logs"),
            "xpack.security.enabled": False,
            # One machine's disk is often nearly full; read-only indexes would be a riddle, not a help.
            "cluster.routing.allocation.disk.threshold_enabled": False,
        }

    def spawn(self, *, leashed: bool) -> subprocess.Popen[bytes]:
        port = steady_port(self.access)
        self.access.write_text(json.dumps({"port": port}))
        options = self.options() | {"http.port": port}
        lines = [f"{name}: {json.dumps(value)}" for name, value in options.items()]
        (self.configuration / "elasticsearch.yml").write_text("\n".join(lines) + "\n")
        environment = {
            "ES_JAVA_HOME": str(java_home()),
            "ES_JAVA_OPTS": f"-Xms{self.heap} -Xmx{self.heap}",
            "ES_PATH_CONF": str(self.configuration),
            "ES_TMPDIR": str(self.directory / "temporary"),
        }
        return processes.spawn(
            [self.home / "bin" / "elasticsearch"],
            log=self.log,
            account=self.account,
            environment=environment,
            directory=self.directory,
            leashed=leashed,
        )

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/_cluster/health", timeout=1) as reply:  # noqa: S310  loopback
                return json.load(reply)["status"] in ("green", "yellow")
        except (OSError, ValueError, KeyError, urllib.error.URLError):
            return False


def java_program() -> Path | None:
    """The `java` that would run: JAVA_HOME's, else the one on the path."""
    home = os.environ.get("JAVA_HOME")
    if home and (Path(home) / "bin" / "java").exists():
        return Path(home) / "bin" / "java"
    found = shutil.which("java")
    return Path(found) if found else None


@lru_cache(maxsize=1)
def java_version() -> int:
    """Major version of the machine's Java; 0 when there is none that works."""
    program = java_program()
    if program is None:
        return 0
    outcome = subprocess.run([program, "-version"], check=False, capture_output=True, text=True)
    match = re.search(r'version "(?:1\.)?(\d+)', outcome.stderr + outcome.stdout)
    return int(match.group(1)) if match else 0


def java_home() -> Path:
    """Home directory of the machine's Java, behind the links that distributions put before it."""
    program = java_program()
    if program is None:
        raise ServiceError("There is no Java.", ADVICE)
    return program.resolve().parent.parent
