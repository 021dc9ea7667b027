"""The embedded engine: BM25F over our own postings in PostgreSQL, added up with numpy. Always there, always warm."""
