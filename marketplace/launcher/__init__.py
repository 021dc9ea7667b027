"""The process behind `make run`, and the small commands beside it. No Django here: it starts Django as child processes."""
