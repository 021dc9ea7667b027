"""WSGI entry point, served by granian."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.dev")
application = get_wsgi_application()

# What is there now stays until the process ends: the collector need not look at it again while somebody waits.
gc.collect()
gc.freeze()
# A page makes thousands of small things and hardly a circle of them, so looking for circles every 700 finds none.
gc.set_threshold(5_000, 10, 10)
