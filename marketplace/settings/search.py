"""Search: Elasticsearch where there is one, PostgreSQL always."""

from __future__ import annotations

from marketplace.settings import environment

# Addresses of nodes, separated by commas; empty: PostgreSQL answers.
ELASTICSEARCH_URL = ",".join(environment.elasticsearch(environment.text("ELASTICSEARCH_URL")))
ELASTICSEARCH_INDEX_PREFIX = environment.text("ELASTICSEARCH_INDEX_PREFIX", "baham")
