"""How often a reader looks for cycles of unused objects."""

from __future__ import annotations

import gc

_NEW_OBJECTS = 10_000
"""Made since the last look. The default of 700 costs a reader 5 % of its time; 50,000 let its
memory grow to more than twice."""


def spare_the_collector() -> None:
    """Look for cycles seldom, and never among what is loaded by now.

    Reading makes many objects that live as long as their file, and hardly a cycle.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
