"""Django's PostgreSQL backend, which looks before it asks whether a kept connection still lives."""
