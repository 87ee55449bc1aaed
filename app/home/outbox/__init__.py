"""The outbox as a coordinator sees it: what waits, what left, what could not be delivered; never a link or a code."""
