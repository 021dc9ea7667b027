"""Limits of uploads and the virus scanner; how large a file of a purpose may be is said where it is registered."""

from __future__ import annotations

from marketplace.settings import environment

CLAMAV_URL = environment.scanner(environment.text("CLAMAV_URL"))  # empty: our own checks only
FILES_CHECK_AT_ONCE_BYTES = environment.number("FILES_CHECK_AT_ONCE_BYTES", 5_500_000)  # larger ones wait for a worker
FILES_IMAGE_PIXELS = 50_000_000
FILES_UNPACKED_BYTES = 300_000_000  # what an archive may grow to
FILES_UNPACKED_RATIO = 100  # how many times its size a member of an archive may grow
FILES_ARCHIVE_MEMBERS = 3000
FILES_UNATTACHED_HOURS = 48  # an upload that nothing refers to is removed after that
