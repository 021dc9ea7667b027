"""Elasticsearch, 8.19 or 9: the same tokens, the same rules, on a cluster of its own."""
