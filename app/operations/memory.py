"""Keeping the worker's memory to itself: it alone holds the key of the seal, under the same account as the site."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def keep_memory_private() -> None:
    """Ask the kernel that no other process of our account may read our memory, files and environment (prctl(2)).

    Only on Linux; elsewhere, and where the kernel refuses, nothing changes.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
