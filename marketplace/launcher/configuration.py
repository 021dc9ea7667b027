"""What `make run` was asked for, read from the environment and checked before anything is started."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from marketplace.embedded import ServiceError

ROOT = Path(__file__).resolve().parent.parent.parent
NEEDED_MEGABYTES = 1024  # Elasticsearch unpacked, the demo city, logs


@dataclass(frozen=True)
class Configuration:
    """The wishes of one `make run`."""

    run_dir: Path
    host: str
    port: int
    demo: bool
    database_url: str
    redis_url: str
    elasticsearch_url: str
    elasticsearch_heap: str

    @property
    def base_url(self) -> str:
        """The address a person types."""
        return f"http://localhost:{self.port}"

    @property
    def logs(self) -> Path:
        """Where every child's output goes."""
        return self.run_dir / "logs"


def run_directory(environment: Mapping[str, str] = os.environ) -> Path:
    """Where everything local lives: `.run`, or BAHAM_RUN_DIR."""
    return Path(environment.get("BAHAM_RUN_DIR") or ROOT / ".run").resolve()


def from_environment(environment: Mapping[str, str] = os.environ) -> Configuration:
    """Read and check; a value that makes no sense is refused with an example."""
    port = environment.get("PORT", "").strip() or "8000"
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise ServiceError(
            f"PORT={port} is not a port.", "Use a number from 1 to 65535, for example: PORT=8001 make run"
        )
    return Configuration(
        run_dir=run_directory(environment),
        host=environment.get("HOST", "").strip() or "127.0.0.1",
        port=int(port),
        demo=environment.get("DEMO", "1").strip() != "0",
        database_url=environment.get("DATABASE_URL", "").strip(),
        redis_url=environment.get("REDIS_URL", "").strip(),
        elasticsearch_url=environment.get("ELASTICSEARCH_URL", "").strip(),
        elasticsearch_heap=environment.get("ELASTICSEARCH_HEAP", "").strip() or "512m",
    )


def check_place(configuration: Configuration) -> None:
    """The run directory can be written and the disk has room."""
    run_dir = configuration.run_dir
    try:
        run_dir.mkdir(parents=True, exist_ok=True)
        run_dir.chmod(0o755)
        probe = run_dir / ".probe"
        probe.write_bytes(b"0" * 4096)
        probe.unlink()
        free = psutil.disk_usage(str(run_dir)).free // 1024**2
    except OSError as error:
        reason = error.strerror or str(error)
        raise ServiceError(
            f"Baham cannot write below {run_dir} ({reason}).",
            "Free some disk space, correct its owner, or choose another place: BAHAM_RUN_DIR=/path make run",
        ) from error
    if free < NEEDED_MEGABYTES:
        raise ServiceError(
            f"Only {free} MB are free for {run_dir}; Baham needs about {NEEDED_MEGABYTES} MB.",
            "Free some disk space, or choose another place: BAHAM_RUN_DIR=/path make run",
        )


def check_port(configuration: Configuration) -> None:
    """Nobody else listens where the web server will."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((configuration.host, configuration.port))
        except PermissionError:
            cause = f"Port {configuration.port} needs more rights than you have."
        except OSError as error:
            holder = _holder_of(configuration.port)
            taken = f"Port {configuration.port} on {configuration.host} is taken{holder}."
            cause = taken if holder or error.errno == 98 else f"{configuration.host} cannot be used: {error.strerror}."
        else:
            return
    other = configuration.port + 1 if configuration.port > 1023 else 8000
    raise ServiceError(cause, f"Stop that program or choose another port: PORT={other} make run")


def _holder_of(port: int) -> str:
    try:
        for connection in psutil.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port and connection.pid:
                return f" by {psutil.Process(connection.pid).name()} (process {connection.pid})"
    except psutil.Error:
        pass
    return ""
