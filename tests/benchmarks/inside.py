"""Run within a site's own settings: signs people in and counts what a page asks the database.

Reads a list of {name, path, email} from standard input and writes {name: {queries, bytes, session}}.
"""

from __future__ import annotations

import json
import os
import sys

sys.path.insert(0, os.getcwd())

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

found = {}
for page in json.load(sys.stdin):
    client = Client(SERVER_NAME="127.0.0.1")
    if page["email"]:
        person = get_user_model()._default_manager.get(email=page["email"])
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    for _number in range(2):  # what is kept for all readers is there, as on a site that is in use
        answer = client.get(page["path"])
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(page["path"])
    assert answer.status_code == 200, f"{page['path']}: {answer.status_code}"
    session = client.cookies["sessionid"].value if page["email"] else ""
    found[page["name"]] = {"queries": len(queries), "bytes": len(answer.content), "session": session}
json.dump(found, sys.stdout)
