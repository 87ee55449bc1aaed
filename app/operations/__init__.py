"""Keeping an installation alive: the worker under its lease, and the server it runs beside."""
