"""Importers that span rooms: foreign files read into our own contents, then handed to the services."""
