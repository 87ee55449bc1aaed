"""Keeping an installation alive: the worker, and measures."""
