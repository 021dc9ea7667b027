"""What upper rooms must do in the very transaction of a material amendment; they register here, so that this room
need not know them.
"""

from __future__ import annotations

from collections.abc import Callable

from challenges.models import Challenge, ChallengeVersion

MaterialHook = Callable[[Challenge, ChallengeVersion], object]
_hooks: dict[str, MaterialHook] = {}


def on_material(hook: MaterialHook) -> None:
    """Have `hook(challenge, version)` called inside the transaction of each material amendment, under the locks of
    challenge and round.
    """
    _hooks[f"{hook.__module__}.{hook.__qualname__}"] = hook


def run_material_hooks(challenge: Challenge, version: ChallengeVersion) -> None:
    """Call every registered hook; one that raises undoes the amendment."""
    for hook in _hooks.values():
        hook(challenge, version)
