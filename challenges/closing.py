"""What upper rooms must do in the very transaction that closes a round; they register here, so that this room need
not know them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from challenges.models import Round

CloseHook = Callable[[Round, datetime], object]
_hooks: dict[str, CloseHook] = {}


def on_close(hook: CloseHook) -> CloseHook:
    """Have `hook(round, moment)` called inside the closing transaction, under the locks of challenge and round, so
    that closing and accepting are serialised. `moment` is the database's time of the closing. One that raises leaves
    the challenge open.
    """
    _hooks[f"{hook.__module__}.{hook.__qualname__}"] = hook
    return hook


def run_close_hooks(round_row: Round, moment: datetime) -> None:
    """Call every registered hook."""
    for hook in _hooks.values():
        hook(round_row, moment)
