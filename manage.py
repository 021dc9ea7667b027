#!/usr/bin/env python
"""Django's command line for Baham; `make manage ARGS="…"` runs it against the running system."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.dev")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # a wrong environment is the reader's to mend: the reason, not a trace
        sys.exit(f"Error: {error}")
