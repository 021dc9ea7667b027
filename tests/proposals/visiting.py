"""The pages of a proposal as a visitor with a browser asks for them."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from challenges.proposals.models import Proposal


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page_of(proposal: Proposal, name: str, *args: Any) -> str:
    return reverse(f"proposals:{name}", args=(proposal.public_id, *args))


def key_on(page: str) -> str:
    found = re.search(r'name="key" value="([0-9a-f]+)"', page)
    assert found, "the page has no key"
    return found[1]


def autosave(client: Client, url: str, text: str, revision: int) -> Any:
    return client.post(url, {"text": text, "revision": revision}, headers={"X-Autosave": "1"})
