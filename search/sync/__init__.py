"""Keeping the indices true: what an event touches, doing it, sending it on, and reporting what differs."""
