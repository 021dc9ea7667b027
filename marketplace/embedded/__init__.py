"""PostgreSQL, Redis and Elasticsearch for one machine: start, stop, address.

Invariants: nothing here imports Django; a service keeps all its files below the directory it is given; an interrupted
start leaves nothing that the next start cannot heal; no service runs as root.
"""

from marketplace.embedded.elasticsearch import Elasticsearch
from marketplace.embedded.errors import ServiceError
from marketplace.embedded.postgres import Postgres
from marketplace.embedded.redis import Redis
from marketplace.embedded.service import Service

__all__ = ["Elasticsearch", "Postgres", "Redis", "Service", "ServiceError"]
