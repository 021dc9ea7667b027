"""What rows of the desks share: a desk reads many things in plain SQL, and little of each."""

from __future__ import annotations

from django.urls import reverse

from marketplace.plain import Row


class CallRow(Row):
    """A row that leads to a challenge by `reference`, `title_fa` and `title_en`."""

    __slots__ = ()
    reference: str

    @property
    def title(self) -> str:
        """The challenge's published title."""
        return self.said("title")

    def get_absolute_url(self) -> str:
        """The challenge's public address."""
        return reverse("challenges:detail", args=[self.reference])
