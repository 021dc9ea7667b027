"""Django's PostgreSQL backend, with connections that are looked at before each page and keep plans: see `base`."""
