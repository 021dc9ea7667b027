"""The process behind `make run`, and the small commands beside it. It imports no Django: it starts it in children."""
